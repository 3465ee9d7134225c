"""A bed on a real broker that is killed, frozen, unreachable or hostile: the bed goes on, and every event arrives."""

import itertools
import socket

import pytest

from beds import Bed, conditions
from linked_beds import PAIN, ShownBed, fields
from neopain.base.clock import ManualClock, monotonic
from neopain.base.data import AlarmCondition, EventKind, Mark
from neopain.base.errors import SettingsError
from neopain.base.ports import Sink
from neopain.base.ward_settings import WardSettings
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.bed import rival
from neopain.ward.bed.outbox import open_store
from neopain.ward.bed.publisher import Publisher
from neopain.ward.messages import BeatMessage, CommandMessage, ReceiptMessage, Request, write
from patience import wait_until

LOST, TWICE = AlarmCondition.WARD_LINK_LOST, AlarmCondition.WARD_BED_TWICE
_names = (f"bed {number}" for number in itertools.count(1))


class Linked:
    """A shown bed with its publisher at `port`."""

    def __init__(self, port, folder=None, name=None):
        self.name = name or next(_names)
        self.bed = ShownBed()
        settings = WardSettings(address=f"127.0.0.1:{port}", name="W", keepalive_s=1)
        key = MasterKey(KeyKind.FILE, bytes(32))
        self.publisher = Publisher(
            settings, self.name, open_store=folder and (lambda: open_store(folder, self.name, key)), patient=lambda: "B"
        )
        self.publisher.follow(self.bed)
        self.publisher.probe(0.0)

    def topic(self, channel):
        return f"ward/W/bed/{self.name.removeprefix('bed ')}/{channel}"

    def happens(self, *labels):
        self.publisher(None, self.bed.sample(*(self.bed.event(label=label) for label in labels)))


@pytest.fixture
def linked(broker):
    """Makes linked beds that are closed with the test."""
    made = []

    def make(*args, **more):
        made.append(Linked(broker.port, *args, **more))
        return made[-1]

    yield make
    for one in made:
        one.publisher.close()


def hear(listener, bed, channel, **wanted):
    """The first message of `bed` on `channel` with these fields."""

    def fits(topic, content, _retained):
        return topic == bed.topic(channel) and wanted.items() <= fields(content).items()

    return fields(listener.wait(fits)[1])


def test_state_link_and_events_are_heard_and_a_receipt_empties_the_outbox(linked, listener):
    one = linked()
    hear(listener, one, "link", link="up")
    one.happens("first")
    assert hear(listener, one, "state", word="some_signs")["patient"] == "B"
    event = hear(listener, one, "event", label="first")
    assert event["waited_s"] < 5
    receipt = write(ReceiptMessage(boot=event["boot"], seqs=(event["seq"],)))
    for content in (b"\x00garbage", receipt, receipt):
        listener.say(one.topic("receipt"), content)
    wait_until(lambda: len(one.publisher.outbox) == 0)


def test_closed_on_purpose_is_said_and_no_will_follows(linked, listener):
    one = linked()
    hear(listener, one, "link", link="up")
    one.publisher.close()
    hear(listener, one, "link", link="off")
    assert not [m for m in listener.heard if m[0] == one.topic("link") and fields(m[1])["link"] == "lost"]
    assert not one.publisher.probe(0.0)[LOST]  # a closed link is not started again
    assert not one.publisher.connected


def test_the_desk_asks_and_the_bed_answers(linked, listener):
    one = linked()
    one.happens()
    one.bed.sample(signals=[PAIN])
    state = hear(listener, one, "state", word="some_signs")
    asked = CommandMessage(
        id="5" * 32,
        boot=state["boot"],
        until_up_s=state["up_s"] + 5,
        ask=Request.ACKNOWLEDGE,
        by="Kim",
        seen=(AlarmCondition.PAIN,),
    )
    for content in (b'{"v":1,"ask":"set_limits"}', b"\xff", write(asked), write(asked)):
        listener.say(one.topic("cmd"), content)
    assert hear(listener, one, "reply", id="5" * 32)["accepted"]
    (done,) = one.bed.done
    assert done.by == "Kim (ward desk)"


def test_a_broker_that_is_killed_loses_no_event_and_no_old_state_comes_after(broker, linked, listener):
    one = linked()
    hear(listener, one, "link", link="up")
    broker.kill()
    one.happens("while", "away")
    broker.start()
    for label in ("while", "away"):
        assert hear(listener, one, "event", label=label)["waited_s"] > 0
    assert len(one.publisher.outbox) == 2  # until there is a receipt


