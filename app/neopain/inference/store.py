"""Loads the artefacts in use, and refuses any that is missing, altered or made for others.

`models/active.toml` names the bundle: its `bundle` id, and under `[roles]` one artefact id for `classifier`, a list for
`features` (the vectors of several networks are joined in that order), one for `detector` unless dlib's HOG is to find
the faces, and one for `landmarks` where there is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from neopain.base.errors import ModelError
from neopain.base.files import AtomicFile
from neopain.inference import folders, signature
from neopain.inference import manifest as manifests
from neopain.inference.manifest import Manifest, Role

ACTIVE_NAME = "active.toml"


class Roles(BaseModel):
    """Which artefact does what: ids of folders under models/."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    detector: str | None = None
    landmarks: str | None = None
    features: tuple[str, ...] = Field(min_length=1)
    classifier: str

    @property
    def by_id(self) -> dict[str, Role]:
        """The role of every artefact by its id, in the order in which a frame passes them."""
        optional: tuple[tuple[Role, str | None], ...] = (("detector", self.detector), ("landmarks", self.landmarks))
        found: dict[str, Role] = {name: role for role, name in optional if name is not None}
        return found | dict.fromkeys(self.features, "features") | {self.classifier: "classifier"}


class Active(BaseModel):
    """The content of `active.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bundle: str = Field(min_length=1)
    roles: Roles


@dataclass(frozen=True, slots=True)
class Artefact:
    """A folder whose files were found to be as its manifest says."""

    manifest: Manifest
    folder: Path
    signed_by: str = ""  # who signed it; empty for nobody

    @property
    def path(self) -> Path:
        """The artefact's own file."""
        return self.folder / self.manifest.artefact.name


@dataclass(frozen=True, slots=True)
class Bundle:
    """All artefacts in use. `sha256` changes with any byte of any of them; `threshold` is the classifier's.

    Without a `detector` faces are found by dlib's HOG, which needs no file.
    """

    id: str
    detector: Artefact | None
    landmarks: Artefact | None
    features: tuple[Artefact, ...]
    classifier: Artefact
    sha256: str
    threshold: float

    @property
    def artefacts(self) -> tuple[Artefact, ...]:
        """All of them, in the order of the frame's way."""
        optional = tuple(artefact for artefact in (self.detector, self.landmarks) if artefact is not None)
        return (*optional, *self.features, self.classifier)

    @property
    def title(self) -> str:
        """Its id, with a mark where nobody signed one of its models, as a classifier that was fitted here."""
        return self.id if all(artefact.signed_by for artefact in self.artefacts) else f"{self.id} (not signed)"


def read_active(models: Path, active_name: str = ACTIVE_NAME) -> Active:
    """The content of `active_name` under `models`; raises ModelError when it is missing or malformed."""
    return manifests.parse(folders.find_active(models, active_name), Active, f"models/{active_name}")


def load_bundle(models: Path, active_name: str = ACTIVE_NAME) -> Bundle:
    """The bundle under the folder `models` that its file `active_name` names; raises ModelError on anything that is not
    as published.
    """
    active = read_active(models, active_name)
    roles = active.roles
    classifier = load_artefact(models, roles.classifier, "classifier")
    _check_installed(models, classifier)
    detector = None if roles.detector is None else load_artefact(models, roles.detector, "detector")
    landmarks = None if roles.landmarks is None else load_artefact(models, roles.landmarks, "landmarks")
    features = tuple(load_artefact(models, name, "features") for name in roles.features)
    threshold = classifier.manifest.threshold
    if threshold is None:
        raise ModelError(f"{_shown(classifier)} names no threshold; publish the classifier again")
    sha256 = _hash(models, active, active_name)
    bundle = Bundle(active.bundle, detector, landmarks, features, classifier, sha256, threshold)
    _check_needs(bundle)
    return bundle


def load_artefact(models: Path, name: str, role: Role) -> Artefact:
    """The artefact `name` under `models`, every file's size and hash verified; raises ModelError."""
    folder = folders.find(models, name)
    manifest = manifests.read(folder)
    if manifest.role != role:
        raise ModelError(
            f"models/{ACTIVE_NAME}: {name} is a {manifest.role}, not a {role}; name another artefact there"
        )
    for expected in manifest.files:
        path = folder / expected.name
        shown = f"models/{name}/{expected.name}"
        if not path.is_file():
            raise ModelError(f"{shown} is missing; restore it from the release")
        found = manifests.describe_file(path)
        if found.size != expected.size:
            raise ModelError(
                f"{shown} was altered: expected {expected.size} bytes, found {found.size}; restore it from the release"
            )
        if found.sha256 != expected.sha256:
            raise ModelError(
                f"{shown} was altered: expected SHA-256 {expected.sha256}, found {found.sha256}; "
                "restore it from the release"
            )
    _check_versions(manifest)
    return Artefact(manifest, folder, signature.signer(folder))


