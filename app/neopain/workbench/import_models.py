"""Copies models that were made elsewhere into the folder of the models, once each is known to be as it was published
and to compute here as it did where it was made.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from neopain.base.errors import Cause, InputError, ModelError
from neopain.base.settings import Settings
from neopain.inference import folders, manifest, signature
from neopain.inference.manifest import Manifest, Role
from neopain.inference.store import Artefact
from neopain.workbench.check_models import open_checked

_PIECE_BYTES = 1024 * 1024

Progress = Callable[[float], bool]
"""Called with the share that is done, 0 to 1; returns whether to go on."""
Put = Callable[[str, Callable[[], None]], None]
"""Called with the name of a model that was verified, and with what puts it in its place."""


class ImportCancelledError(InputError):
    """The caller cancelled the import."""


class UnknownKeyError(ModelError):
    """A model is signed with the public `key`, 64 digits, which this computer does not trust."""

    def __init__(self, model: str, key: str) -> None:
        super().__init__(Cause.MODEL_KEY, model=model, key=f"{key[:12]}…")
        self.key = key


def import_models(folder: Path, models: Path, settings: Settings, put: Put, progress: Progress) -> tuple[str, ...]:
    """Copy the model `folder`, or the models in it, with the networks they need that lie beside them; gives the names
    of those that were not installed before, in the order in which they were put in their places.

    Raises InputError where there is nothing to import or no room, ModelError for the first model that is damaged, not
    trusted or does not work here: it is then not there, nor is any that follows.
    """
    wanted = _find(folder, models)
    names, needed = tuple(one.id for one in wanted.values()), sum(_size(one) for one in wanted.values())
    try:
        own = folders.writable(models)
        free = shutil.disk_usage(own).free
    except OSError as error:
        raise InputError(Cause.MODEL_COPY, model=", ".join(names), why=error.strerror or error) from error
    if needed > free:
        raise InputError(Cause.MODEL_ROOM, model=", ".join(names), needed=needed / 1e6, free=free / 1e6)
    before = 0
    for source, described in wanted.items():
        try:
            with TemporaryDirectory(prefix=".import-", dir=own) as staged:
                for done in _copy(source, described, Path(staged) / described.id):
                    if not progress((before + done) / max(needed, 1)):
                        raise ImportCancelledError("cancelled")
                _verify(Path(staged) / described.id, described, settings)
                put(described.id, partial(_place, Path(staged) / described.id, own))
        except OSError as error:
            raise InputError(Cause.MODEL_COPY, model=described.id, why=error.strerror or error) from error
        before += _size(described)
    return names


def _find(folder: Path, models: Path) -> dict[Path, Manifest]:
    """The models to import, each after what it needs."""
    if (folder / manifest.FILE_NAME).is_file():
        found = [folder]
    else:
        order = {role: place for place, role in enumerate(get_args(Role))}
        there = [path for path in sorted(folder.glob("*")) if (path / manifest.FILE_NAME).is_file()]
        found = sorted(there, key=lambda path: order.get(path.name.partition("-")[0], len(order)))
    if not found:
        raise InputError(Cause.NO_MODEL, folder=folder.name or folder)
    wanted: dict[Path, Manifest] = {}
    for path in found:
        _gather(path, models, wanted)
    if not wanted:
        raise InputError(Cause.MODEL_INSTALLED, model=", ".join(path.name for path in found))
    return wanted


def _gather(path: Path, models: Path, wanted: dict[Path, Manifest]) -> None:
    """Add the model `path` to `wanted` after those it needs; not one that is installed already."""
    described = _described(path)
    installed = folders.find(models, described.id)
    if installed.is_dir():
        if _described(installed) != described:
            raise InputError(Cause.MODEL_NAME_TAKEN, model=described.id)
        return
    _check_made_for(described)
    for need in described.needs:
        beside, there = path.parent / need.id, folders.find(models, need.id)
        if not there.is_dir() and not (beside / manifest.FILE_NAME).is_file():
            raise ModelError(Cause.MODEL_NEEDS, model=described.id, need=need.id)
        if _described(there if there.is_dir() else beside).artefact.sha256 != need.sha256:
            raise ModelError(Cause.MODEL_OTHER_NEED, model=described.id, need=need.id)
        if not there.is_dir() and beside not in wanted:
            _gather(beside, models, wanted)
    wanted[path] = described


def _described(folder: Path) -> Manifest:
    try:
        return manifest.read(folder)
    except ModelError as error:
        raise ModelError(Cause.MODEL_DAMAGED, model=folder.name, file=manifest.FILE_NAME) from error


def _check_made_for(described: Manifest) -> None:
    made, found = described.versions.get("scikit-learn"), version("scikit-learn")
    if made is not None and made != found:
        raise ModelError(Cause.MODEL_VERSION, model=described.id, made=made, found=found)


def _size(described: Manifest) -> int:
    return sum(entry.size for entry in described.files)


def _copy(source: Path, described: Manifest, to: Path) -> Iterator[int]:
    """Copy what the manifest names, the manifest and its signature; gives how many bytes are copied so far.

    Raises ModelError for the first file that is not as the manifest says.
    """
    to.mkdir()
    shutil.copyfile(source / manifest.FILE_NAME, to / manifest.FILE_NAME)
    if (source / signature.FILE_NAME).is_file():
        shutil.copyfile(source / signature.FILE_NAME, to / signature.FILE_NAME)
    done = 0
    for entry in described.files:
        damaged = ModelError(Cause.MODEL_DAMAGED, model=described.id, file=entry.name)
        if not (source / entry.name).is_file():
            raise damaged
        digest, left = hashlib.sha256(), entry.size
        with (source / entry.name).open("rb") as read, (to / entry.name).open("wb") as written:
            while piece := read.read(min(_PIECE_BYTES, left + 1)):
                left -= len(piece)
                if left < 0:  # more than was published: a file without an end would fill the disk
                    raise damaged
                digest.update(piece)
                written.write(piece)
                done += len(piece)
                yield done
            written.flush()
            os.fsync(written.fileno())
        if digest.hexdigest() != entry.sha256:
            raise damaged


def _verify(folder: Path, described: Manifest, settings: Settings) -> None:
    """Raise ModelError unless the copy in `folder` is signed by someone known or nobody, and computes as published."""
    if _described(folder) != described:  # the stick was exchanged meanwhile
        raise ModelError(Cause.MODEL_DAMAGED, model=described.id, file=manifest.FILE_NAME)
    damaged = ModelError(Cause.MODEL_DAMAGED, model=described.id, file=signature.FILE_NAME)
    try:
        key = signature.signing_key(folder)
    except ModelError as error:
        raise damaged from error
    if key and key not in signature.known_keys():
        raise UnknownKeyError(described.id, key)
    try:
        signed_by = signature.signer(folder)
    except ModelError as error:
        raise damaged from error
    try:
        open_checked(Artefact(described, folder, signed_by), settings)
    except ModelError as error:
        raise ModelError(Cause.MODEL_UNFIT, model=described.id, why=error) from error


def _place(found: Path, own: Path) -> None:
    found.rename(own / found.name)
