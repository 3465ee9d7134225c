"""The model cards: what the artefacts are, their training data, figures, and limits of use."""

from __future__ import annotations

from collections.abc import Mapping

from neopain.inference.manifest import TrainedOn
from neopain.training.default.classify import PainClassifier
from neopain.training.default.evaluate import Findings
from neopain.training.network.weights import ACTION_COUNT, HIDDEN, LAYERS, POOLED_COUNT

INTENDED_USE = "Research on and demonstration of pain expression scoring in newborns from camera pictures."
LIMITS = (
    "Trained only on synthetic neonates rendered from CC0 meshes, never validated on patients. Not a medical device, "
    "not for clinical decisions. Its figures are of renders; on real infants expect far lower sensitivity."
)
_WARNING = f"""> **Research use only.** {LIMITS}
"""


def network(name: str, trained_on: TrainedOn, figures: Mapping[str, float], notes: str = "") -> str:
    """The card of the feature network, `notes` at its end."""
    return f"""# {name}

{_WARNING}
A small VGG: {len(LAYERS)} 3 x 3 convolutions with norm and ReLU on 112 x 112 pixels (halved from the 224 x 224 crop
inside the graph). Half the maps of the first two are normalised by the picture's own mean and deviation, the others by
those of all. Every face is evaluated twice, plain and mirrored; all outputs are the mean of both. The feature vector is
the log-odds of the {ACTION_COUNT} actions, the layer behind the pooled last convolution ({HIDDEN} numbers, from which
the network itself estimates pain) and the pooled convolution ({POOLED_COUNT}: means, and maxima in nine overlapping
fields; better where a classifier is fitted on faces of another kind). Further outputs are 68 landmarks (centres of
gravity of their probability maps), ten NFCS action intensities, the visible share of eyes and mouth, and the rotation
of the head.

- **Trained on.** {trained_on.data}.
  Every picture is rendered from CC0 MakeHuman meshes; no photo of a person was used.
- **Split.** {trained_on.split}.
- **Labels.** The facial actions are those that the renderer was set to draw; their mapping to NFCS is ours and has not
  been checked by a clinician.
- **Use.** {INTENDED_USE}
- **Licence.** Apache-2.0.

## On held-out synthetic subjects

{_figures(figures)}
{notes and chr(10) + notes.rstrip() + chr(10)}"""


def classifier(name: str, needs: str, trained_on: TrainedOn, fitted: PainClassifier, findings: Findings) -> str:
    """The card of the classifier."""
    tables = "".join(_table(kind, findings) for kind in findings.groups)
    states = "\n".join(f"| {state} | {share:.3f} |" for state, share in findings.called.items())
    reliability = "\n".join(f"| {n} | {stated:.3f} | {true:.3f} |" for n, stated, true in findings.reliability)
    return f"""# {name}

{_WARNING}
Scaled logistic regression on the first {fitted.leading} features of `{needs}`, the log-odds of the
actions and the layer behind the pooled one; the others have weight 0. Calibrated by a sigmoid on subjects that neither
it nor the network was fitted on, with plain and disturbed pictures (moved, badly lit, blurred, noisy, compressed).
C is {fitted.inverse_penalty:g}. The threshold is 0.5, which is a calibrated probability of {fitted.raw_threshold:.3f}:
there the share of faces without pain below the threshold is the one in the settings.

- **Trained on.** {trained_on.data}.
- **Split.** {trained_on.split}.
- **Scored faces.** Only faces that the detector finds and that are not turned or covered beyond the monitor's limits
  count below.
- **Graded faces.** Pouts and fusses count partly as pain and partly as none in training. AUC, sensitivity and
  specificity exclude them; the table of kinds includes them.
- **Disturbed.** The same faces as a worse camera would show them; these figures are closer to those of photos.
- **Use.** {INTENDED_USE}
- **Licence.** Apache-2.0.

## On held-out synthetic subjects

{_figures(findings.figures)}

Share of faces scored as pain, by kind of face. All but `pain` and `fuss` are false alarms:

| kind of face | share |
| --- | --- |
{states}

Reliability on plain faces: stated probability, and share in pain.

| faces | mean probability | share in pain |
| --- | --- | --- |
{reliability}
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
