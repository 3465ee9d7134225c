"""The words about models."""

from typing import get_args

import pytest

from neopain.inference.manifest import Role
from neopain.review.model_trial import Replayed
from neopain.ui.text.administration import models_text
from neopain.workbench.list_models import Entry

OTHER = Entry("classifier-other-202612", False, "classifier", "MIT", 10, needs=("features-a-202611",))


def test_every_role_has_a_name():
    assert set(models_text.ROLES) == set(get_args(Role))


@pytest.mark.parametrize(
    ("entry", "second"),
    [
        (OTHER, "Classifier · MIT · not signed"),
        (
            Entry("features-a-202611", True, "features", "MIT", 1, signed_by="NICU"),
            "in use · Network · MIT · signed by NICU",
        ),
        (Entry("features-a-202611", True, fault="it is damaged"), "in use · damaged"),
    ],
)
def test_a_row_has_the_name_and_below_it_what_it_is(entry, second):
    assert models_text.row(entry) == f"{entry.name}\n{second}"


def test_what_there_is_to_know_is_needs_licence_and_who_signed():
    assert models_text.facts(OTHER).splitlines() == [
        "Works on features-a-202611.",
        "Licence: MIT.",
        models_text.UNSIGNED,
    ]
    signed = Entry("features-a-202611", True, "features", "MIT", 1, signed_by="NICU")
    assert models_text.facts(signed).splitlines() == ["Licence: MIT.", "Signed by NICU."]
    assert models_text.facts(Entry("features-a-202611", True, fault="it is damaged")) == "it is damaged"


def test_a_recording_without_a_time_in_its_name_is_called_by_its_name():
    assert models_text.replayed(Replayed("night", problem="damaged")).replace("\u200e", "") == (
        "night   ·   cannot be compared"
    )
