"""Arrays on disk by the hash of what they were made from: added at the end, read as one memory-mapped matrix."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[Any]


class Matrix:
    """Rows `where` of the `shape` matrix in the file `path`, N x D; only what is taken is read into memory.

    Goes to another process as the path, not as the numbers.
    """

    def __init__(self, path: Path, dtype: np.dtype[Any], shape: tuple[int, int], where: NDArray[np.int64]) -> None:
        self._path, self._dtype, self._stored = path, dtype, shape
        self._where = where

    @property
    def shape(self) -> tuple[int, int]:
        """N and D."""
        return len(self._where), self._stored[1]

    def take(self, rows: NDArray[np.integer[Any]]) -> Array:
        """Those rows as an array of their own."""
        if not len(rows):
            return np.zeros((0, self._stored[1]), self._dtype)
        return np.asarray(np.memmap(self._path, self._dtype, "r", shape=self._stored)[self._where[rows]])


class Pile:
    """A pile called `name` in `folder`: for each id a block of rows, all of one width.

    A block counts once its line is in the index, written after its data: what a run that was ended left behind is cut
    off by the next.
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
        """Put `block` (n x D) on the pile under the id `name`; one that is there stays."""
        if name in self._blocks:
            return
        given = np.ascontiguousarray(block, self._dtype)
        if self._width and len(given) and given.shape[1] != self._width:
            raise ValueError(f"{self._data.name} holds rows of {self._width}, not of {given.shape[1]}")
        with self._data.open("ab") as data:
            data.write(given.tobytes())
        with self._index.open("a", encoding="ascii") as index:
            index.write(f"{name},{self._rows},{given.shape[0]},{given.shape[1]},.\n")
        self._note(name, self._rows, *given.shape)

    def gather(self, names: Sequence[str]) -> Matrix:
        """The blocks `names` one below the other."""
        parts = [np.arange(first, first + count) for first, count in (self._blocks[name] for name in names)]
        where = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        return Matrix(self._data, self._dtype, (self._rows, self._width), where)

    def _note(self, name: str, first: int, count: int, width: int) -> None:
        self._blocks[name] = (first, count)
        self._rows = first + count
        self._width = max(self._width, width)

    def _read(self) -> None:
        whole = 0
        have = self._data.stat().st_size
        if self._index.is_file():
            with self._index.open(encoding="ascii", newline="") as index:
                for line in index:
                    cells = next(csv.reader([line]))
                    if len(cells) != 5 or not line.endswith(".\n"):
                        break
                    name, (first, count, width) = cells[0], map(int, cells[1:4])
                    if (first + count) * width * self._dtype.itemsize > have:
                        break
                    self._note(name, first, count, width)
                    whole += len(line)
            with self._index.open("ab") as file:
                file.truncate(whole)
        with self._data.open("ab") as data:
            data.truncate(self._rows * self._width * self._dtype.itemsize)