def test_a_frozen_broker_is_left_and_found_again(broker, linked, listener):
    one = linked()
    wait_until(lambda: one.publisher.connected)
    broker.freeze()
    wait_until(lambda: not one.publisher.connected)
    began_s = monotonic()
    for _ in range(300):
        one.happens("frozen")
    assert monotonic() - began_s < 5.0  # all these events: nothing waits for the network
    broker.thaw()
    wait_until(lambda: one.publisher.connected)
    hear(listener, one, "event", label="frozen")


def test_events_outlive_the_program(broker, linked, listener, tmp_path):
    first = linked(tmp_path)
    first.happens("before")
    wait_until(lambda: not first.publisher.outbox._unsaved)
    first.publisher.close()
    listener.forget()
    second = linked(tmp_path, name=first.name)
    event = hear(listener, second, "event", label="before")
    assert event["boot"] == first.publisher.boot != second.publisher.boot
    listener.say(second.topic("receipt"), write(ReceiptMessage(boot=event["boot"], seqs=(event["seq"],))))
    wait_until(lambda: len(second.publisher.outbox) == 0)


def test_a_bed_that_is_gone_is_lost_and_another_start_is_up_again(linked, listener):
    one = linked()
    hear(listener, one, "link", link="up")
    same_client = Linked(listener.port, name=one.name)  # takes the first one's place at the broker, as after a crash
    hear(listener, one, "link", boot=same_client.publisher.boot, link="up")
    same_client.publisher.close()


def ups(listener, *beds):
    """The boots of these beds that were heard as up so far, in order."""
    topic, known = beds[0].topic("link"), {bed.publisher.boot: bed for bed in beds}
    said = [fields(content) for at, content, _ in list(listener.heard) if at == topic]
    return [known[one["boot"]] for one in said if one["link"] == "up" and one["boot"] in known]


def test_two_computers_with_one_bed_both_say_so_and_take_slow_turns(linked, listener, monkeypatch):
    """Whether the broker tells whom it disconnects why, as newer ones do, or not."""
    monkeypatch.setattr(rival, "AWAY_S", 8.0)
    monkeypatch.setattr(rival, "LONGEST_AWAY_S", 8.0)
    monkeypatch.setattr(rival, "UNDISTURBED_S", 25.0)
    first = linked()
    hear(listener, first, "link", link="up")
    assert not first.publisher.probe(0.0)[TWICE]
    second = linked(name=first.name)
    hear(listener, second, "link", boot=second.publisher.boot, link="up")
    for one in (first, second):
        wait_until(lambda one=one: one.publisher.probe(0.0)[TWICE])
    wait_until(lambda: first.publisher.connected is not second.publisher.connected)
    before, began_s = len(ups(listener, first, second)), monotonic()
    wait_until(lambda: len(ups(listener, first, second)) >= before + 3)
    assert monotonic() - began_s > 7.0  # each waits for four seconds at least: no fight
    assert first.publisher.probe(0.0)[TWICE]
    assert second.publisher.probe(0.0)[TWICE]
    second.publisher.close()  # somebody corrects it
    wait_until(lambda: first.publisher.connected)
    wait_until(lambda: not first.publisher.probe(0.0)[TWICE])
    assert first.publisher.connected


def test_a_bed_that_comes_back_after_its_broker_has_no_rival(broker, linked, listener):
    one = linked()
    hear(listener, one, "link", link="up")
    broker.kill()
    wait_until(lambda: not one.publisher.connected)
    broker.start()
    wait_until(lambda: one.publisher.connected)
    assert not one.publisher.probe(0.0)[TWICE]


def test_the_link_is_lost_after_ten_seconds_without_a_beat_and_a_retained_beat_is_none(broker, listener):
    clock = ManualClock(50.0)
    settings = WardSettings(address=f"127.0.0.1:{broker.port}", name="W")
    publisher = Publisher(settings, "beats", clock=clock)
    publisher.follow(ShownBed())
    clock.advance(3600)  # models are loaded meanwhile
    assert not publisher.probe(0.0)[LOST]
    try:
        clock.advance(9.9)
        assert not publisher.probe(0.0)[LOST]
        clock.advance(0.2)
        assert publisher.probe(0.0)[LOST]
        wait_until(lambda: publisher.connected)
        beat, topic = write(BeatMessage(boot="1" * 32, at=1.0)), "ward/W/server/beat"
        # Said again and again: one that comes before the broker has noted who wants it is heard by nobody.
        wait_until(lambda: listener.say(topic, b"\x00nonsense") or publisher._inbox.ignored)
        assert publisher.probe(0.0)[LOST]
        wait_until(lambda: listener.say(topic, beat) or not publisher.probe(0.0)[LOST])
    finally:
        publisher.close()


