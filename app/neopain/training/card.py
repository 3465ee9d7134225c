"""The model cards: what the artefacts are, were trained on and reach, and what they must not be used for."""

from __future__ import annotations

from collections.abc import Mapping

from neopain.inference.manifest import TrainedOn
from neopain.training.classify import Judge
from neopain.training.evaluate import Findings

INTENDED_USE = "Research on and demonstration of pain expression scoring in newborns from camera pictures."
LIMITS = (
    "Trained only on synthetic neonates rendered from CC0 meshes, never validated on patients. Not a medical device, "
    "not for clinical decisions. Its figures are of renders; on real infants expect far lower sensitivity."
)
_WARNING = f"""> **Research use only.** {LIMITS}
"""


def network(name: str, trained_on: TrainedOn, figures: Mapping[str, float]) -> str:
    """The card of the feature network."""
    return f"""# {name}

{_WARNING}
A small VGG: eight 3 x 3 convolutions with batch norm and ReLU on 112 x 112 pixels (halved from the 224 x 224 crop
inside the graph), 138 million multiply-adds, 1.5 million weights. Its feature vector is the pooled last convolution:
192 means and the maxima of 192 maps in nine overlapping fields. Beside it the graph gives 68 landmarks, ten NFCS action
intensities, how far eyes and mouth are visible, and the turn of the head.

- **Trained on.** {trained_on.data}.
  Every picture is rendered from CC0 MakeHuman meshes; no photo of a person was used.
- **Split.** {trained_on.split}.
- **Labels.** The facial actions are those the renderer was told to draw; their mapping to NFCS is ours and no
  clinician has checked it.
- **Use.** {INTENDED_USE}
- **Licence.** Apache-2.0.

## On held-out synthetic subjects

{_figures(figures)}
"""


def classifier(name: str, needs: str, trained_on: TrainedOn, judge: Judge, findings: Findings) -> str:
    """The card of the classifier."""
    tables = "".join(_table(kind, findings) for kind in findings.groups)
    states = "\n".join(f"| {state} | {share:.3f} |" for state, share in findings.called.items())
    return f"""# {name}

{_WARNING}
Scaled logistic regression on the features of `{needs}`, calibrated by a sigmoid on subjects that
neither it nor the network had seen. C is {judge.inverse_penalty:g}. The threshold is 0.5, which is a calibrated
probability of {judge.raw_threshold:.3f}: one half, or more where one half left too few calm faces below it.

- **Trained on.** {trained_on.data}.
- **Split.** {trained_on.split}.
- **Scored faces.** Only faces that the detector finds and that show enough (not turned or covered beyond the monitor's
  limits) count below.
- **Graded faces.** A fussing face counts half as pain and half as none in training; AUC, sensitivity and specificity
  leave such faces out, the table of states shows them. Slight pain is graded down to 0.75, and the probability follows
  the grade: against plain yes and no, as Brier score and calibration error count, it therefore looks timid.
- **Use.** {INTENDED_USE}
- **Licence.** Apache-2.0.

## On held-out synthetic subjects

{_figures(findings.figures)}

Share of faces said to be in pain, by what the face does. All but `pain` and `fuss` are false alarms:

| state | share |
| --- | --- |
{states}
{tables}"""


def _figures(figures: Mapping[str, float]) -> str:
    rows = "\n".join(f"| {name.replace('_', ' ')} | {value:.5g} |" for name, value in figures.items())
    return f"| figure | value |\n| --- | --- |\n{rows}"


def _table(kind: str, findings: Findings) -> str:
    rows = "\n".join(
        f"| {group.name} | {group.count} | "
        + " | ".join(_number(value) for value in (group.auc, group.sensitivity, group.specificity))
        + " |"
        for group in findings.groups[kind]
    )
    return f"\n| {kind} | faces | AUC | sensitivity | specificity |\n| --- | --- | --- | --- | --- |\n{rows}\n"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
