"""What the administrator's import of models does in its thread: each step is audited with what it tells of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from neopain.inference import signature
from neopain.record.ward.audit import Action
from neopain.review.archive import Archive
from neopain.ui.background import Progress
from neopain.workbench.import_models import import_models


def take(archive: Archive, folder: Path, progress: Progress) -> tuple[str, ...]:
    """Import the models in `folder`; gives their names. Raises InputError and ModelError as `import_models` does."""
    with archive.administering() as (ward, by):

        def put(name: str, then: Callable[[], None]) -> None:
            ward.audit.append(by.name, Action.MODEL_IMPORTED, name, then)

        return import_models(folder, archive.models, archive.settings, put, progress)


def trust_and_take(archive: Archive, folder: Path, key: str, name: str, progress: Progress) -> tuple[str, ...]:
    """Trust the public `key` as that of `name`, then import the models in `folder`. Raises InputError for a name that
    says nothing, and as `take` does: the key is trusted then all the same.
    """
    with archive.administering() as (ward, by):
        whose = signature.check_name(name)
        trust = partial(signature.trust, key, whose)
        ward.audit.append(by.name, Action.MODEL_KEY_TRUSTED, f"{key} of {whose}", trust)
    return take(archive, folder, progress)
