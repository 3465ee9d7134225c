"""A study from manifest to results: every step of `neopain train MANIFEST`, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from neopain.assemble.parallel import Spread
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import Report
from neopain.capture.stills import is_picture
from neopain.dataset.manifest import Labelled
from neopain.inference.classifier import Classifier
from neopain.inference.store import Bundle, load_bundle
from neopain.training.study import protocol, twins, warm_start
from neopain.training.study.compare import Line, compare, joined, thinned
from neopain.training.study.dataset import Dataset, Shelf, load
from neopain.training.study.features import groups
from neopain.training.study.features.groups import MOTIONS, Group
from neopain.training.study.observe import Observer
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.result_cache import Ledger
from neopain.training.study.results import Results, find
from neopain.training.study.warm_start import LogOdds, line_of

MOST_FOR_LOSO = 20
"""With more subjects than this they are dealt into parts unless the plan says otherwise."""
_FOLDS = "folds.sqlite"


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a study works on: recordings, the bundle that finds faces, groups of features, and where all is kept.

    `skipped` has a line for each group that the recordings cannot give.
    """

    labelled: Labelled
    bundle: Bundle
    groups: tuple[Group, ...]
    models: Path
    cache: Path
    settings: Settings
    skipped: tuple[str, ...]


def prepare(labelled: Labelled, plan: Plan, models: Path, cache: Path, settings: Settings) -> Material:
    """Look up everything the plan names, before any long work. Raises InputError, ModelError."""
    bundle = load_bundle(models)
    found = groups.resolve(plan.features, models, bundle)
    pictures = [row for row in labelled.rows if is_picture(row.path)]
    skipped = []
    if pictures and any(name in MOTIONS for name in plan.features):
        for name in plan.features:
            if name in MOTIONS:
                skipped.append(f"{name} was left out: line {pictures[0].line} is a picture, in which nothing moves")
        found = tuple(group for group in found if group.motion is None)
    if not found:
        raise InputError("no group of features is left; name others with --features")
    return Material(labelled, bundle, found, models, cache, settings, tuple(skipped))


def observe(material: Material, plan: Plan, spread: Spread, report: Report) -> Dataset:
    """Faces and features of all recordings, from the cache where they are known."""
    moving = any(group.motion is not None for group in material.groups)
    shelf = Shelf(material.cache, material.bundle, plan.sampling, material.settings, moving)

    make = partial(Observer, material.models, material.groups, plan.sampling, material.settings)
    return load(material.labelled, material.groups, shelf, make, spread, report)


def chosen_protocol(data: Dataset, plan: Plan) -> Protocol:
    """The plan's protocol, or by subject in as many parts as there are subjects, if they are not too many."""
    if plan.protocol is not None:
        return plan.protocol
    return Protocol.LOSO if len(np.unique(data.subject)) <= MOST_FOR_LOSO else Protocol.GROUPED


def bundle_groups(material: Material) -> tuple[str, ...]:
    """Names of the groups that are the active bundle's features, in its order."""
    by_id = {group.artefact.manifest.id: group.name for group in material.groups if group.artefact is not None}
    missing = [one.manifest.id for one in material.bundle.features if one.manifest.id not in by_id]
    if missing:
        raise InputError(f"a warm start needs the features {missing[0]}; add active to --features")
    return tuple(by_id[one.manifest.id] for one in material.bundle.features)


def active_line(data: Dataset, material: Material, plan: Plan) -> LogOdds:
    """The log-odds of the active classifier; raises InputError when it is not linear."""
    features = joined(data, bundle_groups(material), thinned(data, np.arange(len(data)), plan))
    return line_of(Classifier(material.bundle.classifier).estimator, features)


def study(data: Dataset, material: Material, plan: Plan, jobs: int, report: Report) -> Results:
    """Compare everything on `data`. Raises InputError when training and test share a subject or a picture."""
    wanted = chosen_protocol(data, plan)
    made = protocol.folds(data, wanted, plan.parts, plan.seed)
    protocol.ensure_apart(data, made, twins.twins(data, plan.duplicate_likeness, report))
    ledger = Ledger(material.cache / _FOLDS)
    try:
        lines = compare(data, made, plan, ledger, jobs, report)
        if plan.warm_start:
            names = bundle_groups(material)
            lines = (*lines, *warm_start.lines(data, made, names, active_line(data, material, plan), plan, report))
        leaking: Sequence[Line] = ()
        if plan.leaking:
            leaked = protocol.folds(data, Protocol.FRAMES, plan.parts, plan.seed)
            leaking = compare(data, leaked, plan, ledger, jobs, report, by_frame=True)
    finally:
        ledger.close()
    return find(data, material.labelled, plan, wanted, lines, leaking, material.bundle, material.skipped)
