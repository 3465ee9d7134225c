"""Publishes an artefact in its folder under models/: complete or not at all, and never over an existing one."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from neopain import __version__
from neopain.base.errors import InputError
from neopain.inference import check, folders, manifest
from neopain.inference.check import Array, Run
from neopain.inference.manifest import Manifest
from neopain.inference.store import Artefact

CARD_NAME = "CARD.md"
LICENCE_NAME = "LICENSE"
ONNX_RUNTIMES = ("onnxruntime-gpu", "onnxruntime")
"""Distributions that bring ONNX Runtime: that of the Python package, and that of the installer, for the processor."""
APACHE_2 = """Copyright the Neopain authors

Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the
License. You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software distributed under the License is distributed on an
"AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for the specific
language governing permissions and limitations under the License.
"""


def ensure_new(models: Path, *names: str) -> None:
    """Raise InputError if one of the artefacts `names` has been published under `models`."""
    for name in names:
        if folders.find(models, name).exists():
            raise InputError(
                f"models/{name} is published already and is never replaced; give the new model another name"
            )


def versions(*distributions: str) -> dict[str, str]:
    """Versions of neopain and of those `distributions` that are installed, for a manifest or a summary."""
    found = {"neopain": __version__}
    for name in distributions:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def draft(folder: Path, described: Manifest) -> Artefact:
    """`described` written into the draft `folder` as its manifest, with the files named so far."""
    manifest.write(described, folder)
    return Artefact(described, folder)


def publish(drafted: Artefact, models: Path, card: str, given: Array, run: Run, licence: str = APACHE_2) -> Artefact:
    """Complete the drafted artefact with card, licence and check vector (`run` of `given`), and move it into `models`.

    Raises InputError when an artefact of that name exists.
    """
    described, folder = drafted.manifest, drafted.folder
    ensure_new(models, described.id)
    (folder / CARD_NAME).write_text(card, encoding="utf-8", newline="\n")
    (folder / LICENCE_NAME).write_text(licence, encoding="utf-8", newline="\n")
    check.write(folder, given, run)
    names = (*(entry.name for entry in described.files), manifest.CHECK_NAME, CARD_NAME, LICENCE_NAME)
    complete = described.model_copy(update={"files": tuple(manifest.describe_file(folder / name) for name in names)})
    manifest.write(complete, folder)
    models.mkdir(parents=True, exist_ok=True)
    target = models / complete.id
    folder.rename(target)
    return Artefact(complete, target)
