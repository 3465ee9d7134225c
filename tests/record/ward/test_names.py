"""One person is one name, however it is typed."""

import pytest

from neopain.record.ward.names import same_name


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Noor", "Noor"), ("NOOR", "Noor"), ("JOSE\u0301", "Jos\u00e9"), ("STRASSE", "Stra\u00dfe"), ("Nora", None)],
)
def test_a_name_is_found_in_other_capitals_and_code_points(typed, found):
    assert same_name(typed, ["Noor", "Jos\u00e9", "Stra\u00dfe"]) == found


def test_the_name_as_it_is_written_comes_first():
    assert same_name("noor", ["Noor", "noor"]) == "noor"
