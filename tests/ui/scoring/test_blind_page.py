"""Two people score clips of a recorded session blind, touch by touch, through the real records."""

import os
import signal
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

import draws
from neopain.base.data import Role
from neopain.base.errors import RecordError
from neopain.record.scoring import clips
from neopain.record.scoring.ratings import Ratings
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.blind_scoring import BlindScoring
from neopain.ui.scoring import blind_page
from neopain.ui.scoring.blind_page import BlindPage, run_scoring

KEY = MasterKey(KeyKind.FILE, bytes(32))
ADA, BO = Person("Ada", Role.NURSE), Person("Bo", Role.NURSE)


def recorded(folder, turned=False):
    """A session with two clips; with `turned` the program's scores are the opposite."""
    with Ward(folder, KEY) as ward:
        chief = ward.staff.create_first("Ines", "7391")
        for person in (ADA, BO):
            ward.staff.add(chief, person.name, person.role, "5183")
        writer = SessionWriter(ward.sessions.folder / "s", KEY, draws.facts("s"))
        samples = draws.samples(40.0, 10.0, seed=3, width=16)
        if turned:
            samples = (
                replace(sample, p_pain=None if sample.p_pain is None else 1 - sample.p_pain, events=())
                for sample in samples
            )
        writer.write(list(samples))
        writer.close()
        with ward.sessions.open_unaudited("s") as session:
            clips.draw(session, ADA, "nfcs", 2, 8.0, seed=1)
    return folder


@pytest.fixture
def folder(tmp_path, fast_hashes):
    return recorded(tmp_path / "records")


@pytest.fixture
def opening(qtbot):
    pages = []

    def open_page(folder, person, size=(1280, 800)):
        scoring = BlindScoring(folder, KEY, person, "s", folder / "none.toml")
        page = BlindPage(scoring, lambda: 3.0)
        page.resize(*size)
        page.show()
        pages.append(page)
        qtbot.waitUntil(lambda: page.heading.text() != "Looking for clips")
        page.tick()
        return page, scoring

    yield open_page
    for page in pages:
        page.close()
        page.deleteLater()


def enter(qtbot, page, numbers, then):
    for points in numbers:
        page.card.buttons[points].click()
    page.card.finish.click()
    qtbot.waitUntil(lambda: page.heading.text() == then)


def ratings(folder):
    with Ward(folder, KEY) as ward, ward.sessions.open_unaudited("s") as session:
        return [(rating.rater, rating.clip, rating.total) for rating in Ratings(session).all()]


def test_two_raters_score_all_clips_independently(folder, opening, qtbot):
    page, _ = opening(folder, ADA)
    assert page.heading.text() == "Clip 1 of 2"
    enter(qtbot, page, (1,) * 6, "Clip 2 of 2")
    assert page.card.total.text() == "0 / 6", "the next clip starts from zero"
    enter(qtbot, page, (0,) * 6, "All clips are scored. Thank you.")
    assert not page.card.isVisible()
    again, _ = opening(folder, ADA)
    assert again.heading.text() == "No clips left to score."
    other, _ = opening(folder, BO)
    assert other.heading.text() == "Clip 1 of 2"
    enter(qtbot, other, (1, 1, 1, 1, 0, 0), "Clip 2 of 2")
    assert ratings(folder) == [("Ada", 1, 6), ("Ada", 2, 0), ("Bo", 1, 4)]
    with Ward(folder, KEY) as ward, ward.sessions.open_unaudited("s") as session:
        assert {len(rating.unseen) for rating in Ratings(session).all()} == {4}, "never 0 for what a drawing hides"


def test_scores_of_the_program_and_of_other_raters_are_not_visible(tmp_path, opening, qtbot):
    pictures, words = [], []
    for name, turned in (("a", False), ("b", True)):
        folder = recorded(tmp_path / name, turned)
        page, _ = opening(folder, ADA)
        if turned:  # and another rater has scored it before
            other, _ = opening(folder, BO)
            enter(qtbot, other, (1,) * 6, "Clip 2 of 2")
            other.close()
            page, _ = opening(folder, ADA)
        pictures.append(page.grab().toImage())
        words.append([label.text() for label in page.findChildren(QLabel) if label.isVisible()])
        assert page.face.instant.landmarks is not None
        assert page.face.instant.p_pain is page.face.instant.p_trend is page.face.instant.state is None
    assert words[0] == words[1]
    assert pictures[0] == pictures[1]


