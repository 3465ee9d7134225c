"""Groups of features: from one crop, by a network or method under models/, or from a window of crops."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from neopain.base.arrays import F32, U8
from neopain.base.errors import InputError
from neopain.inference import folders
from neopain.inference.handcrafted import SUFFIX
from neopain.inference.store import Artefact, Bundle, load_artefact
from neopain.training.study.features.lbp_top import LbpTop
from neopain.training.study.features.strain import Strain

WindowFeatures = Callable[[U8], F32]
"""The vector (D,) of a window of levelled faces, uint8 grey T x 224 x 224 in order of time."""

ACTIVE = "active"
"""Name for the networks of the active bundle."""
_RELEASE = r"\d{6}[b-z]?"
"""Year and month, and a letter for a later release of that month."""


class Kind(StrEnum):
    """The origin of features, as in the paper."""

    DEEP = "deep"
    HANDCRAFTED = "handcrafted"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of features: its `name` in tables, its kind, and `key`, which changes with anything it depends on.

    Either `artefact` gives it from one crop, or `motion` from a window of them.
    """

    name: str
    kind: Kind
    key: str
    artefact: Artefact | None = None
    motion: WindowFeatures | None = None


WINDOW_FEATURES: dict[str, Callable[[], Strain | LbpTop]] = {"strain": Strain, "lbp-top": LbpTop}
"""Features of a window, by name."""


def resolve(names: Sequence[str], models: Path, bundle: Bundle) -> tuple[Group, ...]:
    """The groups called `names`: an id under `models`, the middle of one (the newest is taken), 'active', or a key of
    WINDOW_FEATURES. Raises InputError for any other, ModelError for an artefact that is not as published.
    """
    groups: list[Group] = []
    for name in names:
        if name == ACTIVE:
            groups += [_still(artefact) for artefact in bundle.features]
        elif name in WINDOW_FEATURES:
            groups.append(_moving(name))
        else:
            groups.append(_still(load_artefact(models, _id(name, models), "features")))
    return tuple({group.key: group for group in groups}.values())


def _id(name: str, models: Path) -> str:
    if (folders.find(models, name) / "manifest.toml").is_file():
        return name
    pattern = re.compile(rf"features-{re.escape(name)}-{_RELEASE}")
    there = [folder.name for folder in folders.installed(models, "features-*")]
    found = [folder for folder in there if pattern.fullmatch(folder)]
    if not found:
        raise InputError(
            f"{name} is no group of features; there are {', '.join([ACTIVE, *WINDOW_FEATURES, *there])}; "
            "neopain models import adds networks"
        )
    return found[-1]


def _still(artefact: Artefact) -> Group:
    name = re.sub(rf"^features-(.*)-{_RELEASE}$", r"\1", artefact.manifest.id)
    kind = Kind.HANDCRAFTED if artefact.path.suffix == SUFFIX else Kind.DEEP
    return Group(name, kind, artefact.manifest.artefact.sha256[:16], artefact=artefact)


def _moving(name: str) -> Group:
    motion = WINDOW_FEATURES[name]()
    described = json.dumps([name, asdict(motion)], sort_keys=True)
    return Group(name, Kind.HANDCRAFTED, hashlib.sha256(described.encode()).hexdigest()[:16], motion=motion)


@dataclass(frozen=True, slots=True)
class FeatureSet:
    """Groups joined in this order (early mixing when there are several), and what they are called in the table."""

    name: str
    kind: Kind
    groups: tuple[str, ...]


def feature_sets(groups: Sequence[Group]) -> tuple[FeatureSet, ...]:
    """Each group alone, all networks together, all handcrafted groups together, and these with each network (as the
    paper does) and with all networks.
    """
    single = [FeatureSet(group.name, group.kind, (group.name,)) for group in groups]
    crafted = tuple(one.name for one in single if one.kind is Kind.HANDCRAFTED)
    deep = tuple(one.name for one in single if one.kind is Kind.DEEP)
    networks = [(name,) for name in deep] + ([deep] if len(deep) > 1 else [])
    together = [FeatureSet("+".join(names), Kind.DEEP, names) for names in networks[len(deep) :]]
    if len(crafted) > 1:
        together.append(FeatureSet("+".join(crafted), Kind.HANDCRAFTED, crafted))
    mixed = [FeatureSet("+".join((*names, *crafted)), Kind.MIXED, (*names, *crafted)) for names in networks if crafted]
    return (*single, *together, *mixed)
