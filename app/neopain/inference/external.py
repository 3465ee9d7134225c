"""Finds the other files that an ONNX graph would read. ONNX Runtime opens whatever a tensor names, wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onnx
from google.protobuf.message import DecodeError, Message

from neopain.base.errors import ModelError
from neopain.inference.store import Artefact


def ensure_listed_files(artefact: Artefact, shown: str) -> None:
    """Raise ModelError, which names the network `shown`, when it reads a file that the manifest does not list."""
    try:
        model = onnx.load(artefact.path, load_external_data=False)
    except (OSError, DecodeError, ValueError) as error:
        raise ModelError(f"{shown} is not a network that can be read: {type(error).__name__}; restore it") from error
    listed = {entry.name for entry in artefact.manifest.files}
    for place in external_files(model):
        if place not in listed:
            raise ModelError(
                f"{shown} reads the file '{place[:80]}', which its manifest does not list; do not use this network"
            )


def load_whole(path: Path) -> onnx.ModelProto:
    """The network in the file `path`, with its data, which may be in another file of the same folder; raises ModelError
    when it is anywhere else.
    """
    model = onnx.load(path, load_external_data=False)
    for place in external_files(model):
        beside = path.parent / place
        if Path(place).name != place or beside.is_symlink() or not beside.is_file():
            raise ModelError(
                f"{path} keeps data in '{place[:80]}', which is no file beside it; do not use this network"
            )
    return onnx.load(path)


def external_files(message: Any) -> Iterator[str]:
    """The places of external data in `message`, a protobuf message of ONNX, at any depth: constants, subgraphs,
    functions and training information included. A tensor that names no place gives an empty one.
    """
    if isinstance(message, onnx.TensorProto):
        if message.data_location == onnx.TensorProto.EXTERNAL or message.external_data:
            yield next((entry.value for entry in message.external_data if entry.key == "location"), "")
        return
    for field, value in message.ListFields():
        if field.message_type is not None:
            for part in (value,) if isinstance(value, Message) else value:
                yield from external_files(part)
