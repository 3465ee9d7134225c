"""One call in another process, and several processes of which one that ends early loses only its item."""

import os
import signal
from functools import partial

import pytest

from neopain.assemble.processes import ProcessEndedError, describe_exit, run_isolated, run_once
from neopain.base.errors import InputError, ModelError


def square(number):
    if number == -1:
        raise InputError("minus one has no place here")
    if number == -3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number, os.getpid()


def ignores_interrupts():
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


class Counter:
    """Reports 1 ... number, then returns "done"; a negative number ends the process."""

    def __call__(self, number, report):
        for count in range(1, number + 1):
            report(count)
        if number < 0:
            os._exit(-number)
        return f"done by {os.getpid()}"


class Log:
    def __init__(self):
        self.reports, self.abandoned = {}, []

    def __call__(self, item, content):
        self.reports.setdefault(item, []).append(content)


def no_models():
    raise ModelError("models/odd is not as published")


def test_one_call_runs_elsewhere_and_its_errors_are_raised_here():
    result, process = run_once(partial(square, 12))
    assert result == 144
    assert process != os.getpid()
    with pytest.raises(InputError, match=r"^minus one has no place here$"):
        run_once(partial(square, -1))


def test_one_call_whose_process_is_killed_says_so():
    with pytest.raises(
        ProcessEndedError, match=r"^a process was ended by SIGKILL before its work was done; run again$"
    ):
        run_once(partial(square, -3))


def test_a_process_ignores_ctrl_c_and_this_one_does_not():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert run_once(ignores_interrupts)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_each_report_arrives_and_a_process_that_ends_loses_only_its_item():
    log = Log()
    run_isolated(2, Counter, [2, -3, 1, 3, -4], log, log.abandoned.append)
    for number in (1, 2, 3):
        *counts, last = log.reports[number]
        assert counts == list(range(1, number + 1))
        assert last.startswith("done by")
        assert last != f"done by {os.getpid()}"
    for number in (-3, -4):
        assert [report.how for report in log.reports[number]] == [f"ended with status {-number}"]
    assert sorted(log.abandoned) == [-4, -3]


def test_an_interrupt_abandons_the_items_in_work_only():
    abandoned = []

    def interrupt(item, content):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_isolated(1, Counter, [5, 6], interrupt, abandoned.append)
    assert abandoned == [5]


def test_an_error_in_making_the_function_is_raised_here():
    log = Log()
    with pytest.raises(ModelError, match=r"^models/odd is not as published$"):
        run_isolated(2, no_models, [1, 2, 3], log, log.abandoned.append)
    assert log.reports == {}


def test_how_a_process_ended_is_in_words():
    assert [describe_exit(code) for code in (None, 1, -11, -15, -40)] == [
        "ended",
        "ended with status 1",
        "was ended by SIGSEGV",
        "was ended by SIGTERM",
        "was ended by signal 40",
    ]
