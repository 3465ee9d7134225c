"""What is sent when: once a second, at once when something changes, and nothing that piles up."""

import itertools

from linked_beds import BOOT, PAIN, ShownBed, fields
from neopain.base.clock import ManualClock
from neopain.base.data import EventKind, Standby, StandbyReason
from neopain.ward.bed.outbox import Outbox
from neopain.ward.bed.sender import LOOK_EVERY_S, MOST_UNCONFIRMED, Sender, Shown
from neopain.ward.bed.view import Instant, SourceTime
from neopain.ward.messages import EventMessage, LinkState


class Wire:
    """Stands for a connection."""

    def __init__(self):
        self.sent, self.unconfirmed = [], 0

    def publish(self, topic, content, *, retain=False, expiry_s=None):
        self.sent.append((topic.rpartition("/")[2], fields(content), retain, expiry_s))

    def take(self, channel):
        found = [content for name, content, _, _ in self.sent if name == channel]
        self.sent = [one for one in self.sent if one[0] != channel]
        return found


class Sending:
    def __init__(self):
        self.clock, self.wire, self.outbox, self.source = ManualClock(1000.0), Wire(), Outbox(None), SourceTime()
        self.bed = ShownBed(self.clock)
        shown = Shown("3", self.bed.snapshot, lambda: "B", "m")
        self.sender = Sender("W", BOOT, shown, self.source, self.outbox, lambda: 1e9)
        self.sender.begin()

    def go_on(self, seconds, step_s=0.1):
        for _ in range(round(seconds / step_s)):
            self.clock.advance(step_s)
            self.source.set(self.bed.now_s(), self.clock())
            self.sender.send(self.wire, Instant(self.clock(), self.clock() - 1000.0, 1e9))


def test_a_state_a_second_retained_and_short_lived():
    there = Sending()
    there.go_on(60)
    states = [one for one in there.wire.sent if one[0] == "state"]
    assert 59 <= len(states) <= 61
    assert {(retain, expiry_s) for _, _, retain, expiry_s in states} == {(True, 10)}
    assert [one[1]["seq"] for one in states] == list(range(1, len(states) + 1))
    gaps = [b[1]["up_s"] - a[1]["up_s"] for a, b in itertools.pairwise(states)]
    assert max(gaps) < 1.2


def test_a_change_is_sent_at_once():
    there = Sending()
    there.go_on(1)
    there.wire.sent.clear()
    there.bed.sample(signals=[PAIN])
    there.go_on(LOOK_EVERY_S)
    (state,) = there.wire.take("state")
    assert state["alarms"][0]["condition"] == "pain"


def test_while_the_broker_confirms_nothing_states_do_not_pile_up_and_the_newest_is_sent_then():
    there = Sending()
    there.go_on(1)
    there.wire.sent.clear()
    there.wire.unconfirmed = MOST_UNCONFIRMED
    there.go_on(20)
    assert there.wire.take("state") == []
    there.bed.sample(p=0.55)
    there.wire.unconfirmed = 0
    there.go_on(LOOK_EVERY_S)
    assert [one["p"] for one in there.wire.take("state")] == [0.55]


def test_link_says_up_and_standby_and_a_new_connection_says_it_again():
    there = Sending()
    there.go_on(2)
    assert [one["link"] for one in there.wire.take("link")] == ["up"]
    there.bed.sample(standby=Standby(StandbyReason.BATH, 0.0, 600.0))
    there.go_on(1)
    assert [one["link"] for one in there.wire.take("link")] == ["standby"]
    there.sender.begin()
    there.go_on(1)
    assert [one["link"] for one in there.wire.take("link")] == ["standby"]
    topic, content = there.sender.will
    assert topic == "ward/W/bed/3/link"
    assert fields(content) | {"at": 0} == {"v": 1, "boot": BOOT, "at": 0, "link": "lost"}
    there.sender.send_link(there.wire, LinkState.OFF)
    assert [one[2] for one in there.wire.sent if one[0] == "link"] == [True]


def test_an_event_says_how_long_it_has_waited_by_the_steady_clock_of_its_boot():
    there = Sending()
    there.outbox.add(EventMessage(boot=BOOT, seq=1, at=5e8, up_s=0.0, kind=EventKind.MARKED))
    there.outbox.add(EventMessage(boot="c" * 32, seq=1, at=1e9 - 3600.0, up_s=7.0, kind=EventKind.MARKED))
    there.go_on(0.1)
    assert [one["waited_s"] for one in there.wire.take("event")] == [0.1, 3600.0]
    there.go_on(14.8)
    assert there.wire.take("event") == []
    there.go_on(0.2)
    assert [one["waited_s"] for one in there.wire.take("event")] == [15.1, 3600.0]
    assert there.sender.sent > 0
    assert there.sender.sent_bytes > there.sender.sent


def test_a_reply_expires():
    there = Sending()
    there.sender.reply(there.wire, b"{}")
    assert there.wire.sent[-1] == ("reply", {}, False, 10)
