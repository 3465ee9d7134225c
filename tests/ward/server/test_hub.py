"""The hub: messages of the bus in, frames of pages out, and what is asked of a bed."""

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.beds import AT, BOOT, link, pain, state
from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition
from neopain.base.errors import AccessError
from neopain.ward.board.board import Board
from neopain.ward.messages import LinkState, ReplyMessage, Request, write
from neopain.ward.server.hub import BROKER_LOST, Hub

STATE, LINK, REPLY = (f"ward/w/bed/3/{one}" for one in ("state", "link", "reply"))


@pytest.fixture
def clock():
    return ManualClock(101.0)


@pytest.fixture
def hub(clock):
    return Hub(Board(["3"], 45), clock, lambda: AT + clock() - 100.0)


async def events(hub, wanted, bed="", during=lambda: None):
    """The events of a page until `wanted` of them are there; `during` is called when it has everything."""
    running = asyncio.create_task(hub.run())
    found = []
    try:
        async with asyncio.timeout(20):
            async for event in hub.frames(bed):
                found.append((event["event"], json.loads(event["data"])))
                if len(found) == 1:
                    during()
                if len(found) == wanted:
                    break
    finally:
        running.cancel()
    return found


def test_an_alarm_of_a_bed_is_on_the_page_at_once(hub, clock):
    hub.take(STATE, write(state(1)))

    def during():
        hub.take(STATE, write(state(2, up_s=1.1, p=0.9, alarms=(pain(),))))

    found = asyncio.run(events(hub, 2, during=during))
    assert [kind for kind, _ in found] == ["all", "news"]
    assert found[1][1]["alarms"]["1"]["what"] == "Pain expression"
    assert found[1][1]["tiles"]["3"]["tone"] == "medium"


def test_an_enlarged_bed_has_its_face_and_others_have_not(hub):
    hub.take(STATE, write(state(1, scorable=0.5)))
    found = asyncio.run(events(hub, 3, bed="3"))
    assert [kind for kind, _ in found] == ["all", "news", "bed"]
    assert (found[2][1]["key"], found[2][1]["scorable"]) == ("3", 0.5)


@pytest.mark.parametrize(
    ("topic", "payload"),
    [
        (STATE, b""),
        (STATE, b"\xff\xfe"),
        (STATE, b"{}"),
        (STATE, b"[" * 9000),
        (STATE, write(link(LinkState.UP))),
        (LINK, b'{"v":1,"link":"off"}'),
        (REPLY, b"null"),
        ("ward/w/bed/3/state/x", write(state(1))),
        ("ward/w/bed//state", write(state(1))),
        ("$SYS/broker", b"1"),
    ],
)
def test_garbage_is_counted_and_changes_nothing(hub, topic, payload):
    hub.take(topic, payload)
    assert hub.refused == 1
    assert hub.board.place("3").state is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_WHOLE = {
    "state": json.loads(write(state(5, p=0.9, alarms=(pain(),), limit=0.5, patient="N1"))),
    "link": json.loads(write(link(LinkState.UP))),
    "reply": {"v": 1, "id": BOOT, "boot": BOOT, "accepted": True},
    "event": {"v": 1, "boot": BOOT, "seq": 1, "at": AT, "up_s": 1.0, "kind": "alarm_started", "condition": "pain"},
}


@st.composite
def messages(draw):
    """A topic and a payload: nonsense, or a message with fields that are changed, added or gone."""
    channel = draw(st.sampled_from([*_WHOLE, "cmd", "x"]))
    fields = dict(_WHOLE.get(channel, {}))
    for name in draw(st.lists(st.sampled_from([*fields, "more"]), max_size=3)):
        fields.pop(name, None) if draw(st.booleans()) else fields.update({name: draw(_JSON | st.floats(0, 9))})
    bed = draw(st.sampled_from(["3", "4", "%2f", "+"]) | st.text(max_size=6))
    payload = draw(st.just(json.dumps(fields).encode()) | st.binary(max_size=60))
    return f"ward/w/bed/{bed}/{channel}", payload


@settings(max_examples=150, deadline=None)
@given(told=st.lists(messages(), max_size=6), waited_s=st.floats(0, 20), retained=st.booleans())
def test_whatever_the_bus_says_the_page_gets_a_board(told, waited_s, retained):
    clock = ManualClock(101.0)
    kept = []

    class Kept:
        def state(self, bed, state, made_at):
            assert 0 <= made_at <= AT + clock()

        def event(self, bed, event):
            kept.append(write(event))

    hub = Hub(Board(["3"], 45), clock, lambda: AT + clock() - 100.0, Kept())
    for topic, payload in told:
        hub.take(topic, payload, retained=retained, waited_s=waited_s)
        clock.advance(0.7)
    for later_s in (0.0, 10.0):
        clock.advance(later_s)
        hub.board.refresh(clock(), AT + clock())
        frame = json.loads(json.dumps(hub.news.change(clock(), AT, whole_second=True), allow_nan=False))
        assert len(frame["ages"]) == len(hub.board.places)
        assert all(tile["p"] is None for tile in hub.news._tiles.values()) or later_s == 0
    json.dumps(hub.news.snapshot(clock(), AT), allow_nan=False)


