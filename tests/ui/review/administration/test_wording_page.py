"""An administrator loads the unit's wording of the scales in the window, and gives it up again."""

import pytest

from neopain.base import paths
from neopain.base.scales import SCALES
from neopain.record.ward.ward import Ward
from neopain.ui.text.administration import wording_text
from ui.review.administration.conftest import INES


@pytest.fixture
def page(signed_in, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(paths, "scales_file", lambda: tmp_path / "own" / "scales.toml")
    window = signed_in(INES)
    window.list.administration.click()
    page = window.administration.wording
    window.administration.pages[page].click()
    qtbot.waitUntil(lambda: page.scales.count() == len(SCALES))
    return page


@pytest.fixture
def loaded(page, tmp_path, qtbot):
    """Loads a file with this text; gives the message."""

    def loading(text):
        file = tmp_path / "ours.toml"
        file.write_text(text, encoding="utf-8")
        page.ask_file = lambda parent, title, pattern: file
        page.load.click()
        qtbot.waitUntil(lambda: not page._work.busy)
        return page.message.text()

    return loading


def shown(page):
    return [page.scales.item(row).text() for row in range(page.scales.count())]


def test_the_scales_are_listed_as_delivered(page):
    assert shown(page) == [wording_text.row(key, scale) for key, scale in SCALES.items()]
    assert all("as delivered" in row for row in shown(page))
    assert not page.restore.isEnabled()


def test_the_wording_is_loaded_and_shown_and_audited(page, loaded, archive, folder):
    assert loaded("[nips]\npain_from = 3\n") == wording_text.LOADED
    assert archive.scales()["nips"].pain_from == 3
    first, *others = shown(page)
    assert "pain from 3 of 7" in first
    assert wording_text.OWN in first
    assert not any(wording_text.OWN in row for row in others)
    with Ward(*folder) as ward:
        assert [(one.who, one.action, one.detail) for one in ward.audit.entries()][-1] == (
            *("Ines", "wording_loaded", "nips"),
        )


def test_a_wrong_file_is_refused_in_one_line_and_the_scales_stay(page, loaded, archive):
    loaded("[nips]\npain_from = 3\n")
    before = shown(page)
    assert loaded("[nips]\npain_from = 9\n") == "ours.toml: nips: pain_from = 9 must be above 0 and at most 7"
    assert archive.scales()["nips"].pain_from == 3
    assert shown(page) == before


def test_a_second_touch_restores_the_scales_as_delivered(page, loaded, archive, qtbot):
    loaded("[nips]\npain_from = 3\n")
    page.restore.click()
    assert page.restore.text() == wording_text.RESTORE_NOW
    page.end()
    assert page.restore.text() == wording_text.RESTORE, "whoever comes back is asked again"
    for _ in range(2):
        page.restore.click()
    qtbot.waitUntil(lambda: not page._work.busy)
    assert page.message.text() == wording_text.RESTORED
    assert archive.scales() == SCALES
    assert not page.restore.isEnabled()


def test_a_file_in_its_place_that_is_wrong_is_told_and_can_be_given_up(page, archive, qtbot):
    paths.scales_file().parent.mkdir()
    paths.scales_file().write_text("[nips")
    page.begin()
    qtbot.waitUntil(lambda: not page._work.busy)
    assert "cannot be read as TOML" in page.message.text()
    for _ in range(2):
        page.restore.click()
    qtbot.waitUntil(lambda: not page._work.busy)
    assert archive.scales() == SCALES


def test_a_file_that_is_not_chosen_changes_nothing(page):
    page.ask_file = lambda parent, title, pattern: None
    page.load.click()
    assert not page._work.busy
