"""Without consent not one picture reaches the disk; with it, what surrounds an alarm does."""

from dataclasses import replace

import numpy as np
import pytest

import draws
from clips import picture
from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Event,
    EventKind,
    Frame,
    Priority,
    Sample,
    Standby,
    StandbyReason,
    State,
    Trend,
)
from neopain.base.errors import RecordError
from neopain.base.settings import RecordSettings, VideoPolicy
from neopain.live import video_recorder
from neopain.live.video_recorder import VideoRecorder
from neopain.record.session.video import Video
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from patience import wait_until

KEY = MasterKey(KeyKind.FILE, bytes(32))


@pytest.fixture(autouse=True)
def swift(monkeypatch):
    monkeypatch.setattr(video_recorder, "ASK_S", 0.0)
    monkeypatch.setattr(video_recorder, "_BACKLOG", 10_000)


@pytest.fixture
def folder(tmp_path):
    SessionWriter(tmp_path / "s", KEY, draws.facts()).close()
    return tmp_path / "s"


def seen(t_s, *kinds, level=None):
    events = tuple(Event(t_s, kind, AlarmCondition.PAIN, Priority.MEDIUM) for kind in kinds)
    sample = Sample(t_s, 0, None, 0.5, Trend(0.5, 1.0, State.CALM), AlarmState(), events)
    return Frame(t_s, 0, picture(int(t_s * 10) % 200 if level is None else level)), sample


def make(folder, consented=lambda: True, **settings):
    return VideoRecorder(RecordSettings(**settings), consented, lambda: Video(folder, KEY), lambda: None)


def started(sink):
    """The first sample starts the thread, which then asks for consent."""
    sink(*seen(0.0))
    wait_until(lambda: sink._allowed)


def kept_s(folder):
    video = Video(folder, KEY)
    try:
        video.check()
        return [t_s for piece in video.pieces() for t_s, _ in video.pictures(piece)]
    finally:
        video.close()


