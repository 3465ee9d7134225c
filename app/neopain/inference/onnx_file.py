"""Writes large ONNX files a piece at a time, so that no more than one tensor is held twice.

An ONNX file is one protobuf message. Messages of one kind that follow each other are merged by every reader, so
constants can be appended after the model as models that hold nothing else.
"""

from __future__ import annotations

from typing import BinaryIO

import numpy as np
import onnx
from numpy.typing import NDArray

_GRAPH = onnx.ModelProto.GRAPH_FIELD_NUMBER
_INITIALIZER = onnx.GraphProto.INITIALIZER_FIELD_NUMBER
_RAW_DATA = onnx.TensorProto.RAW_DATA_FIELD_NUMBER


def write_model(file: BinaryIO, model: onnx.ModelProto) -> None:
    """Write `model`, to which constants may be added by `write_constant`."""
    file.write(model.SerializeToString())


def write_constant(file: BinaryIO, name: str, values: NDArray[np.float32]) -> None:
    """Add the constant `name` to the graph of the model written before."""
    head = onnx.TensorProto(name=name, dims=values.shape, data_type=onnx.TensorProto.FLOAT).SerializeToString()
    content = np.ascontiguousarray(values, "<f4")
    tensor = len(head) + len(_prefix(_RAW_DATA, content.nbytes)) + content.nbytes
    graph = len(_prefix(_INITIALIZER, tensor)) + tensor
    file.write(_prefix(_GRAPH, graph) + _prefix(_INITIALIZER, tensor) + head + _prefix(_RAW_DATA, content.nbytes))
    file.write(content.data)


def _prefix(field: int, size: int) -> bytes:
    """What stands before a part of `size` bytes: its field's number, and its size."""
    return _number(field << 3 | 2) + _number(size)  # 2: a part whose length is given


def _number(value: int) -> bytes:
    """`value` as protobuf writes whole numbers: seven bits a byte, the lowest first, the top bit says 'more'."""
    digits = []
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*digits, value])
