"""Writes a network read from a MatConvNet file as ONNX, number for number.

In: `image`, uint8 RGB N x 224 x 224 x 3. The mean is taken off inside; fully connected layers are convolutions, as in
the file. Out: `features`, float32 N x D. Every layer's result is called like the layer, so that any can be looked at.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from neopain.base.arrays import F32
from neopain.base.errors import InputError
from neopain.inference import lrn
from neopain.inference.matconvnet import (
    SIDE_PX,
    Convolution,
    Description,
    Layer,
    MaxPool,
    Normalisation,
    Pads,
    Rectifier,
    Softmax,
    shapes,
)

FEATURES = "features"
_OPSET = 17
_IR_VERSION = 9
_PAGE_BYTES = 4096
"""Alignment of tensors in the file of weights, so that they can be mapped."""


def resolve(description: Description, outputs: Sequence[str]) -> tuple[str, ...]:
    """The layers meant by `outputs`: by name, or by a name's beginning for its last convolution or ReLU (conv5 is
    conv5_3 in VGG-Face). Raises InputError when there is no such layer, or when one is named twice.
    """
    names = [layer.name for layer in description.layers]
    chosen = []
    for output in outputs:
        found = [output] if output in names else [name for name in names if name.startswith(f"{output}_")]
        if not found:
            raise InputError(f"there is no layer {output!r}; choose from {', '.join(names)}")
        chosen.append(found[-1])
    if not chosen or len(set(chosen)) < len(chosen):
        raise InputError(f"--outputs {','.join(outputs)} names no layer, or the same one twice; name each once")
    return tuple(chosen)


def widths(description: Description, outputs: Sequence[str]) -> tuple[int, ...]:
    """The number of features of each of the layers `outputs`."""
    given = shapes(description)
    return tuple(math.prod(given[name]) for name in outputs)


def write(
    description: Description, outputs: Sequence[str], path: Path, *, unit: bool = False, fast_lrn: bool = True
) -> Path:
    """Write the network up to the layers `outputs` to `path`, and its weights next to it; returns the path of these.

    `features` are their results, each flattened (channel, row, column) and, if `unit`, brought to length 1, joined in
    the order given. With `fast_lrn` local response normalisation is written as operations that are exact and fast, see
    inference/lrn.py, else as ONNX's own LRN.
    """
    given = shapes(description)
    model = _skeleton(description, outputs, given, unit)
    if fast_lrn:
        lrn.rewrite(model)
    return write_files(path, model, _constants(_needed(description, outputs)))


def write_files(path: Path, model: onnx.ModelProto, constants: Iterable[tuple[str, F32]]) -> Path:
    """Write `model` to `path` with `constants` (names, values) added to its graph; returns the path of their file.

    Next to `model.onnx` is `model.bin` with the weights, written a tensor at a time, which onnxruntime maps instead of
    copying: VGG-Face then loads in less than half the time and in 0.5 GiB less memory. The model holds the SHA-256 of
    its weights, so that its own hash stands for both.
    """
    weights = path.with_suffix(".bin")
    digest = hashlib.sha256()
    with weights.open("wb") as file:
        for name, values in constants:
            content = np.ascontiguousarray(values, "<f4").data
            for part in (bytes(-file.tell() % _PAGE_BYTES), content):
                file.write(part)
                digest.update(part)
            tensor = model.graph.initializer.add(
                name=name,
                dims=values.shape,
                data_type=onnx.TensorProto.FLOAT,
                data_location=onnx.TensorProto.EXTERNAL,
            )
            places = {"location": weights.name, "offset": file.tell() - content.nbytes, "length": content.nbytes}
            for key, value in places.items():
                tensor.external_data.add(key=key, value=str(value))
    model.metadata_props.add(key="weights_sha256", value=digest.hexdigest())
    onnx.save(model, path)
    return weights


def kernels(layer: Convolution) -> F32:
    """The filters as ONNX has them: channels out x channels in x height x width."""
    return layer.filters.transpose(3, 2, 0, 1)


def around(pads: Pads) -> list[int]:
    """MatConvNet's top, bottom, left, right as ONNX has it: top, left, bottom, right."""
    top, bottom, left, right = pads
    return [top, left, bottom, right]


def _needed(description: Description, outputs: Sequence[str]) -> tuple[Layer, ...]:
    """The chain up to the last of `outputs`."""
    last = max(index for index, layer in enumerate(description.layers) if layer.name in outputs)
    return description.layers[: last + 1]


def _constants(layers: Sequence[Layer]) -> Iterator[tuple[str, F32]]:
    for layer in layers:
        if isinstance(layer, Convolution):
            yield f"{layer.name}.filters", kernels(layer)
            yield f"{layer.name}.biases", layer.biases


def _skeleton(
    description: Description, outputs: Sequence[str], given: dict[str, tuple[int, int, int]], unit: bool
) -> onnx.ModelProto:
    """The model without filters and biases."""
    mean = np.ascontiguousarray(description.mean.transpose(2, 0, 1)[None])
    nodes = [
        _node("Transpose", ["image"], "planes", perm=[0, 3, 1, 2]),
        _node("Cast", ["planes"], "values", to=TensorProto.FLOAT),
        _node("Sub", ["values", "mean"], "centred"),
    ]
    last = "centred"
    layers = _needed(description, outputs)
    for layer in layers:
        nodes.append(_layer(layer, last))
        last = layer.name
    nodes += _joined(outputs, unit)
    graph = helper.make_graph(
        nodes,
        "neopain-vgg",
        [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE_PX, SIDE_PX, 3])],
        [helper.make_tensor_value_info(FEATURES, TensorProto.FLOAT, ["N", sum(widths(description, outputs))])],
        [numpy_helper.from_array(mean, "mean")],
        value_info=[
            helper.make_tensor_value_info(layer.name, TensorProto.FLOAT, ["N", *given[layer.name]]) for layer in layers
        ],
    )
    return helper.make_model(
        graph, producer_name="neopain", opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION
    )


def _layer(layer: Layer, taken: str) -> onnx.NodeProto:
    match layer:
        case Convolution(name, filters, _, stride, pads):
            weights = [f"{name}.filters", f"{name}.biases"]
            size = [*filters.shape[:2]]
            return _node("Conv", [taken, *weights], name, kernel_shape=size, strides=stride, pads=around(pads))
        case MaxPool(name, size, stride, pads):
            return _node("MaxPool", [taken], name, kernel_shape=size, strides=stride, pads=around(pads))
        case Normalisation(name, size, kappa, alpha, beta):
            return _node("LRN", [taken], name, size=size, bias=kappa, alpha=alpha * size, beta=beta)
        case Rectifier(name):
            return _node("Relu", [taken], name)
        case Softmax(name):
            return _node("Softmax", [taken], name, axis=1)


def _joined(outputs: Sequence[str], unit: bool) -> list[onnx.NodeProto]:
    nodes, parts = [], []
    for name in outputs:
        parts.append(f"{name}.flat")
        nodes.append(_node("Flatten", [name], parts[-1]))
        if unit:
            parts[-1] = f"{name}.unit"
            nodes.append(_node("LpNormalization", [f"{name}.flat"], parts[-1], axis=1, p=2))
    return [*nodes, _node("Concat", parts, FEATURES, axis=1)]


def _node(kind: str, taken: list[str], made: str, **attributes: object) -> onnx.NodeProto:
    return helper.make_node(kind, taken, [made], name=made, **attributes)
