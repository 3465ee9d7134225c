"""Measures this machine: times of calls, and the limits of arithmetic and memory that networks are compared with."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
import psutil
from threadpoolctl import threadpool_limits

from neopain.assemble.processes import run_once
from neopain.inference.onnx import Network
from neopain.inference.store import Artefact

_GEMM_SIDE = 2048
_GEMM_RUNS = 4


def resident_mib() -> float:
    """Resident memory of this process, in MiB."""
    return float(psutil.Process().memory_info().rss / 2**20)


def measure_times_ms(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of `rounds` calls of each of `runs`, in turns; a first call, which allocates, is not timed."""
    spent_ms: dict[str, list[float]] = {name: [] for name in runs}
    for lap in range(rounds + 1):
        for name, run in runs.items():
            began_s = time.perf_counter()
            run()
            if lap:
                spent_ms[name].append((time.perf_counter() - began_s) * 1e3)
    return spent_ms


def peak_gflops(threads: int) -> float:
    """The highest speed of numpy's float32 matrix product in a few runs, in GFLOP/s."""
    matrix = np.random.default_rng(0).random((_GEMM_SIDE, _GEMM_SIDE), np.float32)
    best_s = float("inf")
    with threadpool_limits(threads):
        for _ in range(_GEMM_RUNS):
            began_s = time.perf_counter()
            matrix @ matrix
            best_s = min(best_s, time.perf_counter() - began_s)
    return 2 * _GEMM_SIDE**3 / best_s / 1e9


def resident_together(networks: Sequence[Artefact], threads: int) -> float:
    """Resident memory of a separate process that has loaded and run all of `networks`, in MiB."""
    return run_once(partial(_load_all, tuple(networks), threads))


def _load_all(artefacts: Sequence[Artefact], threads: int) -> float:
    loaded = [Network(artefact, threads) for artefact in artefacts]
    for artefact, network in zip(artefacts, loaded, strict=True):
        spec = artefact.manifest.input
        network(np.zeros((1, spec.height or 1, spec.width or 1, 3), np.uint8))
    return resident_mib()
