"""Changes which models are in use: what would be in use is known to fit before anything is changed.

At a terminal by `use`; in the window by `propose`, which replays the ward's recordings, and then `confirm`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from neopain.base.errors import Cause, InputError, ModelError
from neopain.inference import folders
from neopain.inference import manifest as manifests
from neopain.inference.store import (
    ACTIVE_NAME,
    Active,
    Bundle,
    Roles,
    activate,
    load_bundle,
    needed_features,
    read_active,
)
from neopain.record.ward.audit import Action
from neopain.review.archive import Archive
from neopain.review.model_trial import Replayed, newest_sessions, try_models
from neopain.review.rescore import Progress

Put = Callable[[Bundle, Callable[[], None]], object]
"""Called with what is to be in use, and with what puts it in use."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Other models, known to fit, and the ward's newest recordings with both. `old` is None where the models in use
    cannot be loaded, so that nothing could be compared.
    """

    active: Active
    old: Bundle | None
    new: Bundle
    replayed: tuple[Replayed, ...]


def use(
    models: Path,
    names: Sequence[str],
    agree: Callable[[Bundle], bool] = lambda _: True,
    put: Put = lambda _, act: act(),
) -> Bundle | None:
    """Put the artefacts `names` in the place of those of their roles, and give the bundle that is then active; None
    where `agree`, which is asked once the bundle is known to fit, refuses: then nothing is changed.

    Raises as `fitting`, and InputError where the choice cannot be written; nothing is changed then.
    """
    active, bundle = fitting(models, names)
    if not agree(bundle):
        return None
    put(bundle, partial(put_in_use, models, active))
    return bundle


def fitting(models: Path, names: Sequence[str]) -> tuple[Active, Bundle]:
    """What would be in use with the artefacts `names` in the place of those of their roles; nothing is changed.

    Several networks are joined in the order given; a classifier without networks brings those it was fitted on. The
    bundle is called after its classifier. Raises InputError when `names` do not say what to do, ModelError when the
    artefacts do not fit each other.
    """
    given: dict[str, list[str]] = {}
    for name in names:
        given.setdefault(name.partition("-")[0], []).append(name)
    for role, chosen in given.items():
        if role not in Roles.model_fields or (role != "features" and len(chosen) > 1):
            raise InputError(f"{' '.join(chosen)}: give folders under models/, one of each role, of features several")
    roles = read_active(models).roles.model_dump()
    roles |= {role: tuple(chosen) if role == "features" else chosen[0] for role, chosen in given.items()}
    if "classifier" in given and "features" not in given:
        fitted = manifests.read(folders.find(models, roles["classifier"]))
        roles["features"] = needed_features(fitted) or roles["features"]
    active = Active(bundle=str(roles["classifier"]).removeprefix("classifier-"), roles=Roles(**roles))
    with _writing(models) as own:
        trial = activate(own, active, f".{ACTIVE_NAME}.trial")
        try:
            return active, load_bundle(models, trial.name)
        finally:
            trial.unlink(missing_ok=True)


def put_in_use(models: Path, active: Active) -> None:
    """Say that the models `active`, which are known to fit, are in use from now on; raises InputError."""
    with _writing(models) as own:
        activate(own, active)


def propose(archive: Archive, classifier: str, progress: Progress) -> Proposal:
    """What would be in use with this classifier, and what it would have alarmed; nothing is changed.

    Raises ModelError where it does not fit, AccessError, and RescoringCancelledError once `progress` says so.
    """
    with archive.administering() as (ward, by):
        try:
            active, new = fitting(archive.models, [classifier])
        except ModelError as error:
            raise ModelError(Cause.MODEL_UNFIT, model=classifier, why=error) from error
        try:
            old = load_bundle(archive.models)
        except ModelError:  # it is the remedy for just that
            return Proposal(active, None, new, ())
        sessions = newest_sessions(ward, by, new.id)
        return Proposal(active, old, new, tuple(try_models(sessions, old, new, archive.settings, progress)))


def confirm(archive: Archive, proposal: Proposal) -> Bundle:
    """Put what was proposed in use, from the monitor's next start on; audited. Raises InputError, AccessError."""
    before = None if proposal.old is None else proposal.old.id
    with archive.administering() as (ward, by):
        ward.audit.append(
            by.name,
            Action.MODELS_CHOSEN,
            changed(before, proposal.new),
            partial(put_in_use, archive.models, proposal.active),
        )
    return proposal.new


def changed(before: str | None, new: Bundle) -> str:
    """What the audit log says of the change; `before` is the id of what was in use, None where that is unknown."""
    return f"{new.id} after {before or 'unknown models'}"


@contextmanager
def _writing(models: Path) -> Iterator[Path]:
    try:
        yield folders.writable(models)
    except OSError as error:
        raise InputError(f"{error.filename or models} cannot be written: {error.strerror or error}") from error
