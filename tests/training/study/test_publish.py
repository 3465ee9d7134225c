"""What is published is a model folder with a usable name."""

import pytest

from dates import SetClock
from neopain.base.errors import InputError
from neopain.training.study.publish import full_id


@pytest.mark.parametrize("name", ["Ward", "ward_3", "", "classifier-x", "../ward", "classifier-a-2026111"])
def test_names_that_cannot_be_folders_are_refused(name):
    with pytest.raises(InputError, match="cannot be a name"):
        full_id(name)


def test_a_name_gets_its_role_and_date_unless_it_has_them():
    assert full_id("classifier-ward-202611") == "classifier-ward-202611"
    assert full_id("classifier-ward-202611b") == "classifier-ward-202611b"
    assert full_id("ward-3", SetClock()) == "classifier-ward-3-202611"
