"""Writes .mat files of the true structure of VGG-F, VGG-M, VGG-S and VGG-Face with seeded random weights.

The published files may not be shipped; their structure is known layer by layer. `thin` divides the channels of every
layer but keeps kernels, strides, pads and names, so that a file is small and quick. `beta16` chooses the older layout.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy.io

LRN = (5, 2, 1e-4, 0.75)
"""N, kappa, alpha (not divided by N), beta: as the importer of MatConvNet stored Caffe's 5, 2, 5e-4, 0.75."""

FACE_MEAN = (129.1863, 104.7624, 93.5940)
"""Red, green, blue."""


def conv(name, size, out, stride=1, pad=0, relu=True):
    """A convolution and the ReLU after it, which is called like it."""
    layers = [("conv", name, size, out, stride, pad)]
    return [*layers, ("relu", name.replace("conv", "relu").replace("fc", "relu"))] if relu else layers


def pool(name, size, stride, more=0):
    """Max pooling; `more` rows and columns below and to the right, as Caffe's rounding up makes them."""
    return [("pool", name, size, stride, (0, more, 0, more))]


def lrn(name):
    return [("lrn", name)]


def full(size, classes):
    """The fully connected end."""
    return [
        *conv("fc6", size, 4096),
        *conv("fc7", 1, 4096),
        *conv("fc8", 1, classes, relu=False),
        ("softmax", "prob"),
    ]


def three(out):
    return [*conv("conv3", 3, out, 1, 1), *conv("conv4", 3, out, 1, 1), *conv("conv5", 3, out, 1, 1)]


def blocks(*groups):
    """VGG-Face up to pool5: groups of 3 x 3 convolutions, each with a pool."""
    layers = []
    for group, (count, out) in enumerate(groups, start=1):
        for index in range(1, count + 1):
            layers += conv(f"conv{group}_{index}", 3, out, 1, 1)
        layers += pool(f"pool{group}", 2, 2)
    return layers


LAYERS = {
    "vgg-f": [
        *(*conv("conv1", 11, 64, 4), *lrn("norm1"), *pool("pool1", 3, 2, 1)),
        *(*conv("conv2", 5, 256, 1, 2), *lrn("norm2"), *pool("pool2", 3, 2)),
        *(*three(256), *pool("pool5", 3, 2), *full(6, 1000)),
    ],
    "vgg-m": [
        *(*conv("conv1", 7, 96, 2), *lrn("norm1"), *pool("pool1", 3, 2)),
        *(*conv("conv2", 5, 256, 2, 1), *lrn("norm2"), *pool("pool2", 3, 2, 1)),
        *(*three(512), *pool("pool5", 3, 2), *full(6, 1000)),
    ],
    "vgg-s": [
        *(*conv("conv1", 7, 96, 2), *lrn("norm1"), *pool("pool1", 3, 3, 2)),
        *(*conv("conv2", 5, 256), *pool("pool2", 2, 2, 1)),
        *(*three(512), *pool("pool5", 3, 3, 1), *full(6, 1000)),
    ],
    "vgg-face": [*blocks((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), *full(7, 2622)],
}
"""What is computed, in order, by network."""


def weigh(network, *, thin=1, seed=0):
    """Layers of `network` as dictionaries of its numbers: what a .mat file of it holds, whichever its layout.

    Convolutions have `filters` (height, width, in, out) and `biases`, scaled so that activations keep their size.
    """
    rng = np.random.default_rng(seed)
    channels, layers = 3, []
    for kind, name, *rest in LAYERS[network]:
        layer = {"type": kind, "name": name}
        if kind == "conv":
            size, out, stride, pad = rest
            out = max(out // thin, 4)
            inputs = size * size * channels
            spread = np.float32((2 / inputs) ** 0.5 * (0.3 if channels == 3 else 1) * (0.2 if name == "fc8" else 1))
            filters = rng.random(inputs * out, np.float32)
            filters -= np.float32(0.5)
            filters *= spread * np.float32(12**0.5)
            layer |= {"filters": filters.reshape((size, size, channels, out), order="F"), "stride": stride, "pad": pad}
            layer["biases"] = rng.normal(0, 0.1, out).astype(np.float32)
            channels = out
        elif kind == "pool":
            layer |= {"pool": rest[0], "stride": rest[1], "pad": rest[2]}
        elif kind == "lrn":
            layer["param"] = LRN
        layers.append(layer)
    return layers


def mean_image(network, seed=0):
    """The mean to be taken off: of each colour for VGG-Face, of each pixel and colour for the others; float32."""
    if network == "vgg-face":
        return np.array(FACE_MEAN, np.float32).reshape(1, 1, 3)
    coarse = np.array((123.7, 116.8, 103.9)) + np.random.default_rng(seed).uniform(-12, 12, (28, 28, 3))
    return np.kron(coarse, np.ones((8, 8, 1))).astype(np.float32)


def write(path: Path, layers, mean, *, beta16=False, compressed=False):
    """Write `layers` (see `weigh`) and `mean` to the .mat file `path`, as MatConvNet lays them out."""
    cells = np.empty((1, len(layers)), object)
    for index, layer in enumerate(layers):
        cells[0, index] = _cell(layer, beta16)
    normalization = {
        "imageSize": np.array([224.0, 224.0, 3.0]),
        "averageImage": mean,
        "interpolation": "bilinear",
        "keepAspect": True,
        "border": np.array([32.0, 32.0]),
    }
    classes = {"name": _row("n01440764", "n01443537"), "description": _row("tench", "goldfish")}
    if beta16:
        content = {"layers": cells, "classes": classes, "normalization": normalization}
    else:
        content = {"layers": cells, "meta": {"classes": classes, "normalization": normalization}}
    scipy.io.savemat(path, content, do_compression=compressed)
    return path


def make(path: Path, network, *, thin=1, beta16=False, seed=0):
    """Write `network` with random weights to `path`; gives path, layers and mean."""
    layers, mean = weigh(network, thin=thin, seed=seed), mean_image(network, seed)
    return write(path, layers, mean, beta16=beta16), layers, mean


def _cell(layer, beta16):
    fields = {"type": layer["type"], "name": layer["name"]}
    match layer["type"]:
        case "conv":
            biases = layer["biases"].reshape(1, -1)
            pad = np.array(layer["pad"], float)
            stride = np.array(layer["stride"], float)
            if beta16:
                fields |= {"filters": layer["filters"], "biases": biases, "stride": stride, "pad": pad}
            else:
                fields |= {"weights": _row(layer["filters"], biases), "stride": np.array([stride, stride]), "pad": pad}
                fields |= {"dilate": 1.0, "opts": np.empty((0, 0))}
        case "pool":
            size, stride = float(layer["pool"]), float(layer["stride"])
            fields |= {"method": "max", "pool": np.array([size, size]), "stride": np.array([stride, stride])}
            fields |= {"pad": np.array(layer["pad"], float)}
        case "lrn":
            fields["type"] = "normalize" if beta16 else "lrn"
            fields["param"] = np.array(layer["param"], float)
    return fields


def _row(*values):
    """A cell of one row."""
    cells = np.empty((1, len(values)), object)
    for index, value in enumerate(values):
        cells[0, index] = value
    return cells