class Told(Sink):
    """All events of the monitor, with their times, but those of the ward link."""

    def __init__(self):
        self.events = []

    def __call__(self, moment, sample):
        self.events += [event for event in sample.events if event.condition is not LOST]


BEAT = write(BeatMessage(boot="1" * 32, at=1.0))


def garbage(listener):
    """All that a bed reads from its bus, and nothing of it right: empty, torn, of another boot, far too much."""
    asked = CommandMessage(
        id="6" * 32, boot="7" * 32, until_up_s=5.0, ask=Request.ACKNOWLEDGE, by="Mallory", seen=(AlarmCondition.PAIN,)
    )
    for content in (b"", b"\xff" * 20000, b"[" * 9000, b'{"v":1}', BEAT[:-1], write(asked)):
        for topic in ("server/beat", "bed/3/cmd", "bed/3/receipt"):
            if content != write(asked) or topic.endswith("cmd"):
                listener.say(f"ward/W/{topic}", content)


@pytest.fixture(params=["away", "slow", "hostile"])
def bad_ward(request):
    """The port of a ward that is not there, one that never answers, or one that says nonsense; and what it says."""
    if request.param == "away":
        yield 9, lambda publisher: None  # "discard": nobody is there
    elif request.param == "slow":
        with socket.create_server(("127.0.0.1", 0)) as silent:
            yield silent.getsockname()[1], lambda publisher: None
    else:
        listener = request.getfixturevalue("listener")
        listener.say("ward/W/server/beat", BEAT, retain=True)  # which the bed gets as it connects

        def say(publisher):
            wait_until(lambda: publisher.connected)
            garbage(listener)
            wait_until(lambda: publisher._inbox.ignored == 16)

        yield listener.port, say
        listener.say("ward/W/server/beat", b"", retain=True)


def test_with_the_ward_away_slow_or_hostile_the_bed_is_as_without_one_but_for_its_alarm(bad_ward):
    port, say = bad_ward
    told = []
    for linked in (False, True):
        events = Told()
        publisher = Publisher(WardSettings(address=f"127.0.0.1:{port}", name="W"), "3") if linked else None
        extra = (publisher,) if publisher else ()
        bed = Bed(
            ((1.0, 0.2), (5.0, 0.95), (1e9, 0.2)), sinks=(events, *extra), probes=tuple(one.probe for one in extra)
        )
        if publisher:
            publisher._clock = bed.clock
            publisher._heard_s = bed.clock()
            publisher.follow(bed.monitor)
        try:
            bed.monitor.do(lambda t_s: Mark(t_s, label="x"))
            bed.go_on(4.0)
            if publisher:
                say(publisher)
            bed.go_on(5.0)
            assert LOST not in conditions(bed.monitor)
            bed.monitor.acknowledge()
            bed.go_on(3.0)
            assert (LOST in conditions(bed.monitor)) is linked
        finally:
            bed.monitor.stop()
        told.append(events.events)
        if publisher:
            assert len(publisher.outbox) >= len(events.events)
    kinds = [event.kind for event in told[0]]
    assert EventKind.ALARM_STARTED in kinds
    assert told[0] == told[1]


def test_a_bed_without_a_name_is_one_line():
    with pytest.raises(SettingsError, match="name it") as caught:
        Publisher(WardSettings(address="127.0.0.1", name="W"), " ")
    assert "\n" not in str(caught.value)


def test_the_second_broker_is_tried_when_the_first_does_not_answer(broker):
    settings = WardSettings(address="127.0.0.1:9", second_address=f"127.0.0.1:{broker.port}", name="W")
    publisher = Publisher(settings, "second")
    publisher.follow(ShownBed())
    publisher.probe(0.0)
    try:
        wait_until(lambda: publisher.connected)
    finally:
        publisher.close()
