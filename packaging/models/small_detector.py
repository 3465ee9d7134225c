"""Trains a small face detector of our own on scenes made of renders, to be measured beside the others. Needs torch.

Usage: python packaging/models/small_detector.py RENDERS [STEPS]

RENDERS is a folder that `neopain synth` has written; the detector is kept in RENDERS/training/detector.pt, and
`measure_detectors.py` measures it. A scene is a render turned by any angle, near or far, on a ground made of pieces of
other renders. The answers are CenterFace's (heat map, size, offset, five points on a grid of 4 pixels), so that the
same code reads them; a face of any roll is found at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from neopain.base.data import Image, Points
from neopain.training.default import settings
from neopain.training.default import truth as truths
from neopain.training.default.faces import read_image
from neopain.training.default.truth import Split, Truth, split_by_subject
from neopain.training.network.network import mixed_precision

SETTINGS = Path(__file__).with_name("vgg.toml")
SIDE_PX = 192
CELL_PX = 4
NEAR_FAR_PX = (14.0, 120.0)  # sides of the smallest and the largest face, see `face_size`
EMPTY = 0.15
BATCH = 32
RATE = 2e-3


class Scene(NamedTuple):
    """A picture and the 68 landmarks (68, 2) of its one face, None where it has none."""

    image: Image
    landmarks: Points | None


def parts(known: Truth) -> Split:
    """The subjects that the default bundle learns from and those it is measured on."""
    given = settings.load(SETTINGS)
    return split_by_subject(known.subjects, given.split, given.seed)


def face_size(landmarks: Points) -> float:
    """Side in pixels of a face's box whatever its roll: CenterFace's is about 2.6 times the landmarks' spread."""
    return float(2.6 * np.sqrt(np.square(landmarks - landmarks.mean(0)).sum(1).mean()))


def five_points(landmarks: Points) -> Points:
    """Eyes, nose and mouth corners (5, 2)."""
    eyes = [landmarks[36:42].mean(0), landmarks[42:48].mean(0)]
    return np.stack([*eyes, landmarks[30], landmarks[48], landmarks[54]]).astype(np.float32)


def scene(known: Truth, row: int, others: NDArray[np.int64], rng: np.random.Generator, side: int, shown: bool) -> Scene:
    """The render `row`, if it is `shown`, somewhere in a picture of `side` pixels on a ground made of `others`.

    It is turned by any angle, its face small or large.
    """
    ground = _ground(known, others, rng, side)
    if not shown:
        return Scene(ground, None)
    image, landmarks = read_image(known.files[row]), known.landmarks[row]
    low, high = (value * side / SIDE_PX for value in NEAR_FAR_PX)
    wanted = float(np.exp(rng.uniform(np.log(low), np.log(high))))
    matrix = cv2.getRotationMatrix2D((0, 0), rng.uniform(-180, 180), wanted / face_size(landmarks))
    room = min(0.5 * wanted, 0.45 * side)
    place = rng.uniform(room, side - room, 2)
    matrix[:, 2] = place - matrix[:, :2] @ landmarks.mean(0)
    interpolation = cv2.INTER_AREA if wanted < face_size(landmarks) else cv2.INTER_LINEAR
    placed = cv2.warpAffine(image, matrix, (side, side), flags=interpolation)
    # The edge of the render is blurred away, so that no frame around it tells where the face is.
    rows, columns = image.shape[:2]
    mask = np.zeros((rows, columns), np.float32)
    margin = int(rng.uniform(0.02, 0.1) * rows)
    mask[margin:-margin, margin:-margin] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), 0.6 * margin + 0.5)
    share = cv2.warpAffine(mask, matrix, (side, side))[..., None]
    mixed = placed * share + ground * (1 - share)
    return Scene(mixed.clip(0, 255).astype(np.uint8), landmarks @ matrix[:, :2].T + matrix[:, 2])


def _ground(known: Truth, others: NDArray[np.int64], rng: np.random.Generator, side: int) -> Image:
    """Pieces of other renders from beside and below the face."""
    out = np.zeros((side, side, 3), np.uint8)
    for _ in range(int(rng.integers(2, 6))):
        row = int(rng.choice(others))
        image, (left, _, right, bottom) = read_image(known.files[row]), known.boxes[row].clip(0).astype(int)
        piece = (image[:, :left], image[:, right:], image[bottom:])[rng.integers(3)]
        if min(piece.shape[:2], default=0) < 12:
            piece = image[:12, :12]
        piece = cv2.resize(piece, (side, side), interpolation=cv2.INTER_LINEAR)
        turn = cv2.getRotationMatrix2D((side / 2, side / 2), rng.uniform(-180, 180), rng.uniform(1, 3))
        turned = cv2.warpAffine(piece, turn, (side, side), borderMode=cv2.BORDER_REFLECT)
        x, y = (int(value) for value in rng.integers(0, side, 2)) if out.any() else (0, 0)
        out[y:, x:] = turned[y:, x:]
    return out


