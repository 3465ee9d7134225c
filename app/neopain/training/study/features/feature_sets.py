"""Which groups of features are judged together: each alone, and mixed as the paper does."""

from __future__ import annotations

from dataclasses import dataclass

from neopain.training.study.dataset import Dataset
from neopain.training.study.features.groups import Kind


@dataclass(frozen=True, slots=True)
class FeatureSet:
    """Groups joined in this order (early mixing when there are several), and what they are called in the table."""

    name: str
    kind: Kind
    groups: tuple[str, ...]


def feature_sets(data: Dataset) -> tuple[FeatureSet, ...]:
    """Each group alone; all handcrafted ones together; each network with all of those."""
    single = [FeatureSet(group.name, group.kind, (group.name,)) for group in data.groups]
    crafted = tuple(one.name for one in single if one.kind is Kind.HANDCRAFTED)
    together = [FeatureSet("+".join(crafted), Kind.HANDCRAFTED, crafted)] if len(crafted) > 1 else []
    deep = [one for one in single if one.kind is Kind.DEEP]
    mixed = [FeatureSet(f"{one.name}+{'+'.join(crafted)}", Kind.MIXED, (one.name, *crafted)) for one in deep if crafted]
    return (*single, *together, *mixed)
