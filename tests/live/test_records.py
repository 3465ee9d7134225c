"""A monitor with records: its sessions belong to the patient in its bed, and a restart finds earlier ones."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from argon2 import PasswordHasher

import draws
import stories
from clips import picture
from dates import SetClock
from neopain.assemble.pipeline import build_pipeline
from neopain.base import paths
from neopain.base.clock import local_date
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    EventKind,
    Limits,
    ProcedureKind,
    Reason,
    Report,
    Restart,
    Role,
    SetLimits,
    StartProcedure,
)
from neopain.base.errors import AccessError, RecordError
from neopain.base.scales import SCALES
from neopain.base.settings import PictureMode, Settings, TrendSettings
from neopain.capture.scripted import Scripted, scene
from neopain.live.limit_forecast import LimitForecaster
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.live.score_history import EarlierSession, ScoreHistory
from neopain.live.video_recorder import VideoRecorder
from neopain.pipeline.what_if import what_if
from neopain.record.scoring.ratings import RatingMode, Ratings
from neopain.record.session.video import encode_piece
from neopain.record.storage import keys, reserve
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient
from neopain.record.ward.staff import Person, Right
from neopain.record.ward.ward import Ward
from patience import wait_until
from pipelines import Grey, grey_ready

SETTINGS = Settings.model_validate({"record": {"bed": "3"}})


@pytest.fixture
def key(tmp_path, monkeypatch):
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("neopain.record.ward.staff.PasswordHasher", lambda: quick)
    return MasterKey(KeyKind.FILE, bytes(32))


@pytest.fixture
def now():
    return SetClock()


@pytest.fixture
def ward(tmp_path, key, now):
    with Ward(tmp_path, key, now) as ward:
        ward.staff.create_first("Ines", "7391")
        yield ward


@pytest.fixture
def records(tmp_path, key, ward, now):
    return Records(tmp_path, lambda: key, "3", now)


def begin(records, settings=SETTINGS):
    ready = grey_ready(settings)
    return records.begin("2026-11-23T08:00:00+00:00", ready.bundle, "CPU", "cot 3", settings)


def test_a_session_belongs_to_the_patient_in_the_bed(records, ward, now):
    (ines,) = ward.staff.people()
    baby = ward.patients.admit(ines, Patient("", "Baby M.", bed="3", born="2026-11-20", weight_g=1480.0))
    begin(records).close()
    (listed,) = ward.sessions.list("baby m.")
    facts = listed.facts
    assert (facts.patient, facts.bed, facts.weight_g, facts.bundle_id) == (baby.key, "3", 1480.0, "grey")
    assert facts.settings["record"]["bed"] == "3"
    assert facts.postnatal_age_days == (local_date(now()) - date(2026, 11, 20)).days
    assert [e.action for e in ward.audit.entries()][-1] is Action.SESSION_STARTED


@pytest.mark.parametrize(
    ("zone", "at", "days"),
    [
        ("Pacific/Apia", "2026-11-22T12:00:00+00:00", 0),  # the 23rd there
        ("Pacific/Honolulu", "2026-11-24T08:00:00+00:00", 0),  # still the 23rd there
        ("UTC", "2026-11-24T08:00:00+00:00", 1),
    ],
)
def test_days_of_life_are_those_of_the_calendar_on_the_wall(records, ward, now, live_in, zone, at, days):
    live_in(zone)
    now.set(at)
    (ines,) = ward.staff.people()
    ward.patients.admit(ines, Patient("", "Baby M.", bed="3", born="2026-11-23"))
    begin(records).close()
    assert ward.sessions.list()[0].facts.postnatal_age_days == days


def test_every_time_stamp_comes_from_the_given_clock(records, ward, now, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "scales_file", lambda: tmp_path / "scales.toml")
    (ines,) = ward.staff.people()
    now.set("2027-02-03T04:05:06+00:00")
    baby = ward.patients.admit(ines, Patient("", "Baby M.", bed="3"))
    ward.patients.consent(ines, baby.key, "mother")
    writer = begin(records)
    writer.write(list(draws.samples(2.0, width=16)))
    rating = records.rate(
        records.sign_in("Ines", "7391"), "nips", {item.key: 0 for item in SCALES["nips"].items}, (0.0, 1.0)
    )
    writer.close()
    (listed,) = ward.sessions.list()
    video = records._video()
    piece = video.add(encode_piece([(0.0, np.zeros((48, 64, 3), np.uint8))]))
    video.close()
    assert listed.id.startswith("20270203-040506-")
    stamps = [baby.admitted, listed.facts.ended, rating.at, piece.written, ward.patients.get(baby.key).video_consent]
    stamps += [entry.at for entry in ward.audit.entries() if entry.action is not Action.PERSON_ADDED]
    assert len(stamps) > 8
    assert all("2027-02-03T04:05:06" in stamp for stamp in stamps)


def test_a_restart_finds_the_earlier_sessions(records, ward, tmp_path, key, now):
    (ines,) = ward.staff.people()
    ward.patients.admit(ines, Patient("", "Baby M.", bed="3"))
    first = begin(records)
    samples = list(draws.samples(5.0, width=16, seed=3, happenings=0.2))
    first.write(samples)
    first.database.close()  # not closed properly: it was killed
    now.set("2026-11-23T08:10:00+00:00")
    again = Records(tmp_path, lambda: key, "3", now)
    ready = grey_ready(SETTINGS)
    again.begin("2026-11-23T08:10:00+00:00", ready.bundle, "CPU", "cot 3", SETTINGS).close()
    earlier = again.earlier()
    assert len(earlier) == sum(len(sample.events) for sample in samples)
    assert all(-600 <= event.t_s < -594 for event in earlier)
    assert any(event.kind is EventKind.ALARM_STARTED for event in earlier)


BOUTS = [(20.0, 0.1), (30.0, 0.62), (40.0, 0.1), (3.0, Reason.NO_FACE), (30.0, 0.95), (40.0, 0.1)]


def record_story(records, zero, story, done, **bundle):
    """The samples of a story that was recorded until the monitor was killed."""
    ready = grey_ready(SETTINGS)
    vars(ready.bundle).update(bundle)
    writer = records.begin(zero, ready.bundle, "CPU", "cot 3", SETTINGS)
    samples = stories.tell(story, 5, done, Limits(0.5))
    writer.write(samples)
    writer.database.close()
    return samples


def test_the_effect_of_a_limit_includes_sessions_before_this_start(records, ward, tmp_path, key, now):
    (ines,) = ward.staff.people()
    other = ward.patients.admit(ines, Patient("", "Baby K.", bed="3"))
    record_story(records, "2026-11-23T05:00:00+00:00", BOUTS, [])  # another infant's
    ward.patients.discharge(ines, other.key)
    ward.patients.admit(ines, Patient("", "Baby M.", bed="3"))
    done = [
        SetLimits(10.0, limits=Limits(0.9)),
        StartProcedure(15.0, ProcedureKind.SUCTION),
        Acknowledge(30.0),
        Restart(60.0),
    ]
    record_story(records, "2026-11-21T05:00:00+00:00", BOUTS, done)  # too long ago
    record_story(records, "2026-11-23T06:00:00+00:00", BOUTS, done, sha256="of other models")
    samples = record_story(records, "2026-11-23T07:01:00+00:00", BOUTS, done)
    again = Records(tmp_path, lambda: key, "3", now)
    assert again.before(-90000.0) == ()  # nothing has begun yet
    now = record_story(again, "2026-11-23T08:00:00+00:00", BOUTS, [])
    (session,) = again.before(-86000.0)
    taken = session.scored_span()
    assert [tuple(score) for score in taken.scores()] == [(one.t_s, one.p_pain, one.reason) for one in samples]
    for wish in (Limits(0.5), Limits(0.8), Limits(0.97)):
        real = stories.tell(BOUTS, 5, done[1:], wish)
        outcome = what_if(taken.scores(), taken.commands, wish, TrendSettings())
        assert outcome.events == tuple(event for sample in real for event in sample.events)
    scores = ScoreHistory(capacity=10000)
    for sample in now:
        scores.add(sample)
    forecaster = LimitForecaster(scores, TrendSettings(), again.before)
    day = forecaster.forecast(Limits(0.5), Limits(0.8), 24 * 3600.0)
    assert (day.before, day.after) == (4, 2)
    assert day.span_s == pytest.approx(2 * now[-1].t_s)
    hour = forecaster.forecast(Limits(0.5), Limits(0.8), 3600.0)  # reaches into the second bout of the session before
    assert (hour.before, hour.after) == (3, 2)
    assert hour.span_s == pytest.approx(now[-1].t_s + 60.0, abs=0.5)


def test_a_session_that_cannot_be_read_is_left_out_of_the_forecast(records, ward, caplog):
    story = stories.tell(BOUTS, 5, [], Limits(0.5))
    scores = ScoreHistory(capacity=10000)
    for sample in story:
        scores.add(sample)

    def locked(from_s):
        raise RecordError("the keyring is locked")

    gone = EarlierSession(ward.sessions.folder / "20261123-070000-abcdef", ward.key, 0.0)
    for before in (locked, lambda from_s: (gone,), None):
        result = LimitForecaster(scores, TrendSettings(), before).forecast(Limits(0.5), Limits(0.8), 3600.0)
        assert (result.before, result.after) == (2, 1)
    assert [record.message for record in caplog.records] == ["earlier sessions are left out: the keyring is locked"]


def test_signing_out_is_audited(records, ward):
    records.sign_out(records.sign_in("Ines", "7391"))
    last = ward.audit.entries()[-1]
    assert (last.who, last.action) == ("Ines", Action.SIGNED_OUT)


def test_the_units_limits_are_the_administrators(records, ward):
    ines = records.sign_in("Ines", "7391")
    assert records.who_may(Right.PRESETS) == (ines,)
    assert records.preset() is None
    records.save_preset(ines, Limits(0.6))
    assert records.preset() == Limits(0.6)
    with pytest.raises(AccessError):
        records.save_preset(Person("Noor", Role.NURSE), Limits(0.2))
    assert records.preset() == Limits(0.6)


def test_a_score_given_at_the_bed_is_saved_with_the_current_session(records, ward, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "scales_file", lambda: tmp_path / "scales.toml")
    (tmp_path / "scales.toml").write_text("[cries]\npain_from = 6\n", encoding="utf-8")
    (ines,) = records.who_may(Right.SCORE)
    points = {item.key: 1 for item in records.scales()["cries"].items}
    with pytest.raises(RecordError, match="no session is being recorded"):
        records.rate(ines, "cries", points, (0.0, 4.0))
    writer = begin(records)
    writer.write(list(draws.samples(2.0, width=16)))
    rating = records.rate(ines, "cries", points, (0.0, 4.0))
    writer.write([draws.moved(one, 10.0) for one in draws.samples(2.0, width=16)])
    writer.close()
    with ward.sessions.open_unaudited(ward.sessions.ids()[0]) as session:
        assert Ratings(session).all() == (rating,)
    assert (rating.total, rating.pain_from, rating.is_pain, rating.way) == (5, 6.0, False, RatingMode.LIVE)


def test_records_that_cannot_be_opened_do_not_stop_the_monitor(tmp_path):
    def locked():
        raise RecordError("the system's keyring does not answer; unlock it")

    records = Records(tmp_path / "none", locked)
    assert records.who_may(Right.SCORE) == ()
    assert records.preset() is None
    pipeline = Grey()
    monitor = watch(records, pipeline)
    monitor.start()
    try:
        wait_until(lambda: AlarmCondition.RECORDING_FAILED in reported(pipeline))
        scored = len(pipeline.moments)
        wait_until(lambda: len(pipeline.moments) > scored)
        assert monitor.snapshot().health.recording is False
    finally:
        monitor.stop()


def reported(pipeline):
    return {command.condition for command in pipeline.commands if isinstance(command, Report) and command.present}


def watch(records, pipeline=None):
    ready = grey_ready(SETTINGS)
    source = Scripted(scene([(120.0, picture(3))], 10), pace=1.0)
    recorder = Recorder(lambda zero: records.begin(zero, ready.bundle, "CPU", "cot 3", SETTINGS))
    return Monitor(
        MonitorParts(
            source=source,
            pipeline=pipeline or Grey(),
            capture=SETTINGS.capture,
            bundle_id="grey",
            provider="CPU",
            sinks=[recorder],
            records=records,
        )
    )


def test_a_monitor_records_what_it_showed(records, ward):
    monitor = watch(records)
    monitor.start()
    wait_until(lambda: monitor.snapshot().sample is not None and monitor.snapshot().sample.t_s > 1.0)
    monitor.stop()
    (listed,) = ward.sessions.list()
    assert listed.facts.ended is not None
    with ward.sessions.open_unaudited(listed.id) as session:
        session.check()
        times = session.scores()["t_s"].tolist()
    assert times == monitor.history.since(0.0).t_s.tolist()


def test_filming_needs_full_pictures_and_the_consent_of_this_infant(records, ward):
    settings = SETTINGS.model_copy(update={"record": SETTINGS.record.model_copy(update={"picture": PictureMode.FULL})})
    assert isinstance(records.video_recorder(settings.record), VideoRecorder)
    assert not records._consented()  # nothing has begun
    (ines,) = ward.staff.people()
    baby = ward.patients.admit(ines, Patient("", "Baby M.", bed="3"))
    begin(records, settings).close()
    assert not records._consented()
    ward.patients.consent(ines, baby.key, "mother")
    assert records._consented()
    ward.patients.discharge(ines, baby.key)
    other = ward.patients.admit(ines, Patient("", "Baby N.", bed="3"))
    ward.patients.consent(ines, other.key, "father")
    assert not records._consented()  # the session is still the first infant's


def test_the_unit_preset_comes_before_the_settings():
    ready = build_pipeline(Settings(), preset=Limits(0.61))
    assert ready.pipeline.limit == 0.61
    assert keys.FILE_NAME == "key.json"


def test_on_a_full_disk_the_reserve_is_for_people_not_for_the_monitor(records, tmp_path, key, monkeypatch):
    full = SimpleNamespace(total=10**9, used=10**9, free=0)
    with records.opened():
        assert (tmp_path / "reserve").is_file()
    monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: full)
    with records.opened():
        assert (tmp_path / "reserve").is_file()
    with Ward(tmp_path, key):
        assert not (tmp_path / "reserve").exists()
