"""Reads a network from a MatConvNet .mat file, in the layout of beta16 and in the later one.

Every number comes from the file: filters, strides, pads, normalisation, mean image. Later layout: `weights` in each
layer, `meta.normalization`; beta16: `filters` and `biases` in each layer, `normalization` next to `layers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.io

from neopain.base.arrays import F32
from neopain.base.errors import InputError

Pair = tuple[int, int]
Pads = tuple[int, int, int, int]

SIDE_PX = 224
_WANTED = ("layers", "meta", "normalization")


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """`filters` are height x width x channels in x channels out, `biases` one a channel out, `pads` top, bottom, left,
    right. A fully connected layer is one whose filters are as large as their input.
    """

    name: str
    filters: F32
    biases: F32
    stride: Pair
    pads: Pads


@dataclass(frozen=True, slots=True)
class Rectifier:
    """ReLU."""

    name: str


@dataclass(frozen=True, slots=True)
class MaxPool:
    """The largest value of each window; `pads` are top, bottom, left, right."""

    name: str
    size: Pair
    stride: Pair
    pads: Pads


@dataclass(frozen=True, slots=True)
class Normalisation:
    """Local response normalisation: x / (kappa + alpha * sum of squares of `size` channels) ^ beta.

    MatConvNet does not divide alpha by the size; ONNX, Caffe and PyTorch do.
    """

    name: str
    size: int
    kappa: float
    alpha: float
    beta: float


@dataclass(frozen=True, slots=True)
class Softmax:
    """Probabilities over the channels."""

    name: str


Layer = Convolution | Rectifier | MaxPool | Normalisation | Softmax


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """A network as its file has it: a chain of layers, and the mean to be subtracted from the RGB picture of
    224 x 224 pixels with values 0 to 255, either 224 x 224 x 3 or 1 x 1 x 3.
    """

    layers: tuple[Layer, ...]
    mean: F32

    @property
    def parameters(self) -> int:
        """Filters and biases, counted."""
        return sum(layer.filters.size + layer.biases.size for layer in self.layers if isinstance(layer, Convolution))


def read(path: Path) -> Description:
    """The network in the file `path`; raises InputError when the file is incomplete, or holds another network."""
    if not path.is_file():
        raise InputError(f"{path} is not a file; name a .mat file of MatConvNet")
    try:
        found = scipy.io.loadmat(path, variable_names=_WANTED, struct_as_record=False)
    except NotImplementedError as error:
        raise InputError(
            f"{path} is a .mat file of version 7.3, the published ones are older; fetch it again"
        ) from error
    except Exception as error:  # a damaged file fails in every part of the reader, each with errors of its own
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise InputError(f"{path} is not a .mat file or is incomplete ({reason}); fetch it again") from error
    try:
        description = Description(_layers(found), _mean(found))
        shapes(description)
    except InputError as error:
        raise InputError(f"{path} holds no network that can be imported: {error}") from error
    return description


def shapes(description: Description) -> dict[str, tuple[int, int, int]]:
    """The output of each layer by name: channels, height, width. Raises InputError where layers do not fit together."""
    channels, height, width = 3, SIDE_PX, SIDE_PX
    given = {}
    for layer in description.layers:
        if isinstance(layer, Convolution):
            if layer.filters.shape[2] != channels:
                raise InputError(f"{layer.name} takes {layer.filters.shape[2]} channels and is given {channels}")
            channels = layer.filters.shape[3]
        if isinstance(layer, Convolution | MaxPool):
            size = layer.size if isinstance(layer, MaxPool) else layer.filters.shape[:2]
            top, bottom, left, right = layer.pads
            height = (height + top + bottom - size[0]) // layer.stride[0] + 1
            width = (width + left + right - size[1]) // layer.stride[1] + 1
            if height < 1 or width < 1:
                raise InputError(f"{layer.name}, {size[0]} x {size[1]}, is larger than what it is given")
        given[layer.name] = (channels, height, width)
    if (height, width) != (1, 1):
        raise InputError(f"its last layer gives {height} x {width} places for a picture of {SIDE_PX} pixels, not one")
    return given


def _layers(found: dict[str, Any]) -> tuple[Layer, ...]:
    if "layers" not in found or found["layers"].dtype != object or not found["layers"].size:
        raise InputError("there are no layers in it")
    layers = []
    for number, cell in enumerate(found["layers"].ravel(), start=1):
        fields = _fields(cell)
        kind, name = _text(fields, "type"), _text(fields, "name") or f"layer{number}"
        try:
            layer = _layer(kind, name, fields)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise InputError(f"layer {name} of kind {kind} is not as expected ({error})") from error
        if layer is not None:
            layers.append(layer)
    names = [layer.name for layer in layers]
    if len(set(names)) < len(names):
        raise InputError("two of its layers have the same name")
    return tuple(layers)


def _layer(kind: str, name: str, fields: dict[str, Any]) -> Layer | None:
    """One layer, None for dropout, which does nothing once a network is trained."""
    match kind:
        case "conv":
            if "weights" in fields:
                filters, biases = fields["weights"].ravel()
            else:
                filters, biases = fields["filters"], fields["biases"]
            filters = _floats(filters).reshape((*filters.shape, 1, 1)[:4])  # MATLAB drops dimensions of 1 at the end
            biases = _floats(biases).ravel()
            if biases.size != filters.shape[3] or not np.isfinite(biases).all():
                raise ValueError(f"{biases.size} biases for {filters.shape[3]} filters")
            if _pair(fields.get("dilate")) != (1, 1):
                raise ValueError("dilated filters")
            return Convolution(name, filters, biases, _pair(fields.get("stride")), _pads(fields.get("pad")))
        case "relu":
            if np.any(fields.get("leak", 0)):
                raise ValueError("a leak")
            return Rectifier(name)
        case "pool":
            if (method := _text(fields, "method")) != "max":
                raise ValueError(f"pooling by {method or 'nothing'}")
            return MaxPool(name, _pair(fields["pool"]), _pair(fields.get("stride")), _pads(fields.get("pad")))
        case "normalize" | "lrn":
            size, kappa, alpha, beta = (float(value) for value in np.ravel(fields["param"]))
            return Normalisation(name, int(size), kappa, alpha, beta)
        case "softmax":
            return Softmax(name)
        case "dropout":
            return None
    raise InputError(f"its layer {name} is of the kind {kind or 'nothing'}, which none of the published networks has")


def _mean(found: dict[str, Any]) -> F32:
    if "normalization" in found:
        fields = _fields(found["normalization"])
    else:
        fields = _fields(_fields(found.get("meta")).get("normalization"))
    if "averageImage" not in fields:
        raise InputError("it has no mean image (normalization.averageImage)")
    try:
        mean = _floats(fields["averageImage"])
    except (TypeError, ValueError) as error:
        raise InputError("its mean image is not made of numbers") from error
    if mean.size == 3:
        mean = mean.reshape(1, 1, 3)
    if mean.shape not in ((1, 1, 3), (SIDE_PX, SIDE_PX, 3)) or not np.isfinite(mean).all():
        raise InputError(f"its mean image is {mean.shape}, not 3 or {SIDE_PX} x {SIDE_PX} x 3 numbers")
    return mean


def _fields(struct: Any) -> dict[str, Any]:
    """The fields of a MATLAB struct of one element, however deep its cell is; none if it is something else."""
    while isinstance(struct, np.ndarray) and struct.dtype == object and struct.size == 1:
        struct = struct.item()
    return {name: getattr(struct, name) for name in getattr(struct, "_fieldnames", ())}


def _text(fields: dict[str, Any], name: str) -> str:
    value = np.ravel(fields.get(name, ""))
    return str(value[0]) if value.size == 1 and value.dtype.kind == "U" else ""


def _floats(values: Any) -> F32:
    """`values` as float32, without a copy where they are."""
    if not isinstance(values, np.ndarray) or values.dtype.kind not in "fiu":
        raise ValueError("no numbers")
    return values.astype(np.float32, copy=False)


def _pair(value: Any) -> Pair:
    """One number for both directions, or two: down, across."""
    numbers = [int(number) for number in np.ravel(1 if value is None or np.size(value) == 0 else value)]
    down, across = numbers * 2 if len(numbers) == 1 else numbers
    if min(down, across) < 1:
        raise ValueError(f"{numbers} is below 1")
    return down, across


def _pads(value: Any) -> Pads:
    """One number for all sides, or four: top, bottom, left, right."""
    numbers = [int(number) for number in np.ravel(0 if value is None or np.size(value) == 0 else value)]
    top, bottom, left, right = numbers * 4 if len(numbers) == 1 else numbers
    if min(top, bottom, left, right) < 0:
        raise ValueError(f"{numbers} is below 0")
    return top, bottom, left, right
