"""Every model under models/ meets its check vector whatever computes it: BLAS kernels, vector code, threads.

A library chooses its kernels once, as it is loaded: so every choice is a process of its own. onnxruntime asks the
processor alone; there its other way through a convolution, without its own layout of channels, stands in.
"""

import json
import os
import subprocess
import sys
from functools import cache

import pytest
from numpy._core import _multiarray_umath as numpy_built

from neopain.base import paths
from neopain.inference import manifest

THREADS = (1, 2, 4)
BLAS = ("Haswell", "Zen", "Nehalem", "SkylakeX")
CHILD = """
import json
import sys

import onnxruntime
from threadpoolctl import threadpool_info, threadpool_limits

from neopain.base import paths
from neopain.inference import manifest
from neopain.inference.classifier import Classifier
from neopain.inference.extractor import open_extractor
from neopain.inference.store import load_artefact

layout, *threads = sys.argv[1:]
if layout == "plain":
    made = onnxruntime.SessionOptions

    def options():
        plain = made()
        plain.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        return plain

    onnxruntime.SessionOptions = options
found = {}
for folder in sorted(path.parent for path in paths.models().glob("[!.]*/manifest.toml")):
    artefact = load_artefact(folder.parent, folder.name, manifest.read(folder).role)
    for count in map(int, threads):
        with threadpool_limits(count):
            classifier = artefact.manifest.role == "classifier"
            model = Classifier(artefact) if classifier else open_extractor(artefact, count)
            found[f"{folder.name} {count}"] = model.check()
kernels = sorted({info["architecture"] for info in threadpool_info() if info["internal_api"] == "openblas"})
print(json.dumps({"kernels": kernels, "found": found}))
"""


def vector_code():
    """What numpy chose for this processor beyond what it needs at least."""
    return [name for name in numpy_built.__cpu_dispatch__ if numpy_built.__cpu_features__[name]]


def can_run(kernel):
    return kernel != "SkylakeX" or any(numpy_built.__cpu_features__.get(name) for name in ("X86_V4", "AVX512_SKX"))


@cache
def started():
    """All processes, two at a time on most machines; by what is asked of them."""
    kernels = [kernel for kernel in BLAS if can_run(kernel)]
    return {kernel: start(kernel, plain=number % 2 == 1) for number, kernel in enumerate(kernels)}


def start(kernel, plain):
    """`plain`: without numpy's vector code and onnxruntime's layout."""
    own = {"OPENBLAS_CORETYPE": kernel, "CUDA_VISIBLE_DEVICES": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    if plain:
        own["NPY_DISABLE_CPU_FEATURES"] = " ".join(vector_code())
    words = [sys.executable, "-c", CHILD, "plain" if plain else "own", *map(str, THREADS)]
    return subprocess.Popen(words, env={**os.environ, **own}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("kernel", BLAS)
def test_every_model_is_as_published_under(kernel):
    if not can_run(kernel):
        pytest.skip("this processor has no AVX-512")
    process = started()[kernel]
    output, errors = process.communicate()
    assert process.returncode == 0, errors[-2000:]
    answer = json.loads(output)
    if kernel in ("Haswell", "Zen"):  # OpenBLAS as numpy brings it has one kernel for both
        assert set(answer["kernels"]) <= {"Haswell", "Zen"}
    else:
        assert answer["kernels"] == [kernel]
    folders = sorted(path.parent for path in paths.models().glob("[!.]*/manifest.toml"))
    assert len(folders) >= 5
    assert answer["found"].keys() == {f"{folder.name} {count}" for folder in folders for count in THREADS}
    for folder in folders:
        for count in THREADS:
            # A tenth of what is allowed: what has not been measured here has room.
            assert answer["found"][f"{folder.name} {count}"] <= manifest.read(folder).tolerance / 10
