"""The machine's limits that networks are held against: arithmetic and memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
import psutil
from threadpoolctl import threadpool_limits

from neopain.assemble.parallel import work, workers
from neopain.inference.onnx import Network
from neopain.inference.store import Artefact

_GEMM_SIDE = 2048
_GEMM_RUNS = 4


def resident_mib() -> float:
    """Resident memory of this process, in MiB."""
    return float(psutil.Process().memory_info().rss / 2**20)


def peak_gflops(threads: int) -> float:
    """What numpy's float32 matrix product reaches at its best."""
    matrix = np.random.default_rng(0).random((_GEMM_SIDE, _GEMM_SIDE), np.float32)
    best_s = float("inf")
    with threadpool_limits(threads):
        for _ in range(_GEMM_RUNS):
            began_s = time.perf_counter()
            matrix @ matrix
            best_s = min(best_s, time.perf_counter() - began_s)
    return 2 * _GEMM_SIDE**3 / best_s / 1e9


def resident_together(networks: Sequence[Artefact], threads: int) -> float:
    """Resident memory of a process of its own that has loaded and run all of `networks`, in MiB."""
    with workers(1, _loader) as pool:
        resident: float = pool.submit(work, (tuple(networks), threads)).result()
    return resident


def _loader() -> Callable[[tuple[Sequence[Artefact], int]], float]:
    return _load_all


def _load_all(given: tuple[Sequence[Artefact], int]) -> float:
    artefacts, threads = given
    loaded = [Network(artefact, threads) for artefact in artefacts]
    for artefact, network in zip(artefacts, loaded, strict=True):
        spec = artefact.manifest.input
        network(np.zeros((1, spec.height or 1, spec.width or 1, 3), np.uint8))
    return resident_mib()
