import inspect

from neopain.base import errors


def test_the_documented_tree_names_every_error_and_no_other():
    classes = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    drawn = {word for line in errors.__doc__.splitlines() for word in line.split() if word.endswith("Error")}
    assert drawn == classes


def test_every_error_is_a_neopain_error_and_ends_the_command_with_two():
    for _, error in inspect.getmembers(errors, inspect.isclass):
        assert issubclass(error, errors.NeopainError)
        assert error("x").exit_code == 2
