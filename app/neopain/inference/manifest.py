"""Reads and writes `manifest.toml`, the description of an artefact.

One folder `<role>-<name>-<yyyymm>` under models/ holds one artefact: `manifest.toml`, the artefact itself (the first of
the manifest's files), `check.npz` (an input and the expected outputs), `CARD.md` and the licence. A folder is never
edited after publishing.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import ModelError

FILE_NAME = "manifest.toml"
CHECK_NAME = "check.npz"
MOST_BYTES = 256 * 1024
"""Size of the largest manifest that is read; ours have a few thousand bytes."""

Role = Literal["detector", "landmarks", "features", "classifier"]

_Model = TypeVar("_Model", bound=BaseModel)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileEntry(_Part):
    """One file of the artefact's folder."""

    name: str = Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*$")
    """File name without a folder."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the content, hexadecimal."""
    size: int = Field(ge=0)
    """Bytes."""


class InputSpec(_Part):
    """What the artefact takes. A size that is left out may be any."""

    layout: Literal["NHWC", "ND"]
    """NHWC: images, batch first and colour last. ND: one feature vector a row."""
    dtype: Literal["uint8", "float32"]
    """Element type."""
    colour: Literal["RGB"] | None = None
    """Order of the colour channels; None for vectors."""
    height: int | None = Field(default=None, gt=0)
    """Rows of an image."""
    width: int | None = Field(default=None, gt=0)
    """Columns of an image, or length of a vector."""
    batch: int | None = Field(default=None, gt=0)
    """Images or vectors a call."""


class OutputSpec(_Part):
    """One output of the artefact."""

    name: str
    """Name in the graph; for a classifier the method."""
    meaning: str
    """What the values mean, with their axes."""
    unit: str = ""
    """Unit, empty where there is none."""


class Need(_Part):
    """Another artefact that this one was fitted on."""

    id: str
    """Its id."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of its first file."""


class TrainedOn(_Part):
    """What the artefact was trained on."""

    data: str
    """Name and origin of the data."""
    split: str = ""
    """How training and test data were separated."""
    commit: str = ""
    """Version of the training code."""


class Manifest(_Part):
    """Everything that has to be known of an artefact before it is used."""

    id: str = Field(pattern=r"^(detector|landmarks|features|classifier)-[a-z0-9]+(-[a-z0-9]+)*-\d{6}[b-z]?$")
    """Equal to the folder's name: role, name, year and month."""
    role: Role
    """What it does."""
    files: tuple[FileEntry, ...] = Field(min_length=1)
    """All files but the manifest, the artefact itself first."""
    input: InputSpec
    """What it takes."""
    outputs: tuple[OutputSpec, ...] = Field(min_length=1)
    """What it gives."""
    needs: tuple[Need, ...] = ()
    """What it was fitted on."""
    versions: dict[str, str] = {}
    """Versions of the libraries that made it; scikit-learn's has to match when it is loaded."""
    trained_on: TrainedOn
    """Where its numbers come from."""
    metrics: dict[str, float | str] = {}
    """What it reached, on which data."""
    threshold: float | None = None
    """Output at or above which the answer is yes, where there is such a thing."""
    tolerance: float = Field(ge=0)
    """Largest absolute difference allowed against the outputs in check.npz."""
    intended_use: str
    """What it is for."""
    limits: str
    """What it is not for."""
    licence: str
    """SPDX name."""
    origin: str
    """Who made it and where it was found."""

    @property
    def artefact(self) -> FileEntry:
        """The file that is the artefact itself."""
        return self.files[0]


def describe_file(path: Path) -> FileEntry:
    """Name, hash and size of the file `path`; raises ModelError where it cannot be read."""
    with _read_of(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileEntry(name=path.name, sha256=digest, size=path.stat().st_size)


def content(path: Path) -> bytes:
    """The bytes of the file `path` of an artefact; raises ModelError where it cannot be read."""
    with _read_of(path):
        return path.read_bytes()


@contextmanager
def _read_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # as by its rights, or a disk that fails
        why = error.strerror or error
        raise ModelError(
            f"models/{path.parent.name}/{path.name} cannot be read: {why}; check rights and disk, or restore it"
        ) from error


def read(folder: Path) -> Manifest:
    """The manifest of the artefact in `folder`; raises ModelError when it is missing, malformed or another's."""
    path = folder / FILE_NAME
    shown = f"models/{folder.name}/{FILE_NAME}"
    if not folder.is_dir():  # the release may never have had it
        raise ModelError(
            f"there is no models/{folder.name}; restore or import it, or use another (neopain models list)"
        )
    manifest = parse(path, Manifest, shown)
    if manifest.id != folder.name or not manifest.id.startswith(f"{manifest.role}-"):
        raise ModelError(
            f"{shown}: id is {manifest.id} and role is {manifest.role}, but the folder is {folder.name}; "
            "restore the folder as it was published"
        )
    return manifest


def parse(path: Path, model: type[_Model], shown: str) -> _Model:
    """The TOML file `path` as `model`; raises ModelError, which names the file `shown`, when that fails."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ModelError(f"{shown} is larger than {MOST_BYTES} bytes; restore it from the release")
        return model.model_validate(tomllib.loads(content.decode("utf-8")))
    except FileNotFoundError as error:
        raise ModelError(f"{shown} is missing; restore it from the release") from error
    except RecursionError as error:
        raise ModelError(f"{shown} holds too many brackets inside each other; restore it from the release") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(f"{shown}: {where}: {first['msg']}; restore it from the release") from error
    except (OSError, ValueError) as error:  # also a number of too many digits
        raise ModelError(f"{shown} cannot be read: {error}; restore it from the release") from error


def write(manifest: Manifest, folder: Path) -> Path:
    """Write `manifest` into `folder` and return the file's path."""
    path = folder / FILE_NAME
    path.write_text(tomli_w.dumps(manifest.model_dump(mode="json", exclude_none=True)), encoding="utf-8", newline="\n")
    return path
