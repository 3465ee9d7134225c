"""Trains the network on the stored crops; an interrupted run can be continued. Needs torch."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from neopain.base.files import AtomicFile
from neopain.batch.progress import Report
from neopain.training.default.crops import CropStore
from neopain.training.default.settings import AugmentSettings, NetworkSettings
from neopain.training.default.truth import Truth
from neopain.training.network.augment import Batch, augment
from neopain.training.network.efficientnet import TransferNetwork
from neopain.training.network.network import Network, NetworkAnswers, mixed_precision, weights_of
from neopain.training.network.weights import POSE_SCALE_DEG, TrainedWeights, Weights

_SAVE_INTERVAL_S = 60.0
_REPORT_INTERVAL_S = 2.0
_WARM_UP_STEPS = 60
_CERTAINTY = 0.02  # graded pain stays this far from 0 and 1, so that no label is taken as certain
_LARGEST_GRADIENT = 5.0
_SETTLING_DECAY = 0.99
_SETTLING_RATE = 0.35  # of the rate before
_HIDDEN_SHARE, _TURNED_DEG = 0.3, 50.0  # covered or turned by more than this, a face counts as hidden
_HIDDEN_TIMES = 4  # times that a hidden face is shown in an epoch while settling


AnyNetwork = Network | TransferNetwork


class _Weights(NamedTuple):
    """The weight of each head in the loss; these bring the terms to the same size."""

    actions: float
    points: float
    visible: float
    pose: float


_LEARNING = _Weights(actions=3, points=4, visible=2, pose=0.3)
_SETTLING = _Weights(actions=5, points=10, visible=4, pose=1)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingFaces:
    """Training data: stored crops, their labels, and the rows (N,) to train on."""

    store: CropStore
    truth: Truth
    rows: NDArray[np.int64]


@dataclass(slots=True)
class _Run:
    """The state of a training run, saved and loaded as one file. `key` identifies its data and settings."""

    key: str
    network: AnyNetwork
    optimiser: torch.optim.Optimizer
    rng: torch.Generator
    average: dict[str, Tensor] = field(default_factory=dict)
    step: int = 0
    spent_s: float = 0.0
    loss: float = math.nan

    def save(self, path: Path) -> None:
        state = {
            "key": self.key,
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "rng": self.rng.get_state(),
            "dropout_rng": torch.get_rng_state(),
            "average": self.average,
            "step": self.step,
            "spent_s": self.spent_s,
            "loss": self.loss,
        }
        with AtomicFile(path) as part:
            torch.save(state, part)

    def load(self, path: Path) -> None:
        """Continue from the state in `path`, if it belongs to this run."""
        if not path.is_file():
            return
        state: dict[str, Any] = torch.load(path, weights_only=True)
        if state["key"] != self.key:
            return
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.rng.set_state(state["rng"])
        torch.set_rng_state(state["dropout_rng"])
        self.average, self.step = state["average"], state["step"]
        self.spent_s, self.loss = state["spent_s"], state["loss"]

    def update_average(self, decay: float) -> None:
        """Move the running average towards the current weights, faster in the first steps."""
        share = 1 - min(decay, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if name not in self.average or not value.is_floating_point():
                self.average[name] = value.clone()
            else:
                self.average[name].lerp_(value, share)


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """A part of the training: `epochs` over the rows `rows`, at a learning rate that falls from `rate` to 0."""

    rows: NDArray[np.int64]
    epochs: int
    batch: int
    rate: float
    decay: float
    weights: _Weights
    augment: AugmentSettings

    @property
    def per_epoch(self) -> int:
        return max(1, len(self.rows) // self.batch)

    @property
    def steps(self) -> int:
        return self.epochs * self.per_epoch


def train_network(
    faces: TrainingFaces,
    settings: NetworkSettings,
    seed: int,
    state: Path,
    report: Report,
    start: Weights | None = None,
) -> TrainedWeights:
    """Train for `settings.epochs`, from the checkpoint `state` if there is one; the same seed gives the same weights.

    `start` are the weights of a published network that learns on, where `settings.transfer` names one.
    Then settle for `settings.settle_epochs`: more weight on landmarks, actions, cover and turn, and hidden faces shown
    more often.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(settings.threads)
    network = new_network(settings, start).to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.groups(settings), settings.learning_rate)
    key = f"{faces.store.key} {settings.model_dump_json()} {seed}"
    run = _Run(key, network, optimiser, torch.Generator().manual_seed(seed))
    run.load(state)
    learn, settle = _stages(faces, settings)
    total = learn.steps + settle.steps
    started = saved = reported = time.monotonic() - run.spent_s
    while True:
        now = time.monotonic()
        run.spent_s = now - started
        finished = run.step >= total
        if now - reported > _REPORT_INTERVAL_S or finished:
            report("network", run.step, total, f"step {run.step} loss {run.loss:.3f}")
            reported = now
        if now - saved > _SAVE_INTERVAL_S or finished:
            run.save(state)
            saved = now
        if finished:
            break
        stage, step = (learn, run.step) if run.step < learn.steps else (settle, run.step - learn.steps)
        for group in optimiser.param_groups:
            group["lr"] = group["share"] * stage.rate * _schedule(step, step / stage.steps)
        epoch, place = divmod(step, stage.per_epoch)
        order = np.random.default_rng([seed, epoch, int(stage is settle)]).permutation(stage.rows)
        batch = _batch(faces, order[place * settings.batch :][: settings.batch])
        batch = augment(batch, faces.store.margin, stage.augment, network.side_px, run.rng)
        value = _step(network, optimiser, batch, stage.weights)
        run.loss = value if math.isnan(run.loss) else 0.98 * run.loss + 0.02 * value
        run.step += 1
        run.update_average(stage.decay)
    return TrainedWeights(weights_of(run.average), run.step, run.spent_s, run.loss)


