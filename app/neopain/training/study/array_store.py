"""Arrays on disk under the hash of what they were made from: appended, and read as one memory-mapped matrix."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from neopain.base.arrays import I64

Array = NDArray[Any]


class Matrix:
    """Rows `where` of the matrix of `shape` in the file `path`, N x D; only the rows taken are read into memory.

    Pickled as the path, without the numbers.
    """

    def __init__(self, path: Path, dtype: np.dtype[Any], shape: tuple[int, int], where: I64) -> None:
        self._path, self._dtype, self._stored = path, dtype, shape
        self._where = where

    @property
    def shape(self) -> tuple[int, int]:
        """N and D."""
        return len(self._where), self._stored[1]

    def take(self, rows: NDArray[np.integer[Any]]) -> Array:
        """A copy of these rows, R x D."""
        if not len(rows):
            return np.zeros((0, self._stored[1]), self._dtype)
        return np.asarray(np.memmap(self._path, self._dtype, "r", shape=self._stored)[self._where[rows]])


class ArrayStore:
    """The store called `name` in `folder`: a block of rows for each id, all of one width.

    A block is valid once its line is in the index, which is written after its data; the next run removes what an
    interrupted one left behind.
    """

    def __init__(self, folder: Path, name: str, dtype: DTypeLike) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._data = folder / f"{name}.bin"
        self._index = folder / f"{name}.csv"
        self._dtype = np.dtype(dtype)
        self._width = 0
        self._rows = 0
        self._blocks: dict[str, tuple[int, int]] = {}
        self._data.touch()
        self._read()

    def __contains__(self, name: object) -> bool:
        return name in self._blocks

    def add(self, name: str, block: Array) -> None:
        """Append `block` (n x D) under the id `name`, unless there is one. Raises ValueError when D differs."""
        if name in self._blocks:
            return
        rows = np.ascontiguousarray(block, self._dtype)
        if self._width and len(rows) and rows.shape[1] != self._width:
            raise ValueError(f"{self._data.name} holds rows of {self._width}, not of {rows.shape[1]}")
        with self._data.open("ab") as data:
            data.write(rows.tobytes())
        with self._index.open("a", encoding="ascii") as index:
            index.write(f"{name},{self._rows},{rows.shape[0]},{rows.shape[1]},.\n")
        self._register(name, self._rows, *rows.shape)

    def gather(self, names: Sequence[str]) -> Matrix:
        """The blocks `names`, stacked by rows. Raises KeyError for a name that is not there."""
        parts = [np.arange(first, first + count) for first, count in (self._blocks[name] for name in names)]
        where = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        return Matrix(self._data, self._dtype, (self._rows, self._width), where)

    def _register(self, name: str, first: int, count: int, width: int) -> None:
        self._blocks[name] = (first, count)
        self._rows = first + count
        self._width = max(self._width, width)

    def _read(self) -> None:
        valid_bytes = 0
        stored_bytes = self._data.stat().st_size
        if self._index.is_file():
            with self._index.open(encoding="ascii", newline="") as index:
                for line in index:
                    cells = next(csv.reader([line]))
                    if len(cells) != 5 or not line.endswith(".\n"):
                        break
                    name, (first, count, width) = cells[0], map(int, cells[1:4])
                    if (first + count) * width * self._dtype.itemsize > stored_bytes:
                        break
                    self._register(name, first, count, width)
                    valid_bytes += len(line)
            with self._index.open("ab") as file:
                file.truncate(valid_bytes)
        with self._data.open("ab") as data:
            data.truncate(self._rows * self._width * self._dtype.itemsize)
