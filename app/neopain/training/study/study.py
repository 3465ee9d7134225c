"""A study from manifest to results: the steps of `neopain train MANIFEST`, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from neopain.assemble.parallel import Spread
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import Report
from neopain.capture.stills import is_picture
from neopain.dataset.manifest import Labelled
from neopain.inference.classifier import Classifier
from neopain.inference.store import Bundle, load_bundle
from neopain.training.study import protocol, warm_start
from neopain.training.study.compare import Line, compare, feature_matrix, subsample
from neopain.training.study.dataset import Dataset, FeatureCache, build_dataset
from neopain.training.study.duplicates import find_duplicates
from neopain.training.study.extract import RecordingExtractor
from neopain.training.study.features import groups
from neopain.training.study.features.groups import WINDOW_FEATURES, Group
from neopain.training.study.nested import best_in_training
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.result_cache import ResultCache
from neopain.training.study.results import Results, analyse
from neopain.training.study.warm_start import LogOdds, linear_log_odds

MOST_FOR_LOSO = 20
"""With more subjects than this they are divided into parts, unless the plan says otherwise."""
_RESULTS_FILE, _LOCK_FILE = "folds.sqlite", "features.lock"


@dataclass(frozen=True, slots=True, eq=False)
class StudyInputs:
    """What a study works on: labelled recordings, the bundle that finds faces, groups of features, and folders.

    `skipped` has a line of text for each group of features that the recordings do not allow.
    """

    labelled: Labelled
    bundle: Bundle
    groups: tuple[Group, ...]
    models: Path
    cache: Path
    settings: Settings
    skipped: tuple[str, ...]


def prepare(labelled: Labelled, plan: Plan, models: Path, cache: Path, settings: Settings) -> StudyInputs:
    """Look up everything the plan names, before any long work. Raises InputError or ModelError."""
    bundle = load_bundle(models)
    found = groups.resolve(plan.features, models, bundle)
    pictures = [row for row in labelled.rows if is_picture(row.path)]
    skipped = []
    if pictures and any(name in WINDOW_FEATURES for name in plan.features):
        for name in plan.features:
            if name in WINDOW_FEATURES:
                skipped.append(f"{name} was left out: line {pictures[0].line} is a picture, which shows no movement")
        found = tuple(group for group in found if group.motion is None)
    if not found:
        raise InputError("no group of features is left; name others with --features")
    return StudyInputs(labelled, bundle, found, models, cache, settings, tuple(skipped))


def extract_features(inputs: StudyInputs, plan: Plan, spread: Spread, report: Report) -> Dataset:
    """Faces and features of all recordings, from the cache where they are stored. Raises InputError also while another
    program extracts into the same cache.
    """
    moving = any(group.motion is not None for group in inputs.groups)
    make = partial(RecordingExtractor, inputs.models, inputs.groups, plan.sampling, inputs.settings)
    with _alone_in(inputs.cache):
        cache = FeatureCache(inputs.cache, inputs.bundle, plan.sampling, inputs.settings, moving)
        return build_dataset(inputs.labelled, inputs.groups, cache, make, spread, report)


@contextmanager
def _alone_in(cache: Path) -> Iterator[None]:
    """Keep other programs from adding to `cache` meanwhile: features would be stored as those of other recordings."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = FileLock(cache / _LOCK_FILE).acquire(blocking=False)
    except Timeout:
        raise InputError(
            f"another program extracts features into {cache}: wait until it has ended, or name another --cache"
        ) from None
    except OSError as error:
        raise InputError(f"{cache} cannot be used: {error.strerror}; name another --cache") from error
    with lock:
        yield


def chosen_protocol(data: Dataset, plan: Plan) -> Protocol:
    """The plan's protocol; if it has none, each subject in turn, or parts where there are many subjects."""
    if plan.protocol is not None:
        return plan.protocol
    return Protocol.LOSO if len(np.unique(data.subject)) <= MOST_FOR_LOSO else Protocol.GROUPED


def bundle_groups(inputs: StudyInputs) -> tuple[str, ...]:
    """Names of the groups that are the active bundle's features, in its order."""
    by_id = {group.artefact.manifest.id: group.name for group in inputs.groups if group.artefact is not None}
    missing = [one.manifest.id for one in inputs.bundle.features if one.manifest.id not in by_id]
    if missing:
        raise InputError(f"a warm start needs the features {missing[0]}; add active to --features")
    return tuple(by_id[one.manifest.id] for one in inputs.bundle.features)


def active_log_odds(data: Dataset, inputs: StudyInputs, plan: Plan) -> LogOdds:
    """The log-odds of the active classifier. Raises InputError when they are not linear."""
    features = feature_matrix(data, bundle_groups(inputs), subsample(data, np.arange(len(data)), plan))
    return linear_log_odds(Classifier(inputs.bundle.classifier).estimator, features)


def run_study(data: Dataset, inputs: StudyInputs, plan: Plan, jobs: int, report: Report) -> Results:
    """Compare everything on `data`. Raises InputError when training and test share a subject or a picture."""
    wanted = chosen_protocol(data, plan)
    folds = protocol.folds(data, wanted, plan.parts, plan.seed)
    protocol.ensure_apart(data, folds, find_duplicates(data, plan.duplicate_likeness, report))
    results = ResultCache(inputs.cache / _RESULTS_FILE)
    try:
        lines = compare(data, folds, plan, results, jobs, report)
        chosen = best_in_training(lines, folds)
        if plan.warm_start:
            names = bundle_groups(inputs)
            lines = (
                *lines,
                *warm_start.warm_start_lines(data, folds, names, active_log_odds(data, inputs, plan), plan, report),
            )
        leaking: Sequence[Line] = ()
        if plan.leaking:
            leaked = protocol.folds(data, Protocol.FRAMES, plan.parts, plan.seed)
            leaking = compare(data, leaked, plan, results, jobs, report, by_frame=True)
    finally:
        results.close()
    return analyse(data, inputs.labelled, plan, wanted, lines, leaking, inputs.bundle, inputs.skipped, chosen)
