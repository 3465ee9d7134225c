"""An ONNX network as a callable: on the GPU where there is one, else on the CPU; it states which."""

from __future__ import annotations

import ctypes
import logging
from typing import Any

import numpy as np
import onnxruntime

from neopain.base import paths
from neopain.base.arrays import F32, U8, Bools
from neopain.base.errors import ModelError
from neopain.base.extras import install_line
from neopain.inference import check as vectors
from neopain.inference.external import ensure_listed_files
from neopain.inference.store import Artefact

_log = logging.getLogger(__name__)

_CUDA = "CUDAExecutionProvider"
_CPU = "CPUExecutionProvider"
MIRRORED_INPUT = "mirrored"
"""Second input of a network that can look at a picture in the mirror: bool N."""


class Network:
    """A network of the bundle, loaded and run once, on its check vector. Not to be shared between threads.

    `threads` are those of one run. Raises ModelError when the artefact cannot be loaded, is not as its manifest says or
    fails its check vector.
    """

    def __init__(self, artefact: Artefact, threads: int) -> None:
        self._manifest = artefact.manifest
        self._artefact = artefact
        self._shown = f"models/{artefact.manifest.id}/{artefact.manifest.artefact.name}"
        self._session = _open(artefact, threads, self._shown)
        self._input, self._outputs = self._names()
        self._two_ways = len(self._session.get_inputs()) > 1
        self.provider = "CUDA" if _CUDA in self._session.get_providers() else "CPU"
        """The active provider, for the status strip: "CUDA" or "CPU"."""
        if vectors.has_check_vector(artefact):
            self.check()  # the first run also allocates, and on a GPU picks its kernels

    def __call__(self, images: U8, mirrored: Bools | None = None) -> dict[str, F32]:
        """Outputs by name for `images`, uint8 RGB N x H x W x 3; raises ModelError when they do not fit.

        `mirrored`, N, says which of them are looked at in the mirror; without it each is looked at both ways, and the
        outputs are the means. A network without such an input looks at each as it is, whatever is asked for.
        """
        spec = self._manifest.input
        fits = images.ndim == 4 and images.shape[3] == 3 and images.dtype == np.uint8
        if fits:
            wanted = (spec.batch, spec.height, spec.width)
            fits = all(size is None or size == given for size, given in zip(wanted, images.shape, strict=False))
        if not fits:
            sizes = " x ".join(str(size or "any") for size in (spec.batch, spec.height, spec.width))
            raise ModelError(
                f"{self._shown} takes uint8 {sizes} x 3, found {images.dtype} {images.shape}; correct the caller"
            )
        if not self._two_ways:
            return self._run({self._input: images})
        if mirrored is not None and mirrored.shape != images.shape[:1]:
            raise ModelError(f"{self._shown} takes a flag a picture, found {mirrored.shape}; correct the caller")
        if mirrored is not None:
            return self._run({self._input: images, MIRRORED_INPUT: mirrored})
        count = len(images)
        ways = np.repeat([False, True], count)
        looks = self._run({self._input: np.concatenate([images, images]), MIRRORED_INPUT: ways})
        return {name: (value[:count] + value[count:]) * np.float32(0.5) for name, value in looks.items()}

    def check(self) -> float:
        """Run the check vector; returns the largest difference, raises ModelError when it is above the tolerance."""
        return vectors.compare(self._artefact, self)

    def _run(self, given: dict[str, Any]) -> dict[str, F32]:
        try:
            values = self._session.run(self._outputs, given)
        except Exception as error:  # onnxruntime's errors share no base class
            shape = given[self._input].shape
            raise ModelError(f"{self._shown} could not be run on {shape}: {_line(error)}") from error
        return dict(zip(self._outputs, values, strict=True))

    def _names(self) -> tuple[str, list[str]]:
        inputs = self._session.get_inputs()
        beside = [(item.name, item.type) for item in inputs[1:]]
        fits = beside in ([], [(MIRRORED_INPUT, "tensor(bool)")])
        if not fits or inputs[0].type != f"tensor({self._manifest.input.dtype})":
            found = ", ".join(f"{item.name} {item.type}" for item in inputs)
            raise ModelError(f"{self._shown} should take one {self._manifest.input.dtype} tensor, found {found}")
        present = {item.name for item in self._session.get_outputs()}
        wanted = [item.name for item in self._manifest.outputs]
        missing = [name for name in wanted if name not in present]
        if missing:
            raise ModelError(f"{self._shown} lacks the output {missing[0]} that its manifest names; restore the folder")
        return inputs[0].name, wanted


def gpu_present() -> bool:
    """Whether the CUDA driver is installed and sees a device.

    onnxruntime lists CUDA as available wherever its GPU package is installed, and asking for it without a GPU prints
    errors and quietly gives the CPU; so the driver itself is asked first.
    """
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return False
    count = ctypes.c_int(0)
    return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0


def _open(artefact: Artefact, threads: int, shown: str) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads win a millisecond and take a core from decoding and the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    providers: list[str | tuple[str, dict[str, str]]] = [_CPU]
    # The installer's program is without the libraries of CUDA, so that asking for it would only print errors.
    if _CUDA in onnxruntime.get_available_providers() and not paths.is_frozen() and gpu_present():
        onnxruntime.preload_dlls()  # CUDA and cuDNN from their Python packages, where they are installed
        providers.insert(0, (_CUDA, {"use_tf32": "0"}))  # TF32 would not stay within the check vector's tolerance
    ensure_listed_files(artefact, shown)
    try:
        session = onnxruntime.InferenceSession(str(artefact.path), options, providers=providers)
    except Exception as error:  # onnxruntime's errors share no base class
        raise ModelError(f"{shown} is not a network onnxruntime can load: {_line(error)}; restore it") from error
    session.disable_fallback()  # else a fault of the GPU in a run would move it to the CPU without our knowing
    if len(providers) > 1 and _CUDA not in session.get_providers():
        _log.warning(
            "there is a GPU, but %s runs on the CPU; to use it, install a driver for CUDA 13 and run %s",
            shown,
            install_line("cuda"),
        )
    return session


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