def newest_classifier(models: Path, features: Sequence[str]) -> Artefact | None:
    """The newest classifier under `models` that was fitted on exactly the networks `features` in that order; None where
    there is none. Raises ModelError when it is not as published.
    """
    fitting = [
        folder.name
        for folder in folders.installed(models, "classifier-*")
        if needed_features(manifests.read(folder)) == tuple(features)
    ]
    if not fitting:
        return None
    return load_artefact(models, max(fitting, key=lambda name: (name.rsplit("-", 1)[1], name)), "classifier")


def needed_features(classifier: Manifest) -> tuple[str, ...]:
    """The ids of the networks that a classifier was fitted on, in their order."""
    return tuple(need.id for need in classifier.needs if need.id.startswith("features-"))


def missing_networks(models: Path, classifier: Manifest) -> tuple[str, ...]:
    """Those of `needed_features` that have no folder: without them a classifier can only rescore what was recorded with
    them. A network that is damaged is not among these: its folder is there.
    """
    return tuple(name for name in needed_features(classifier) if not folders.find(models, name).is_dir())


def activate(models: Path, active: Active, active_name: str = ACTIVE_NAME) -> Path:
    """Write `active.toml` under `models` and return its path; the artefacts are checked when they are loaded."""
    path = models / active_name
    content = tomli_w.dumps(active.model_dump(mode="json", exclude_none=True))
    with AtomicFile(path, shared=True) as part:
        part.write_text(content, encoding="utf-8", newline="\n")
    return path


def _check_installed(models: Path, classifier: Artefact) -> None:
    missing = missing_networks(models, classifier.manifest)
    if missing:
        are, them = ("are", "them") if len(missing) > 1 else ("is", "it")
        raise ModelError(
            f"{classifier.manifest.id} can only rescore recordings made with its networks: {' and '.join(missing)} "
            f"{are} not installed; import {them}, or use another classifier (see neopain models list)"
        )


def _check_versions(manifest: Manifest) -> None:
    expected = manifest.versions.get("scikit-learn")
    if expected is not None and expected != version("scikit-learn"):
        raise ModelError(
            f"models/{manifest.id} was made with scikit-learn {expected}, found {version('scikit-learn')}; "
            f"install scikit-learn {expected} or train again"
        )


def _check_needs(bundle: Bundle) -> None:
    present = {artefact.manifest.id: artefact.manifest.artefact.sha256 for artefact in bundle.artefacts}
    for artefact in bundle.artefacts:
        for need in artefact.manifest.needs:
            if need.id not in present:
                raise ModelError(
                    f"{_shown(artefact)} needs {need.id}, which models/{ACTIVE_NAME} does not name; name it there"
                )
            if present[need.id] != need.sha256:
                raise ModelError(
                    f"{_shown(artefact)} needs {need.id} with SHA-256 {need.sha256}, found {present[need.id]}; "
                    "train the classifier again or restore the network"
                )
    # Vectors are joined in the bundle's order: in another one they make a vector of the same length that means nothing.
    features = tuple(artefact.manifest.id for artefact in bundle.features)
    needed = needed_features(bundle.classifier.manifest)
    if needed != features:
        raise ModelError(
            f"{_shown(bundle.classifier)} was fitted on {' + '.join(needed) or 'no features'}, models/{ACTIVE_NAME} "
            f"names {' + '.join(features)}; name the same there in the same order"
        )


def _hash(models: Path, active: Active, active_name: str) -> str:
    digest = hashlib.sha256(manifests.content(folders.find_active(models, active_name)))
    for name in active.roles.by_id:  # a manifest holds the hash of every other file of its folder
        digest.update(manifests.content(folders.find(models, name) / manifests.FILE_NAME))
    return digest.hexdigest()


def _shown(artefact: Artefact) -> str:
    return f"models/{artefact.manifest.id}/{manifests.FILE_NAME}"
