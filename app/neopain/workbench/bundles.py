"""The bundles that the installed models make: one for each classifier."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from neopain.inference import folders, manifest
from neopain.inference.store import Active, Roles, activate, needed_features, read_active


def classifiers(models: Path) -> tuple[str, ...]:
    """The classifiers under `models`, the one in use first."""
    in_use = read_active(models).roles.classifier
    found = [path.name for path in folders.installed(models, "classifier-*") if (path / manifest.FILE_NAME).is_file()]
    return (in_use, *(name for name in found if name != in_use))


@contextmanager
def with_classifier(models: Path, name: str) -> Iterator[Path]:
    """A folder of models like `models` in which the classifier `name` is in use, with the networks it was fitted on."""
    active = read_active(models)
    if name == active.roles.classifier:
        yield models
        return
    features = needed_features(manifest.read(folders.find(models, name))) or active.roles.features
    roles = active.roles.model_dump() | {"classifier": name, "features": features}
    with TemporaryDirectory(prefix="neopain-bench-") as made:
        folder = Path(made)
        for path in folders.installed(models):
            try:
                (folder / path.name).symlink_to(path, target_is_directory=True)
            except OSError:  # Windows lets few people make links
                shutil.copytree(path, folder / path.name)
        activate(folder, Active(bundle=name.removeprefix("classifier-"), roles=Roles(**roles)))
        yield folder
