"""The cards say what the artefacts are, every figure, and what they must not be used for."""

import numpy as np

from neopain.inference.manifest import TrainedOn
from neopain.training.default import card
from neopain.training.default.classify import PainClassifier
from neopain.training.default.evaluate import FaceGroup, Findings
from neopain.training.default.settings import TransferSettings

ORIGIN = TrainedOn(data="12 renders of 3 synthetic neonates", split="By subject", commit="abc")


def test_the_card_of_the_network_states_its_figures_and_limits_and_ends_with_the_notes():
    figures, notes = {"nfcs_mean_absolute_error": 0.05874}, "## Tried\n\nNothing helped.\n"
    text = card.network("features-a", ORIGIN, figures, None, notes)
    assert text.startswith("# features-a\n")
    assert card.LIMITS in text
    assert "12 renders of 3 synthetic neonates" in text
    assert "| nfcs mean absolute error | 0.05874 |" in text
    assert text.rstrip().endswith("Nothing helped.")
    assert "no photo of a person was used" in text
    assert "Tried" not in card.network("features-a", ORIGIN, {}, None)


def test_the_card_of_a_network_that_starts_from_photos_names_their_origin():
    text = card.network("features-b", ORIGIN, {}, TransferSettings(frozen_blocks=9, rate=0.25))
    assert card.LIMITS in text
    assert "first\n9 of 16 blocks are unchanged; the others learnt at 0.25 of the rate" in text
    assert "SHA-256 `579344248a93e230...`" in text
    assert "trained on ImageNet's photos of objects" in text


def test_the_card_of_the_classifier_has_a_row_for_every_group_and_a_dash_where_a_class_is_missing():
    findings = Findings(
        figures={"auc": 0.9876},
        groups={"light": (FaceGroup("dim", 7, None, 0.5, None), FaceGroup("bright", 9, 0.91, 0.8, 0.7))},
        called={"pain: cry": 0.75, "asleep: deep": 0.125},
        reliability=((3, 0.25, 0.333),),
    )
    weights = np.arange(20).reshape(2, 10) / 4
    text = card.classifier(
        "classifier-a",
        ["features-a", "features-b"],
        ORIGIN,
        PainClassifier(None, weights, 0.67),
        findings,
        "## Tried\n\nNothing helped.\n",
    )
    assert "The threshold is 0.67." in text
    assert text.rstrip().endswith("Nothing helped.")
    assert card.LIMITS in text
    assert "in the features of `features-a` and `features-b`" in text
    assert "| eye squeeze | 0.25 | 2.75 |" in text
    assert "| auc | 0.9876 |" in text
    assert "| pain: cry | 0.750 |" in text
    assert "| 3 | 0.250 | 0.333 |" in text
    assert "| light | faces |" in text
    assert "| dim | 7 | - | 0.500 | - |" in text
    assert "| bright | 9 | 0.910 | 0.800 | 0.700 |" in text
