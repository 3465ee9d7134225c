"""The sections of the report in words, tables and charts, the same for page and PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from neopain.base.scales import SCALES
from neopain.batch import scale_agreement
from neopain.training.study.features.groups import Kind
from neopain.training.study.figures import FIGURES, Figure
from neopain.training.study.report import charts
from neopain.training.study.report.tables import best_in_training, cell, description
from neopain.training.study.results import RankedLine, Results, best_of_each_feature_set

_SHORT = {"balanced_accuracy": "balanced acc.", "auc": "AUC", "f1": "F1", "brier": "Brier", "ece": "ECE"}
_TITLES = tuple(_SHORT.get(name, name) for name in FIGURES)
_HOW = ("kind", "features", "mixing", "selector", "kept", "classifier")
_PROTOCOLS = {
    "loso": "each subject in turn is tested with a model fitted on all others (leave one subject out)",
    "grouped": "subjects are divided into parts; each part is tested with a model fitted on the others",
    "site": "each site in turn is tested with a model fitted on the others",
}
NOTICE = (
    "Research software, not a medical device. These figures are of the recordings named here, scored by a program; "
    "they do not prove that pain is recognised in other infants, and a calm face does not prove its absence."
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, a table (`columns`, `rows` of text) and drawings, each of which may be missing."""

    title: str
    words: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    drawings: tuple[Any, ...] = ()
    pictures: tuple[tuple[str, str], ...] = field(default=())
    """File names relative to the report, each with its caption."""


def sections(results: Results, pictures: Sequence[tuple[str, str]]) -> tuple[Section, ...]:
    """All sections; `pictures` (file name, caption) show the recordings with the largest errors."""
    found = (
        _summary(results),
        _table("Best of each set of features", best_of_each_feature_set(results.table), results),
        _curves(results),
        _table("Every line", results.table, results),
        _leaking(results),
        _differences(results),
        _subjects(results),
        _sub_groups(results),
        _agreement(results),
        _failures(results, pictures),
        _origin(results),
    )
    return tuple(section for section in found if section is not None)


def _summary(results: Results) -> Section:
    best, pain = results.best, int(results.pain.sum())
    unusable = _counts(dict(results.unusable.most_common()))
    excluded = results.origin["excluded_between_cut_offs"]
    words = [
        f"{len(results.recording)} recordings of {len(np.unique(results.subject))} subjects, {pain} with pain and "
        f"{len(results.pain) - pain} without; {_PROTOCOLS[results.protocol.value]}. Settings are chosen, features "
        "selected and probabilities calibrated in the training part only.",
        f"Best by AUC: {best.line.name}, AUC {cell(best.figures['auc'])}, balanced accuracy "
        f"{cell(best.figures['balanced_accuracy'])}. It is the best of {len(results.table)} lines on the same data, so "
        "expect slightly lower figures elsewhere.",
        f"Moments without a usable face: {unusable or 'none'}.",
    ]
    if results.chosen is not None:
        words.insert(2, best_in_training(results.chosen))
    if excluded:
        words.append(f"{excluded} recordings with a score between the cut-offs were left out.")
    return Section("Summary", (*words, *results.problems))


def _counts(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in reasons.items())


def _figures(figures: Mapping[str, Figure]) -> tuple[str, ...]:
    return tuple(cell(figures[name]) for name in FIGURES)


def _table(title: str, rows: Sequence[RankedLine], results: Results) -> Section:
    words = (
        f"{len(rows)} lines, best AUC first, each figure with its 95 % interval (bootstrap by subject). A probability "
        "of 0.5 or more counts as pain."
    )
    lines = []
    for row in rows:
        how = description(row, results.protocol.value)
        lines.append((*(str(how[name]) for name in _HOW), *_figures(row.figures)))
    return Section(title, (words,), (*_HOW, *_TITLES), tuple(lines))


