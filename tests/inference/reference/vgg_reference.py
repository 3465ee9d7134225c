"""The four networks computed in plain numpy, from the definition of MatConvNet's layers alone.

Knows nothing of the program: it takes the layers of `vgg_mat.weigh`, as they stand in a file. Maps are height x width x
channels here, as in MatConvNet.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def forward(layers, mean, image):
    """What every layer gives for one picture, uint8 RGB 224 x 224 x 3: by name, channels x height x width."""
    values = image.astype(np.float32) - mean
    given = {}
    for layer in layers:
        values = _STEPS[layer["type"]](values, layer)
        given[layer["name"]] = values.transpose(2, 0, 1)
    return given


def _conv(values, layer):
    """y[i, j, k] = b[k] + sum over u, v, c of f[u, v, c, k] x[i s + u - top, j s + v - left, c]."""
    filters, stride = layer["filters"], layer["stride"]
    padded = _pad(values, layer["pad"], 0)
    high, wide, _, out = filters.shape
    rows, columns = (padded.shape[0] - high) // stride + 1, (padded.shape[1] - wide) // stride + 1
    sums = np.zeros((rows * columns, out), np.float32)
    for u in range(high):
        for v in range(wide):
            seen = padded[u : u + (rows - 1) * stride + 1 : stride, v : v + (columns - 1) * stride + 1 : stride]
            sums += seen.reshape(rows * columns, -1) @ np.ascontiguousarray(filters[u, v])
    return (sums + layer["biases"]).reshape(rows, columns, out)


def _pool(values, layer):
    size, stride = layer["pool"], layer["stride"]
    windows = sliding_window_view(_pad(values, layer["pad"], -np.inf), (size, size), axis=(0, 1))
    return windows[::stride, ::stride].max(axis=(-2, -1))


def _lrn(values, layer):
    """x[k] / (kappa + alpha sum of x[t]^2) ^ beta, t from k - floor((N - 1) / 2) to k + ceil((N - 1) / 2)."""
    count, kappa, alpha, beta = layer["param"]
    below, above = (count - 1) // 2, count // 2
    squares = values.astype(np.float64) ** 2
    sums = np.zeros_like(squares)
    for k in range(values.shape[2]):
        sums[:, :, k] = squares[:, :, max(k - below, 0) : k + above + 1].sum(axis=2)
    return (values / (kappa + alpha * sums) ** beta).astype(np.float32)


def _softmax(values, layer):
    powers = np.exp(values - values.max(axis=2, keepdims=True))
    return powers / powers.sum(axis=2, keepdims=True)


def _pad(values, pad, fill):
    """`pad` is one number, or top, bottom, left, right."""
    top, bottom, left, right = (pad,) * 4 if np.ndim(pad) == 0 else pad
    return np.pad(values, ((top, bottom), (left, right), (0, 0)), constant_values=fill)


_STEPS = {
    "conv": _conv,
    "relu": lambda values, layer: np.maximum(values, 0),
    "pool": _pool,
    "lrn": _lrn,
    "softmax": _softmax,
}
