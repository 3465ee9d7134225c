"""One process, several, and a Ray cluster give the same results; what fails says so."""

import os
from functools import partial

import pytest

from neopain.assemble.parallel import cluster, here, processes
from neopain.base.errors import InputError, NeopainError


class Squarer:
    """Squares what it is given, and tells the process it works in."""

    def __init__(self, plus):
        self.plus = plus

    def __call__(self, number):
        if number == -1:
            raise InputError("minus one has no place here")
        if number == -2:
            os._exit(3)
        return number * number + self.plus, os.getpid()


def values(results):
    return sorted(value for value, _ in results)


@pytest.mark.parametrize("numbers", [[], [3], list(range(23))])
def test_processes_give_what_one_process_gives(numbers):
    make = partial(Squarer, 7)
    found = list(processes(2)(make, numbers))
    assert values(found) == values(here(make, numbers)) == [number * number + 7 for number in numbers]
    if len(numbers) > 2:
        assert os.getpid() not in {process for _, process in found}


def test_an_error_in_a_process_is_raised_here():
    with pytest.raises(InputError, match="minus one"):
        list(processes(2)(partial(Squarer, 0), [1, -1, 2]))


def test_a_process_that_dies_is_told():
    with pytest.raises(NeopainError, match="nothing is lost"):
        list(processes(2)(partial(Squarer, 0), [1, -2, 2]))


def test_an_address_that_is_none_is_told():
    with pytest.raises(InputError, match="ray://host:port"):
        cluster("http://ward:80")
