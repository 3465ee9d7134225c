"""The cards say what the artefacts are, every figure, and what they must not be used for."""

from neopain.inference.manifest import TrainedOn
from neopain.training.default import card
from neopain.training.default.classify import PainClassifier
from neopain.training.default.evaluate import FaceGroup, Findings

ORIGIN = TrainedOn(data="12 renders of 3 synthetic neonates", split="By subject", commit="abc")


def test_the_card_of_the_network_states_its_figures_and_limits_and_ends_with_the_notes():
    text = card.network("features-a", ORIGIN, {"nfcs_mean_absolute_error": 0.05874}, "## Tried\n\nNothing helped.\n")
    assert text.startswith("# features-a\n")
    assert card.LIMITS in text
    assert "12 renders of 3 synthetic neonates" in text
    assert "| nfcs mean absolute error | 0.05874 |" in text
    assert text.rstrip().endswith("Nothing helped.")
    assert "Tried" not in card.network("features-a", ORIGIN, {})


def test_the_card_of_the_classifier_has_a_row_for_every_group_and_a_dash_where_a_class_is_missing():
    findings = Findings(
        figures={"auc": 0.9876},
        groups={"light": (FaceGroup("dim", 7, None, 0.5, None), FaceGroup("bright", 9, 0.91, 0.8, 0.7))},
        called={"pain: cry": 0.75, "asleep: deep": 0.125},
        reliability=((3, 0.25, 0.333),),
    )
    text = card.classifier("classifier-a", "features-a", ORIGIN, PainClassifier(None, 1e-3, 10, 0.35), findings)
    assert card.LIMITS in text
    assert "first 10 features of `features-a`" in text
    assert "C is 0.001" in text
    assert "probability of 0.350" in text
    assert "| auc | 0.9876 |" in text
    assert "| pain: cry | 0.750 |" in text
    assert "| 3 | 0.250 | 0.333 |" in text
    assert "| light | faces |" in text
    assert "| dim | 7 | - | 0.500 | - |" in text
    assert "| bright | 9 | 0.910 | 0.800 | 0.700 |" in text
