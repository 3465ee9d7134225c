"""Columns of numbers as bytes: bytes of equal significance next to each other, then compressed (deflate).

Neighbouring values differ only in their low bytes, so the high ones compress to almost nothing.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import RecordError

Columns = dict[str, NDArray[Any]]
_LEVEL = 1  # 6 takes twice the time for 2 to 3 % of the size


def pack(columns: Mapping[str, NDArray[Any]]) -> bytes:
    """`columns` by name, arrays of any shape and numeric type."""
    head = [(name, array.dtype.str[1:], array.shape) for name, array in columns.items()]
    header = json.dumps(head, separators=(",", ":")).encode()
    body = b"".join(_shuffled(array) for array in columns.values())
    return zlib.compress(struct.pack("<I", len(header)) + header + body, _LEVEL)


def unpack(packed: bytes) -> Columns:
    """The columns that `pack` was given; raises RecordError when `packed` is damaged."""
    try:
        content = zlib.decompress(packed)
        (length,) = struct.unpack_from("<I", content)
        start = 4 + length
        columns: Columns = {}
        for name, dtype, shape in json.loads(content[4:start]):
            kind, count = np.dtype(f"<{dtype}"), int(np.prod(shape, dtype=np.int64))
            end = start + count * kind.itemsize
            raw = np.frombuffer(content[start:end], np.uint8).reshape(kind.itemsize, count)
            columns[name] = np.ascontiguousarray(raw.T).view(kind).reshape(shape)
            start = end
    except (zlib.error, struct.error, ValueError, TypeError) as error:
        raise RecordError("a block of the session is damaged; restore it from a backup") from error
    return columns


def _shuffled(array: NDArray[Any]) -> bytes:
    raw = np.ascontiguousarray(array).view(np.uint8).reshape(-1, array.dtype.itemsize)
    return np.ascontiguousarray(raw.T).tobytes()