def _curves(results: Results) -> Section:
    by_kind: dict[Kind, RankedLine] = {}
    for row in results.table:
        by_kind.setdefault(row.line.kind, row)
    lines = [(kind.value, row.probability, row.figures["auc"].value) for kind, row in by_kind.items()]
    best = results.best
    words = (
        f"Left: the best line of each kind. Right: reliability of {best.line.name}: Brier score "
        f"{cell(best.figures['brier'])}, expected calibration error {cell(best.figures['ece'])}; numbers "
        "count recordings."
    )
    drawings = (charts.roc(results.pain, lines), charts.reliability(results.pain, best.probability))
    return Section("ROC and reliability", (words,), drawings=drawings)


def _leaking(results: Results) -> Section | None:
    if not results.leaking:
        return None
    table = _table("Leaking: split by frame, not by subject", best_of_each_feature_set(results.leaking), results)
    words = (
        "LEAKING. The same infant is in training and test, as in some papers. These figures are higher than for "
        "infants outside the training data and must not be quoted as such; they are shown only for comparison."
    )
    return Section(table.title, (words,), table.columns, table.rows)


def _differences(results: Results) -> Section:
    words = (
        "Best line against others. DeLong (AUC) and McNemar (right or wrong) assume independent recordings, which "
        "those of one infant are not; the interval is a bootstrap by subject. Not corrected for multiple comparisons."
    )
    columns = ("against", "AUC higher by", "DeLong p", "McNemar p", "only best right", "only other right")
    rows = tuple(
        (
            difference.second,
            cell(difference.auc),
            *(f"{p:.3g}" for p in (difference.delong, difference.mcnemar)),
            *(str(count) for count in (difference.only_first_right, difference.only_second_right)),
        )
        for difference in results.differences
    )
    return Section("Is it better than the others?", (words,), columns, rows)


def _subjects(results: Results) -> Section:
    columns = ("subject", "recordings", "with pain", "usable moments", "not usable", "tested", "right")
    rows = tuple(
        (
            subject.name,
            str(subject.recordings),
            str(subject.pain),
            str(subject.moments),
            _counts(subject.unusable) or "0",
            str(subject.judged),
            f"{subject.right} ({subject.right / subject.judged:.0%})" if subject.judged else "-",
        )
        for subject in results.subjects
    )
    return Section("Every subject", ("Results of the best line when the subject was tested.",), columns, rows)


def _sub_groups(results: Results) -> Section | None:
    if not results.sub_groups:
        return None
    columns = ("by", "group", "recordings", "subjects", *_TITLES)
    rows = tuple(
        (group.what, group.name, str(group.recordings), str(group.subjects), *_figures(group.figures))
        for group in results.sub_groups
    )
    words = ("The best line; groups of fewer than 4 recordings are left out.",)
    return Section("Groups of infants", words, columns, rows)


def _agreement(results: Results) -> Section | None:
    found = results.agreement
    if found is None:
        return None
    words, rows = (scale_agreement.describe(found),), scale_agreement.figure_rows(found)
    drawing = charts.bland_altman(results.nurse, results.program, found)
    return Section(f"Agreement with {SCALES[found.scale].title}", words, ("figure", "value"), rows, (drawing,))


def _failures(results: Results, pictures: Sequence[tuple[str, str]]) -> Section:
    columns = ("line", "subject", "truth", "probability", "loss", "worst at")
    if not results.failures:
        return Section("Failures", ("No recording was classified wrongly.",), pictures=tuple(pictures))
    rows = tuple(
        (
            *(str(failure.recording.line), failure.recording.subject, "pain" if failure.recording.pain else "none"),
            *(f"{failure.probability:.3f}", f"{failure.loss:.2f}", f"{failure.t_s:.1f} s"),
        )
        for failure in results.failures
    )
    words = ("Recordings with the largest errors of the best line, worst first.",)
    return Section("Failures", words, columns, rows, pictures=tuple(pictures))


def _origin(results: Results) -> Section:
    def flat(name: str, value: Any) -> list[tuple[str, str]]:
        if isinstance(value, dict):
            return [pair for key, inner in value.items() for pair in flat(f"{name} {key}".strip(), inner)]
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        return [(name.replace("_", " "), shown)]

    return Section("How to repeat this study", (), ("what", "value"), tuple(flat("", results.origin)))
