"""The words about models."""

from dataclasses import replace
from typing import get_args

import pytest

from neopain.inference.manifest import Role
from neopain.review.model_trial import Replayed
from neopain.ui.text.administration import models_text
from neopain.workbench.list_models import Entry

OTHER = Entry("classifier-other-202612", False, "classifier", "MIT", 10, needs=("features-a-202611",))

KEPT = replace(OTHER, missing=("features-a-202611",))


def test_every_role_has_a_name():
    assert set(models_text.ROLES) == set(get_args(Role))


@pytest.mark.parametrize(
    ("entry", "second"),
    [
        (OTHER, "Classifier · MIT · not signed"),
        (KEPT, "rescoring only · MIT · not signed"),
        (replace(KEPT, in_use=True), "in use · networks missing · MIT · not signed"),
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
    without = replace(KEPT, needs=("features-a-202611", "features-b-202611"))
    needs = "Works on features-a-202611 (not installed), features-b-202611."
    assert models_text.facts(without).splitlines()[0] == needs
    signed = Entry("features-a-202611", True, "features", "MIT", 1, signed_by="NICU")
    assert models_text.facts(signed).splitlines() == ["Licence: MIT.", "Signed by NICU."]
    assert models_text.facts(Entry("features-a-202611", True, fault="it is damaged")) == "it is damaged"


def test_what_to_do_depends_on_whether_its_networks_are_there():
    assert models_text.what_to_do(OTHER) == models_text.COMPARE
    assert models_text.what_to_do(KEPT) == models_text.KEPT
    assert models_text.what_to_do(replace(KEPT, in_use=True)) == models_text.INCOMPLETE


def test_a_recording_without_a_time_in_its_name_is_called_by_its_name():
    assert models_text.replayed(Replayed("night", problem="damaged")).replace("\u200e", "") == (
        "night   ·   cannot be compared"
    )
