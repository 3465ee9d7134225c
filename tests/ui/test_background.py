"""Work in another thread: what comes back, in which thread, and that no thread is left at the end."""

import threading

import pytest
from PySide6.QtCore import QObject

from neopain.base.errors import RecordError
from neopain.ui import background
from neopain.ui.background import BackgroundTask, Bell, Progress, close_tasks


@pytest.fixture
def owner(qapp):
    owner = QObject()
    yield owner
    close_tasks(owner)


@pytest.fixture
def gate():
    """Holds work back until it is set, at the latest at the end of the test."""
    gate = threading.Event()
    yield gate
    gate.set()


def following(task):
    """The emissions of the task, each with the thread it was emitted in."""
    emitted = []
    task.done.connect(lambda result: emitted.append(("done", result, threading.current_thread())))
    task.failed.connect(lambda why: emitted.append(("failed", why, threading.current_thread())))
    return emitted


def test_work_runs_in_another_thread_and_its_result_comes_back(owner, qtbot):
    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(threading.current_thread)
    assert task.busy
    qtbot.waitUntil(lambda: bool(emitted))
    ((what, worker, thread),) = emitted
    assert (what, worker.name, thread) == ("done", "test", threading.main_thread())
    assert not task.busy


def test_an_error_comes_back_as_one_line(owner, qtbot):
    def fail():
        raise RecordError("the disk is full; make room")

    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(fail)
    qtbot.waitUntil(lambda: bool(emitted))
    assert emitted == [("failed", "the disk is full; make room", threading.main_thread())]
    assert isinstance(task.error, RecordError)


@pytest.mark.qt_no_exception_capture
def test_an_unexpected_error_in_the_work_is_raised(owner):
    def fail():
        raise ZeroDivisionError("a bug")

    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(fail)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        task.wait()
    assert emitted == []
    assert not task.busy


@pytest.mark.parametrize("only_newest", [False, True])
def test_only_the_newest_work_started_meanwhile_is_run(owner, qtbot, gate, only_newest):
    done = []
    task = BackgroundTask("test", owner, only_newest=only_newest)
    emitted = following(task)
    task.start(lambda: (gate.wait(30) and done.append(1)) or 1)
    for number in (2, 3):
        task.start(lambda number=number: done.append(number) or number)
    gate.set()
    qtbot.waitUntil(lambda: not task.busy)
    assert done == [1, 3]
    assert [result for _, result, _ in emitted] == ([3] if only_newest else [1, 3])


def test_cancelled_work_emits_nothing(owner, qtbot, gate):
    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(lambda: gate.wait(30) and "cancelled")
    task.start(lambda: "cancelled too")
    task.cancel()
    assert not task.busy
    task.start(lambda: "wanted")
    qtbot.waitUntil(lambda: bool(emitted))
    gate.set()
    qtbot.wait(50)
    assert [result for _, result, _ in emitted] == ["wanted"]


def test_wait_blocks_until_all_work_has_ended(owner):
    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(lambda: 1)
    task.start(lambda: 2)
    task.wait()
    assert [result for _, result, _ in emitted] == [1, 2]


def test_a_closed_window_leaves_no_thread_and_no_timer(owner, gate):
    tasks = [BackgroundTask(f"left over {number}", owner) for number in range(3)]
    for task in tasks:
        task.start(lambda: gate.wait(0.2))
    tasks[0].cancel()
    close_tasks(owner)
    assert not any(thread.name.startswith("left over") for thread in threading.enumerate())
    assert not any(task._timer.isActive() for task in tasks)


def test_a_window_does_not_wait_forever(owner, gate, monkeypatch):
    monkeypatch.setattr(background, "CLOSE_S", 0.05)
    task = BackgroundTask("endless", owner)
    task.start(lambda: gate.wait(30))
    close_tasks(owner)
    assert any(thread.name == "endless" for thread in threading.enumerate())


def test_work_says_how_far_it_is_and_stops_where_it_is_asked_to():
    progress = Progress()
    assert progress(0.25)
    assert progress.share == 0.25
    progress.stop()
    assert not progress(0.5)


def test_waiting_has_an_end_where_one_is_given(owner, gate):
    task = BackgroundTask("test", owner)
    emitted = following(task)
    task.start(gate.wait)
    assert not task.wait(0.01)
    assert not emitted
    gate.set()
    assert task.wait(30)
    assert [kind for kind, *_ in emitted] == ["done"]


def test_a_ring_is_answered_in_the_thread_of_qt_and_rings_that_come_together_once(owner, qtbot):
    answered = []
    bell = Bell(lambda: answered.append(threading.current_thread()), owner)
    ringing = threading.Thread(target=lambda: [bell.ring() for _ in range(100)])
    ringing.start()
    ringing.join()
    assert answered == [], "nothing of Qt is done where it is rung"
    qtbot.waitUntil(lambda: bool(answered))
    qtbot.wait(20)
    assert answered == [threading.main_thread()]
    bell.ring()
    qtbot.waitUntil(lambda: len(answered) == 2)
    bell.close()


def test_nobody_waits_for_a_bell_that_is_not_heard_or_closed(owner, qtbot):
    answered = []
    bell = Bell(lambda: answered.append(True), owner)
    for _ in range(100_000):
        bell.ring()
    bell.close()
    bell.ring()
    qtbot.wait(20)
    assert answered == []