class SmallDetector(nn.Module):  # type: ignore[misc]
    """A fully convolutional network on float B x 3 x H x W, 0 to 255: 15 maps of a quarter of the side.

    The first is the logit of a face's centre, then log height and width, offset (row, column) and five points (row,
    column) as in CenterFace's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fine = nn.Sequential(_block(3, 16, 2), _block(16, 32, 2), _block(32, 32))
        self.middle = nn.Sequential(_block(32, 64, 2), _block(64, 64))
        self.coarse = nn.Sequential(_block(64, 96, 2), _block(96, 96), _block(96, 96), _block(96, 96))
        self.middle_up, self.coarse_up = nn.Conv2d(64, 48, 1), nn.Conv2d(96, 48, 1)
        self.fine_up, self.joined = nn.Conv2d(32, 48, 1), nn.Sequential(_block(48, 48), _block(48, 48))
        self.maps = nn.Conv2d(48, 15, 1)
        with torch.no_grad():
            self.maps.bias[0] = -4.0

    def forward(self, pixels: Tensor) -> Tensor:
        """B x 15 x H/4 x W/4."""
        fine = self.fine((pixels - 120) / 60)
        middle = self.middle(fine)
        up = functional.interpolate(self.coarse_up(self.coarse(middle)), scale_factor=2) + self.middle_up(middle)
        up = functional.interpolate(up, scale_factor=2) + self.fine_up(fine)
        return torch.as_tensor(self.maps(self.joined(functional.relu(up))))


def _block(inputs: int, outputs: int, stride: int = 1) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class SmallNetwork:
    """A trained detector as the pipeline runs one: see pipeline.detect.Runs."""

    provider = "CPU"

    def __init__(self, path: Path) -> None:
        self._network = SmallDetector().eval()
        self._network.load_state_dict(torch.load(path, weights_only=True))
        self._network.to(memory_format=torch.channels_last)

    def __call__(self, images: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        """CenterFace's maps."""
        with torch.inference_mode():
            maps = self._network(torch.from_numpy(images).permute(0, 3, 1, 2).float())
        names = {"heatmap": torch.sigmoid(maps[:, :1]), "scale": maps[:, 1:3], "offset": maps[:, 3:5]}
        names["points"] = maps[:, 5:]
        return {name: value.numpy() for name, value in names.items()}


def targets(scenes: list[Scene]) -> tuple[Tensor, Tensor, Tensor]:
    """Heat B x H x W, the other 14 maps' values B x 14 at the face's cell, and that cell B (-1 without a face)."""
    cells = SIDE_PX // CELL_PX
    heat = torch.zeros(len(scenes), cells, cells)
    values, places = torch.zeros(len(scenes), 14), torch.full((len(scenes),), -1)
    down, across = np.mgrid[:cells, :cells]
    for k, (_, landmarks) in enumerate(scenes):
        if landmarks is None:
            continue
        size, centre = face_size(landmarks), landmarks.mean(0)
        column, row = np.clip((centre / CELL_PX).astype(int), 0, cells - 1)
        spread = max(0.7, 0.09 * size / CELL_PX)
        heat[k] = torch.from_numpy(np.exp(-((across - column) ** 2 + (down - row) ** 2) / (2 * spread**2)))
        offset = centre / CELL_PX - (column, row) - 0.5
        within = (five_points(landmarks) - (centre - size / 2)) / size
        log_size = float(np.log(size / CELL_PX))
        known = [log_size, log_size, offset[1], offset[0], *within[:, ::-1].ravel()]
        values[k], places[k] = torch.tensor(np.array(known, np.float32)), int(row * cells + column)
    return heat, values, places


def loss(maps: Tensor, heat: Tensor, values: Tensor, places: Tensor) -> Tensor:
    """Focal loss of the heat (Law and Deng 2018, arXiv:1808.01244), absolute error of the rest."""
    logits = maps[:, 0].flatten(1).float()
    heat = heat.flatten(1)
    chance = torch.sigmoid(logits)
    peak = heat >= 1 - 1e-6
    found = -((1 - chance) ** 2 * functional.logsigmoid(logits))[peak].sum()
    quiet = -((1 - heat) ** 4 * chance**2 * functional.logsigmoid(-logits))[~peak].sum()
    shown = torch.nonzero(places >= 0).flatten()
    said = maps[:, 1:].float().flatten(2)[shown, :, places[shown]]
    weight = torch.tensor([1.0, 1.0, 1.0, 1.0, *[3.0] * 10])
    return (found + quiet) / len(maps) + ((said - values[shown]).abs() * weight).sum(1).mean()


def disturbed(image: Image, rng: np.random.Generator) -> Image:
    """Other light, grey, noise, blur."""
    x = image.astype(np.float32) / 255
    x = x ** np.exp(rng.normal(0, 0.3)) * np.exp(rng.normal(0, 0.25) + rng.normal(0, 0.07, 3))
    if rng.random() < 0.3:
        x = np.repeat(x.mean(2, keepdims=True), 3, 2)
    if rng.random() < 0.3:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(0.4, 1.6))
    x = x + rng.normal(0, 0.05 * rng.random() ** 2, x.shape)
    return (np.clip(x, 0, 1) * 255).astype(np.uint8)


def main() -> None:
    """Train and keep the detector."""
    data = Path(sys.argv[1])
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 2400
    known = truths.read(data)
    rows = parts(known).train
    rows = rows[np.abs(known.pose_deg[rows, 0]) < 75]
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    network = SmallDetector().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.05)
    for step in range(steps):
        chosen = rng.choice(rows, BATCH, replace=False)
        scenes = [scene(known, int(row), rows, rng, SIDE_PX, rng.random() >= EMPTY) for row in chosen]
        pixels = torch.from_numpy(np.stack([disturbed(one.image, rng) for one in scenes])).permute(0, 3, 1, 2).float()
        with mixed_precision():
            maps = network(pixels.contiguous(memory_format=torch.channels_last))
        value = loss(maps, *targets(scenes))
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        schedule.step()
        if step % 50 == 0 or step == steps - 1:
            sys.stdout.write(f"step {step} loss {float(value.detach()):.3f}\n")
    torch.save(network.state_dict(), data / "training" / "detector.pt")


if __name__ == "__main__":
    main()