def new_network(settings: NetworkSettings, start: Weights | None = None) -> AnyNetwork:
    """The network that `settings` name, with its first weights, `start` where they are of a published network."""
    return Network() if settings.transfer is None else TransferNetwork(settings.transfer, start)


def _stages(faces: TrainingFaces, settings: NetworkSettings) -> tuple[_Stage, _Stage]:
    """The stages: learning, then settling."""
    truth, rows = faces.truth, faces.rows
    hidden = (truth.covered[rows].max(1) > _HIDDEN_SHARE) | (np.abs(truth.pose_deg[rows, 0]) > _TURNED_DEG)
    often = np.concatenate([rows, *[rows[hidden]] * (_HIDDEN_TIMES - 1)])
    rate, decay = settings.learning_rate, settings.average_decay
    return (
        _Stage(rows, settings.epochs, settings.batch, rate, decay, _LEARNING, settings.augment),
        _Stage(
            *(often, settings.settle_epochs, settings.batch, _SETTLING_RATE * rate),
            *(_SETTLING_DECAY, _SETTLING, settings.settle_augment),
        ),
    )


def _schedule(step: int, done: float) -> float:
    """Share of the learning rate: a short rise, then half a cosine down to 0."""
    return min(1.0, (step + 1) / _WARM_UP_STEPS) * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


def _batch(faces: TrainingFaces, rows: NDArray[np.int64]) -> Batch:
    truth = faces.truth
    pixels = torch.from_numpy(faces.store.pixels[rows]).permute(0, 3, 1, 2).float().contiguous()
    return Batch(
        pixels=pixels,
        points=torch.from_numpy(faces.store.points[rows]),
        actions=torch.from_numpy(truth.actions[rows]),
        pain=torch.from_numpy(truth.pain_target[rows]).clamp(_CERTAINTY, 1 - _CERTAINTY),
        states=torch.from_numpy(truth.states[rows]),
        visible=torch.from_numpy(1 - truth.covered[rows]),
        pose=torch.from_numpy(truth.pose_deg[rows]),
    )


def _step(network: AnyNetwork, optimiser: torch.optim.Optimizer, batch: Batch, weights: _Weights) -> float:
    network.train()
    with mixed_precision():
        answers = network(batch.pixels)
    loss = _loss(answers, batch, weights) + network.pull()
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), _LARGEST_GRADIENT)
    optimiser.step()
    return float(loss.detach())


def _loss(answers: NetworkAnswers, batch: Batch, weights: _Weights) -> Tensor:
    """The weighted sum of the losses of all heads; pain has the largest part while learning."""
    turn, turned = answers.pose / POSE_SCALE_DEG, batch.pose / POSE_SCALE_DEG
    return (
        functional.binary_cross_entropy_with_logits(answers.pain, batch.pain)
        + 0.3 * functional.cross_entropy(answers.states, batch.states)
        + weights.actions * functional.smooth_l1_loss(answers.actions, batch.actions, beta=0.05)
        + weights.points * functional.smooth_l1_loss(answers.points, batch.points, beta=0.02)
        + weights.visible * functional.binary_cross_entropy(answers.visible, batch.visible)
        + weights.pose * functional.smooth_l1_loss(turn, turned, beta=0.1)
    )