def test_a_lost_broker_is_a_notice_on_every_page(hub):
    hub.set_connected(False)
    assert asyncio.run(events(hub, 1))[0][1]["notice"] == BROKER_LOST
    hub.set_connected(True)
    assert asyncio.run(events(hub, 2))[1][1]["notice"] == ""


def test_an_alarm_passes_before_it_is_archived(clock):
    steps = []

    class Slow:
        def state(self, bed, state, made_at):
            pass

        def board(self, news, current, at_s):
            if current and "archived" not in steps:
                steps.append("archived")

    hub = Hub(Board(["3"], 45), clock, lambda: AT, Slow())

    async def story():
        running, page = asyncio.create_task(hub.run()), hub.frames()
        await anext(page)
        hub.take(STATE, write(state(1, p=0.9, alarms=(pain(),))))
        async with asyncio.timeout(20):
            async for event in page:
                if "alarms" in json.loads(event["data"]):
                    steps.append("sent")
                    break
            while "archived" not in steps:
                await asyncio.sleep(0.01)
        running.cancel()

    asyncio.run(story())
    assert steps == ["sent", "archived"]


def test_a_page_that_is_too_slow_gets_everything_again(hub, clock):
    async def story():
        page = hub.frames()
        kinds = [(await anext(page))["event"]]
        for _second in range(2, 60):
            clock.advance(1.0)
            hub._publish(hub.news.change(clock(), AT, whole_second=True), clock(), AT, True)
        (waiting,) = hub._pages
        kinds += [(await anext(page))["event"] for _ in range(waiting.frames.qsize())]
        await page.aclose()
        return kinds

    kinds = asyncio.run(story())
    assert kinds.count("all") == 2
    assert len(kinds) < 40


def asked(hub, answer, ask=Request.ACKNOWLEDGE, numbers=(1,)):
    """What the bed was asked, and what the person is told; `answer` makes the reply of the command, or None."""
    sent = []

    def send(bed, command):
        sent.append((bed, command))
        reply = answer(command)
        if reply is not None:
            hub.take(REPLY, write(reply))

    async def story():
        hub.send = send
        return await hub.ask("3", ask, "Noor", numbers)

    return sent, asyncio.run(story())


def accept(command):
    return ReplyMessage(id=command.id, boot=command.boot, accepted=True)


def test_an_acknowledgement_names_what_the_person_saw_and_expires_after_5_s(hub, clock):
    hub.take(STATE, write(state(7, p=0.9, alarms=(pain(),))))
    hub.board.refresh(clock(), AT)
    clock.advance(0.5)
    ((bed, command),), reply = asked(hub, accept)
    assert (bed, command.by, command.boot, command.seen) == ("3", "Noor", BOOT, (AlarmCondition.PAIN,))
    assert command.until_up_s == pytest.approx(7 + 0.5 + 5)
    assert reply.accepted


def test_pausing_audio_names_no_alarm(hub, clock):
    hub.take(STATE, write(state(7, p=0.9, alarms=(pain(),))))
    hub.board.refresh(clock(), AT)
    ((_, command),), _ = asked(hub, accept, Request.PAUSE_AUDIO)
    assert command.seen == ()


def test_the_bed_may_refuse(hub, clock):
    hub.take(STATE, write(state(7, p=0.9, alarms=(pain(),))))
    hub.board.refresh(clock(), AT)
    refusal = lambda command: ReplyMessage(id=command.id, boot=command.boot, accepted=False, why="no")  # noqa: E731
    _, reply = asked(hub, refusal)
    assert (reply.accepted, reply.why) == (False, "no")


def test_a_bed_that_does_not_answer_is_said_so(hub, clock, monkeypatch):
    monkeypatch.setattr("neopain.ward.server.hub.COMMAND_EXPIRY_S", 0.05)
    hub.take(STATE, write(state(7, p=0.9, alarms=(pain(),))))
    hub.board.refresh(clock(), AT)
    with pytest.raises(AccessError, match="did not answer"):
        asked(hub, lambda command: None)


@pytest.mark.parametrize(("silent_s", "numbers"), [(3.0, (1,)), (0.0, (2,)), (0.0, ())])
def test_an_old_bed_or_an_alarm_that_nobody_saw_is_not_asked(hub, clock, silent_s, numbers):
    hub.take(STATE, write(state(7, p=0.9, alarms=(pain(),))))
    hub.board.refresh(clock(), AT)
    clock.advance(silent_s)
    with pytest.raises(AccessError):
        asked(hub, accept, numbers=numbers)


def test_other_systems_are_told_what_the_board_tells_and_their_faults_are_on_the_page(clock):
    class Relays:
        faults = ["Relay webhook: 1 not delivered"]  # noqa: RUF012
        told = []  # noqa: RUF012

        def board(self, news, board, at_s):
            self.told += [(hop.alarm.condition, hop.to, at_s) for hop in news.hops]

    relays = Relays()
    hub = Hub(Board(["3"], 45), clock, lambda: AT, relays=relays)
    hub.take(STATE, write(state(1, p=0.9, alarms=(pain(),))))
    found = asyncio.run(events(hub, 2))
    assert relays.told == [("pain", "*", AT)]
    assert found[1][1]["faults"] == ["Relay webhook: 1 not delivered"]
