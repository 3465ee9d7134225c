"""One process, several, and a Ray cluster give the same results; a failure is reported."""

import multiprocessing
import os
import signal
import sys
import time
from contextlib import nullcontext
from functools import partial
from types import SimpleNamespace

import pytest

from neopain.assemble.parallel import cluster, in_this_process, map_ordered, processes
from neopain.base.errors import InputError, ModelError, NeopainError
from patience import wait_until


class Squarer:
    """Squares a number; returns it with the id of the process that works."""

    def __init__(self, plus):
        self.plus = plus

    def __call__(self, number):
        if number == -1:
            raise InputError("minus one has no place here")
        if number == -2:
            os._exit(3)
        if number == -3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number + self.plus, os.getpid()


def values(results):
    return sorted(value for value, _ in results)


@pytest.mark.parametrize("numbers", [[], [3], list(range(23))])
def test_processes_give_what_one_process_gives(numbers):
    make = partial(Squarer, 7)
    found = list(processes(2)(make, numbers))
    assert values(found) == values(in_this_process(make, numbers)) == [number * number + 7 for number in numbers]
    if len(numbers) > 2:
        assert os.getpid() not in {process for _, process in found}


def test_an_error_in_a_process_is_raised_here():
    with pytest.raises(InputError, match="minus one"):
        list(processes(2)(partial(Squarer, 0), [1, -1, 2]))


def broken():
    raise ModelError("models/odd/check.npz: output features differs by 1")


def test_an_error_in_making_the_function_is_raised_here():
    with pytest.raises(ModelError, match=r"^models/odd/check\.npz: output features differs by 1$"):
        list(processes(2)(broken, [1, 2, 3]))
    with pytest.raises(ModelError, match="models/odd"):
        list(map_ordered(1, broken, [1, 2]))


@pytest.mark.parametrize(("number", "how"), [(-2, "ended with status 3"), (-3, "was ended by SIGKILL")])
def test_a_process_that_ends_early_is_an_error_that_says_what_ended_it(number, how):
    with pytest.raises(NeopainError) as raised:
        list(processes(2)(partial(Squarer, 0), [1, number, 2]))
    assert str(raised.value) == f"a process {how} before its work was done; run again"


class LastDies:
    """Once both processes are at work, the one that was started last kills itself; the other one works on."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, item):
        own = int(multiprocessing.current_process().name.rpartition("-")[2])
        (self.folder / str(own)).touch()
        wait_until(lambda: len(list(self.folder.iterdir())) == 2)
        if own == max(int(path.name) for path in self.folder.iterdir()):
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.5)  # its result lets the pool notice the death at the latest


def test_the_process_that_ended_of_itself_is_named_and_not_those_ended_because_of_it(tmp_path):
    with pytest.raises(NeopainError, match=r"^a process was ended by SIGKILL before"):
        list(processes(2)(partial(LastDies, tmp_path), [1, 2]))


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(InputError, match="ray://host:port"):
        cluster("http://ward:80")


@pytest.mark.parametrize(
    ("fails", "error", "tries", "answers"),
    [(5, ConnectionAbortedError, 6, True), (9, ConnectionAbortedError, 6, False), (9, ConnectionError, 1, False)],
)
def test_a_cluster_that_answers_and_does_not_begin_is_asked_again(monkeypatch, fails, error, tries, answers):
    asked = []

    def init(address, **_options):
        asked.append(address)
        if len(asked) <= fails:
            raise error("Initialization failure from server")

    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(init=init, is_initialized=lambda: False))
    with nullcontext() if answers else pytest.raises(InputError, match="does not answer"):
        cluster("ray://ward:10001")
    assert asked == ["ray://ward:10001"] * tries


def test_ordered_results_are_in_the_order_of_the_items():
    numbers = list(range(11, 0, -1))
    found = list(map_ordered(2, partial(Squarer, 0), numbers))
    assert [value for value, _ in found] == [number * number for number in numbers]
    assert os.getpid() not in {process for _, process in found}
