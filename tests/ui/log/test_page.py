"""The log page: one touch away, newest first."""

from ui.log.conftest import night


def test_one_touch_opens_the_log_and_one_closes_it(open_window, monitor, qtbot):
    window = open_window(monitor)
    page = window.page
    assert page.stack.currentWidget() is page.watch
    page.buttons.log.click()
    assert page.log.isVisible()
    assert page.alarm_bar.isVisible()
    assert page.buttons.acknowledge.isVisible()
    assert (page.log.word.text(), page.log.number.text()) == ("Pain", "88\u202f%"), "the current state stays visible"
    assert page.log.nothing.isVisible()
    assert page.buttons.log.label.text() == "Live"
    page.buttons.log.click()
    assert page.watch.isVisible()
    assert page.buttons.log.label.text() == "Alarm log"


def test_a_long_log_is_paged(open_window, monitor):
    for event in night(30):
        monitor.history.note(event)
    window = open_window(monitor)
    page = window.page
    page.buttons.log.click()
    log = page.log
    assert [label.text() for label in log.counts] == ["30", "3.0", "50\u202f%"]
    lines, first = len(log.rows), log.rows[0].when.text()
    assert first == "5:38:20"
    assert not log.newer.isEnabled()
    times = {row.when.text() for row in log.rows}
    while log.older.isEnabled():
        log.older.click()
        assert len([row for row in log.rows if row.isVisible()]) == lines, "no page is half empty"
        times |= {row.when.text() for row in log.rows}
    assert len(times) == 30
    while log.newer.isEnabled():
        log.newer.click()
    assert log.rows[0].when.text() == first


def test_care_comes_back_to_the_monitoring_view(open_window, monitor):
    window = open_window(monitor)
    page = window.page
    page.buttons.log.click()
    page.buttons.comfort.click()
    assert page.watch.isVisible()
    assert page.tray.isVisible()