def test_stopping_keeps_the_saved_scores(folder, opening, qtbot):
    page, _ = opening(folder, ADA)
    enter(qtbot, page, (1,) * 6, "Clip 2 of 2")
    page.card.buttons[1].click()
    with qtbot.waitSignal(page.left):
        page.card.cancel.click()
    assert ratings(folder) == [("Ada", 1, 6)]


def test_a_saved_clip_is_not_scored_twice_if_the_next_cannot_be_read(folder, opening, qtbot, monkeypatch):
    page, scoring = opening(folder, ADA)
    read = scoring.clip_images

    def fail(clip):
        raise RecordError("session.db is in use by another program; close that and try again")

    monkeypatch.setattr(scoring, "clip_images", fail)
    enter(qtbot, page, (1,) * 6, "session.db is in use by another program; close that and try again")
    monkeypatch.setattr(scoring, "clip_images", read)
    page.card.finish.click()
    qtbot.waitUntil(lambda: page.heading.text() == "Clip 2 of 2")
    assert ratings(folder) == [("Ada", 1, 6)]


def test_a_drawn_face_is_asked_for_nothing_that_a_drawing_cannot_show(folder, opening):
    page, _ = opening(folder, ADA)
    assert page.card.title.text() == "NFCS, 6 items that a drawn face shows"
    asked = []
    for _ in range(6):
        asked.append(page.card.item.text().partition("  ")[0])
        page.card.buttons[0].click()
    assert asked == ["Brow bulge", "Eye squeeze", "Open lips", "Vertical stretch", "Horizontal stretch", "Lip purse"]
    assert page.card.item.text() == "Correct?"


def test_a_signal_ends_the_window(folder, monkeypatch):
    pages = []

    def interrupt(page):
        pages.append(page)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(blind_page, "ScreenFit", interrupt)
    assert run_scoring(BlindScoring(folder, KEY, ADA, "s", folder / "none.toml")) == 0
    assert not pages[0].isVisible()


def test_a_clip_that_others_have_scored_meanwhile_is_left_to_the_next(folder, opening, qtbot):
    """Also in a second window of the same person."""
    page, _ = opening(folder, ADA)
    again, _ = opening(folder, ADA)
    enter(qtbot, page, (1,) * 6, "Clip 2 of 2")
    enter(qtbot, again, (0,) * 6, "Clip 2 of 2")
    assert again.card.message.text() == "Ada has scored clip 1 already: go on with the next one"
    enter(qtbot, page, (1,) * 6, "All clips are scored. Thank you.")
    enter(qtbot, again, (0,) * 6, "Ada has scored clip 2 already: go on with the next one")
    assert not again.card.isVisible()
    assert ratings(folder) == [("Ada", 1, 6), ("Ada", 2, 6)]


def test_a_clip_of_which_nothing_is_left_is_not_scored_by_the_picture_of_another(folder, opening, qtbot, monkeypatch):
    page, scoring = opening(folder, ADA)
    monkeypatch.setattr(scoring, "clip_images", lambda clip: ())
    enter(qtbot, page, (1,) * 6, "All clips are scored. Thank you.")
    assert page.face.instant is None
    assert ratings(folder) == [("Ada", 1, 6)]


def test_scoring_makes_no_records_where_their_disk_was(folder, opening, qtbot):
    page, _ = opening(folder, ADA)
    folder.rename(folder.with_name("away"))
    folder.mkdir()
    for _ in range(6):
        page.card.buttons[1].click()
    page.card.finish.click()
    qtbot.waitUntil(lambda: "no longer in" in page.heading.text())
    assert list(folder.iterdir()) == []
    folder.rmdir()
    folder.with_name("away").rename(folder)
    page.card.finish.click()
    qtbot.waitUntil(lambda: page.heading.text() == "Clip 2 of 2")
    assert ratings(folder) == [("Ada", 1, 6)]
