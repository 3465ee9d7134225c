"""The tree of errors; one of a cause keeps it."""

import inspect

from neopain.base import errors
from neopain.base.errors import AccessError, Cause, InputError, Said
from neopain.base.text import Bed


def test_an_error_of_a_cause_says_it_in_english_and_keeps_it():
    error = InputError(Cause.BED_OCCUPIED, bed=Bed("3"))
    assert str(error) == "bed 3 is occupied: discharge or transfer its patient first"
    said = str(error)
    assert isinstance(said, Said)
    assert (said.cause, said.values) == (Cause.BED_OCCUPIED, {"bed": "3"})
    assert str(InputError("a sentence of its own")) == "a sentence of its own"
    assert type(str(AccessError("plain"))) is str


def kinds():
    """The errors of the module by name."""
    return {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)}


def test_the_documented_tree_names_every_error_and_no_other():
    drawn = {word for line in errors.__doc__.splitlines() for word in line.split() if word.endswith("Error")}
    assert drawn == set(kinds())


def test_every_error_is_a_neopain_error_and_ends_the_command_with_two():
    for error in kinds().values():
        assert issubclass(error, errors.NeopainError)
        assert error("x").exit_code == 2
