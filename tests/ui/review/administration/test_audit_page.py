"""An administrator reads who did what, searches it, and has log and recordings checked."""

import threading

import pytest

from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward
from neopain.review.audit_view import Checked
from neopain.ui.review.administration import audit_page
from neopain.ui.text.administration import audit_text
from ui.review.administration.conftest import INES


@pytest.fixture
def page(signed_in, folder, qtbot):
    with Ward(*folder) as ward:
        for number in range(400):
            ward.audit.append("Ines", Action.LIMIT_CHANGED, f"value-{number}")
        ward.audit.append("", Action.SESSION_STARTED, "20261122")
        ward.audit.append("", Action.SESSION_DELETED, "20261122")
    window = signed_in(INES)
    window.list.administration.click()
    page = window.administration.audit
    window.administration.pages[page].click()
    qtbot.waitUntil(lambda: page.rows.count() > 0)
    return page


def shown(page):
    return [page.rows.item(row).text() for row in range(page.rows.count())]


def test_the_newest_are_shown_first_and_the_rest_is_found(page, qtbot):
    assert page.rows.count() == audit_page.MOST
    assert page.message.text() == audit_text.MORE
    assert shown(page)[0].startswith("Deleted a recording\n")
    assert shown(page)[2].endswith("value-399")
    page.search.setText("INES limit value-17")
    qtbot.waitUntil(lambda: page.rows.count() == 11 and not page._reading.busy)
    assert all("value-17" in row for row in shown(page))
    assert page.message.text() == ""
    page.search.setText("nobody did this")
    qtbot.waitUntil(lambda: page.message.text() == audit_text.NONE_FOUND)


def test_the_check_says_that_all_is_as_written(page, qtbot):
    page.check.click()
    qtbot.waitUntil(lambda: not page._checking.busy)
    assert page.message.text().endswith("entries and 0 recordings: all as they were written.")
    assert page.check.text() == audit_text.CHECK


def test_what_the_check_finds_stands_in_the_list(page, folder, qtbot):
    with Ward(*folder) as ward:
        ward.register.run("UPDATE audit SET who = 'Noor' WHERE number = 7")
    page.check.click()
    qtbot.waitUntil(lambda: not page._checking.busy)
    assert page.message.text().startswith("1 finding.")
    assert shown(page) == ["entry 7 was changed"]


def test_the_check_can_be_stopped_and_ends_with_the_page(page, monkeypatch, qtbot):
    asked, go_on = [], threading.Event()

    def slow(archive, progress):
        asked.append(progress)
        go_on.wait(60)
        return Checked(1, 1, ("late",))

    monkeypatch.setattr(audit_page, "check_records", slow)
    page.check.click()
    assert page.check.text() == audit_text.STOP
    page.check.click()
    assert page.message.text() == audit_text.STOPPED
    assert asked[0](0.5) is False
    page.check.click()
    page.end()
    assert page.rows.count() == 0, "nothing of the log stays"
    go_on.set()
    page._checking.close()
    assert "late" not in shown(page)