def on_disk(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_consent_not_one_byte_reaches_the_disk(tmp_path, folder, monkeypatch):
    """Nothing is filmed, opened or stored in memory, and no file changes."""
    monkeypatch.setattr(video_recorder, "encode_piece", lambda pictures: pytest.fail("a picture was filmed"))
    before = on_disk(tmp_path)
    asked = []
    noise = np.random.default_rng(0)

    def consented():
        asked.append(1)
        return False

    sink = VideoRecorder(
        RecordSettings(video_policy=VideoPolicy.CONTINUOUS), consented, lambda: pytest.fail("opened"), lambda: None
    )
    for index in range(300):
        frame, sample = seen(index / 10, EventKind.ALARM_STARTED)
        sink(Frame(frame.t_s, index, noise.integers(0, 255, (48, 64, 3), np.uint8)), sample)
        assert not sink._inbox
    wait_until(lambda: len(asked) > 2)
    assert not sink._inbox
    assert not sink._pictures
    assert not sink._before
    sink.close()
    assert on_disk(tmp_path) == before


def test_video_around_an_alarm_is_saved(folder):
    sink = make(folder, video_before_s=6.0, video_after_s=4.0)
    started(sink)
    for index in range(1, 600):
        t_s = index / 10
        kinds = {20.0: [EventKind.ALARM_STARTED], 25.0: [EventKind.ALARM_ENDED]}.get(t_s, [])
        sink(*seen(t_s, *kinds))
    sink.close()
    times = kept_s(folder)
    whole_pieces_s = 2 * video_recorder.PIECE_S
    assert 14.0 - whole_pieces_s <= times[0] <= 14.0
    assert 29.0 <= times[-1] <= 29.0 + whole_pieces_s
    assert np.diff(times).max() < 0.11
    assert not sink.failed


def test_filming_ends_with_an_alarm_whose_end_came_without_a_picture(folder):
    """As after a failure of the worker, which begins again without that alarm."""
    sink = make(folder, video_before_s=0.0, video_after_s=4.0)
    started(sink)
    for index in range(1, 300):
        sink(*seen(index / 10, *([EventKind.ALARM_STARTED] if index == 50 else [])))
        if index == 80:
            sink.note(Event(8.0, EventKind.ALARM_ENDED, AlarmCondition.PAIN, Priority.MEDIUM))
    sink.close()
    assert 12.0 <= max(kept_s(folder)) < 15.0


def test_video_of_a_calm_infant_is_not_saved(folder):
    sink = make(folder)
    started(sink)
    for index in range(1, 300):
        sink(*seen(index / 10))
    sink.close()
    assert kept_s(folder) == []


def test_all_video_is_saved_where_the_unit_wants_it(folder):
    sink = make(folder, video_policy=VideoPolicy.CONTINUOUS)
    started(sink)
    for index in range(1, 100):
        sink(*seen(index / 10))
    sink.close()
    assert kept_s(folder)[:1] == [0.1]
    assert len(kept_s(folder)) == 99


def test_withdrawn_consent_ends_filming_and_discards_waiting_pictures(folder):
    consent = [True]
    sink = make(folder, consented=lambda: consent[0])
    started(sink)
    for index in range(1, 100):
        sink(*seen(index / 10))
    wait_until(lambda: sink._before)
    consent[0] = False
    wait_until(lambda: not sink._allowed)
    for index in range(100, 200):
        sink(*seen(index / 10, *([EventKind.ALARM_STARTED] if index == 150 else [])))
    sink.close()
    assert kept_s(folder) == []
    assert not sink._before
    assert not sink._pictures


def test_another_infant_is_filmed_into_a_session_of_its_own_or_not_at_all(tmp_path, folder):
    other = tmp_path / "other"
    SessionWriter(other, KEY, draws.facts("other")).close()
    now, consent = [folder], [True]
    sink = VideoRecorder(
        RecordSettings(video_policy=VideoPolicy.CONTINUOUS),
        lambda: consent[0],
        lambda: Video(now[0], KEY),
        lambda: None,
    )
    started(sink)
    for index in range(1, 100):
        sink(*seen(index / 10))
    wait_until(lambda: len(kept_s(folder)) > 50)
    sink.begin_patient()
    now[0] = other
    for index in range(100, 130):
        sink(*seen(index / 10))  # nobody has said yet that this one may be filmed
    wait_until(lambda: sink._allowed)
    for index in range(130, 200):
        sink(*seen(index / 10))
    wait_until(lambda: not sink._inbox)
    consent[0] = False
    sink.begin_patient()
    for index in range(200, 300):
        sink(*seen(index / 10))
    sink.close()
    assert max(kept_s(folder)) < 10.0
    assert len(kept_s(other)) > 30
    assert min(kept_s(other)) >= 10.0
    assert max(kept_s(other)) < 20.0


def test_a_register_that_cannot_be_read_is_no_consent(folder):
    answers = [True]

    def consented():
        if answers[0]:
            return True
        raise RecordError("register.db is in use")

    sink = make(folder, consented=consented, video_policy=VideoPolicy.CONTINUOUS)
    started(sink)
    answers[0] = False
    wait_until(lambda: not sink._allowed)
    sink.close()
    assert kept_s(folder) == []


def test_a_full_disk_is_reported_and_video_goes_on_when_there_is_room(folder, monkeypatch):
    full, tries = [True], []
    add = Video.add

    def add_or_not(self, filmed):
        tries.append(filmed)
        if full[0]:
            raise RecordError("video cannot be written: make room")
        return add(self, filmed)

    monkeypatch.setattr(Video, "add", add_or_not)
    sink = make(folder, video_policy=VideoPolicy.CONTINUOUS)
    started(sink)
    for index in range(1, 60):
        sink(*seen(index / 10))
    wait_until(lambda: sink.failed and not sink._inbox)
    again = len(tries) + 3
    wait_until(lambda: len(tries) > again)
    assert sink.failed, "until it is written"
    full[0] = False
    for index in range(60, 120):
        sink(*seen(index / 10))
    wait_until(lambda: not sink.failed)
    sink.close()
    assert len(kept_s(folder)) >= 100


def test_video_goes_on_after_errors_of_its_own(folder, monkeypatch, caplog):
    """A disk that was pulled out answers with errors of the system, and an encoder may fail: the thread survives."""
    unread, broken, tries = [OSError(5, "Input/output error")], [True], []
    encode = video_recorder.encode_piece

    def consented():
        if unread:
            raise unread.pop()
        return True

    def encode_or_not(pictures):
        tries.append(len(pictures))
        if broken[0]:
            raise ValueError("no such encoder")
        return encode(pictures)

    monkeypatch.setattr(video_recorder, "encode_piece", encode_or_not)
    sink = make(folder, consented, video_policy=VideoPolicy.CONTINUOUS)
    started(sink)
    for index in range(1, 100):
        sink(*seen(index / 10))
    wait_until(lambda: len(tries) == 4 and not sink._inbox)
    assert max(tries) <= 21, "what could not be encoded is given up"
    assert sink.failed
    sink._try(lambda: None)
    assert sink.failed, "until a piece is encoded"
    broken[0] = False
    for index in range(100, 160):
        sink(*seen(index / 10))
    wait_until(lambda: not sink.failed)
    sink.close()
    assert len(kept_s(folder)) >= 40
    assert len(caplog.records) == 1


def test_a_consent_checked_for_the_previous_patient_does_not_count(folder):
    """The patient changes while the register is being read."""
    sink = VideoRecorder(RecordSettings(), lambda: sink.begin_patient() or True, lambda: None, lambda: None)
    sink._check_consent()
    assert not sink._allowed


def test_nothing_is_filmed_in_standby(folder):
    sink = make(folder, video_policy=VideoPolicy.CONTINUOUS)
    started(sink)
    for tick in range(1, 40):
        moment, sample = seen(tick / 10)
        standby = Standby(StandbyReason.FEEDING, 1.0, 901.0) if tick >= 10 else None
        sink(moment, replace(sample, alarms=AlarmState(standby=standby)))
    sink.close()
    assert max(kept_s(folder)) < 1.0
