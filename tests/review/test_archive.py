"""The records for reviewers: only after sign-in, and every view is audited."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

import draws
from neopain.base import paths
from neopain.base.data import EventKind
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.base.settings import Settings
from neopain.record.analysis.stay import Lane, read_stay
from neopain.record.export.formats import ExportFormat
from neopain.record.scoring.ratings import RatingMode
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive, hour_spans
from review.conftest import OTHER, PINS, STAY

POINTS = {"face": 1, "cry": 2, "breathing": 0, "arms": 0, "legs": 0, "arousal": 1}


@pytest.fixture
def archive(ward):
    return Archive(ward.folder, paths.models(), Settings())


@pytest.fixture
def noor(archive):
    return archive.sign_in("Noor", PINS["Noor"])


@pytest.fixture
def viewed(archive, noor):
    viewed = archive.view(STAY)
    yield viewed
    viewed.close()


def test_nothing_is_shown_without_sign_in(archive, audited):
    for request in (archive.summaries, archive.holdings, lambda: archive.view(STAY)):
        with pytest.raises(AccessError, match="nobody is signed in"):
            request()
    assert audited() == []


def test_who_may_sign_in_is_listed_and_a_wrong_pin_is_refused_and_audited(archive, audited):
    assert archive.unlock() == ("Ines", "Noor")
    with pytest.raises(AccessError, match="name or PIN is wrong"):
        archive.sign_in("Noor", "0000")
    assert archive.person is None
    archive.sign_in("Noor", PINS["Noor"])
    archive.sign_out()
    archive.sign_out()
    assert archive.person is None
    assert audited() == [("Noor", "sign_in_failed", ""), ("Noor", "signed_in", ""), ("Noor", "signed_out", "")]


def test_missing_records_are_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(RecordError, match="nothing has been recorded"):
        Archive(tmp_path / "empty", paths.models(), Settings()).unlock()
    Ward(tmp_path / "keyless", draws.KEY).close()
    with pytest.raises(RecordError, match=r"key\.json.* is lost or damaged: put it back, or restore the key in Review"):
        Archive(tmp_path / "keyless", paths.models(), Settings()).unlock()


def test_an_empty_ward_names_the_command_that_adds_the_first_person(ward, archive):
    ward.register.run("DELETE FROM people")
    with pytest.raises(AccessError, match="neopain staff add"):
        archive.unlock()


def test_a_passphrase_is_requested_until_it_is_entered(ward, archive, monkeypatch):
    assert not archive.asks_passphrase
    monkeypatch.setattr(keys, "kind_of", lambda _: KeyKind.PASSPHRASE)
    assert archive.asks_passphrase
    archive.unlock("four small green apples")
    assert not archive.asks_passphrase


def test_the_list_holds_the_figures_of_every_session_and_today(ward, noor, stay, live_in):
    live_in("UTC")  # at the date line noon is of another day
    archive = Archive(ward.folder, paths.models(), Settings(), lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    archive.person = noor
    listed = archive.summaries()
    assert [one.id for one in listed] == [OTHER, STAY]
    assert listed[1].pain_alarms == len(read_stay(stay).episodes) > 0
    assert archive.today() == date(2026, 11, 24)


def test_holdings_show_the_stored_video_and_the_kind_of_key(archive, noor):
    held, kind = archive.holdings()
    assert held.size_bytes > 0
    assert held.next_expiry is not None
    assert kind is KeyKind.FILE


def test_a_view_leaves_one_entry_and_holds_the_stay(archive, noor, audited):
    viewed = archive.view("20261122")
    try:
        assert audited() == [("Noor", "session_viewed", STAY)]
        assert viewed.stay.facts.id == STAY
        assert viewed.stay.span_s == pytest.approx((0.0, 3599.0), abs=1.5)
        assert len(viewed.stay.episodes) == 2
        assert sum(hour.pain_s for hour in viewed.by_hour) > 60
        assert len(viewed.by_hour) == 1
        assert viewed.limits is not None
        assert viewed.instants.read(700.0).p_trend is not None
    finally:
        viewed.close()
        viewed.close()
    assert viewed.instants.read(700.0).p_trend is None
    with pytest.raises(InputError):
        archive.view("2025")
    assert len(audited()) == 1


def test_a_session_that_cannot_be_shown_is_closed(ward, archive, noor, monkeypatch):
    monkeypatch.setattr("neopain.review.archive.read_stay", lambda _: (_ for _ in ()).throw(RecordError("damaged")))
    with pytest.raises(RecordError, match="damaged"):
        archive.view(STAY)
    assert not ward.sessions.is_in_use(STAY)


def test_a_rating_in_review_is_stored_with_its_rater_and_audited_once(ward, archive, viewed, audited):
    given = archive.rate(viewed, "nips", POINTS, (10.0, 70.0))
    assert (given.rater, given.way, given.total) == ("Noor", RatingMode.REVIEW, 4)
    assert audited() == [("Noor", "session_scored", f"{STAY}: nips, in review")]
    with pytest.raises(InputError, match="not complete"):
        archive.rate(viewed, "nips", {}, (10.0, 70.0))
    again = archive.view(STAY)
    again.close()
    assert [one.total for one in again.ratings] == [4]


def test_another_limit_rescores_the_whole_stay_and_is_audited_once(archive, viewed, audited):
    shares = []
    strict = archive.try_limit(viewed, 0.3, lambda share: shares.append(share) is None)
    assert audited() == [("Noor", "session_rescored", f"{STAY}: pain limit 0.30")]
    assert shares
    assert strict.by_hour[0].alarms > viewed.by_hour[0].alarms
    assert strict.by_hour[0].pain_s == viewed.by_hour[0].pain_s, "the states do not depend on the limit"
    assert np.isfinite(strict.stay.limit_at(100.0))
    assert strict.stay.limit_at(100.0) == 0.3


def test_what_cannot_be_rescored_or_is_cancelled_is_an_error_and_not_audited_as_rescored(
    ward, archive, viewed, audited
):
    with pytest.raises(RecordError, match="other networks than"):
        archive.try_models(viewed, lambda _: True)
    with pytest.raises(RecordError, match="cancelled"):
        archive.try_limit(viewed, 0.3, lambda _: False)
    assert audited() == []
    viewed.close()
    assert not ward.sessions.is_in_use(STAY)


def test_the_last_hour_is_the_remainder():
    assert hour_spans((0.0, 3600.0)) == ((0.0, 3600.0),)
    assert hour_spans((100.0, 7400.0)) == ((100.0, 3700.0), (3700.0, 7300.0), (7300.0, 7401.0))
    assert hour_spans((5.0, 5.0)) == ((5.0, 6.0),)


def test_care_and_episodes_of_a_recorded_stay_are_at_their_times(stay):
    chart = read_stay(stay)
    by_lane = {one.lane: (one.from_s, one.label, one.by) for one in chart.stretches}
    assert by_lane[Lane.PROCEDURE] == (600.0, "heel_prick", "Noor")
    assert by_lane[Lane.COMFORT] == (670.0, "sucrose", "Noor")
    assert by_lane[Lane.MARK] == (1500.0, "fed", "Ines")
    assert all(one.from_s < one.to_s for one in chart.stretches if one.lane is not Lane.MARK)
    starts = [e.t_s for e in stay.events() if e.kind is EventKind.ALARM_STARTED and e.condition == "pain"]
    assert [episode.t_s for episode in chart.episodes] == starts
    assert chart.episode_after(starts[0], 1).t_s == starts[1]
    assert chart.episode_after(starts[0], -1) is None
    assert chart.episode_after(starts[1], 1) is None


def test_a_note_is_stored_with_who_and_when_and_audited(archive, viewed, audited):
    note = archive.note(viewed, " calm ", 12.0)
    assert (note.words, note.t_s, note.by) == ("calm", 12.0, "Noor")
    assert audited()[-1] == ("Noor", "session_noted", STAY)
    again = archive.view(STAY)
    assert again.notes == (note,)
    again.close()
    with pytest.raises(InputError, match="empty"):
        archive.note(viewed, " ", None)
    assert [entry[1] for entry in audited()].count("session_noted") == 1


def test_only_who_may_export_exports_and_prints(archive, viewed, ward, audited, tmp_path):
    options = archive.export_options((0.0, 60.0), True, lambda share: True)
    assert options.shift_hours == (7, 19)
    drawn = []
    for request in (
        lambda: archive.export(viewed, ExportFormat.CSV, tmp_path / "a.csv", options),
        lambda: archive.print_report(viewed, options, drawn.append),
    ):
        with pytest.raises(AccessError, match="may not do 'export'"):
            request()
    assert not drawn
    archive.sign_in("Ines", PINS["Ines"])
    ((path, _),) = archive.export(viewed, ExportFormat.CSV, tmp_path / "a.csv", options)
    assert path.is_file()
    archive.print_report(viewed, options, drawn.append)
    assert (drawn[0].named, drawn[0].viewer, drawn[0].span) == (True, "Ines", (0.0, 60.0))
    assert [entry[1] for entry in audited()[-4:]] == [
        "session_export_begun",
        "session_exported",
        "session_print_begun",
        "session_printed",
    ]


def test_what_was_not_printed_is_not_audited_as_printed(archive, viewed, ward, audited):
    archive.sign_in("Ines", PINS["Ines"])

    def jammed(part):
        raise InputError("the printer stopped")

    with pytest.raises(InputError):
        archive.print_report(viewed, archive.export_options((0.0, 60.0), True, lambda share: True), jammed)
    assert audited()[-1][1] == "session_print_begun"
