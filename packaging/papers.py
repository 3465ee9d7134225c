"""Writes the tables of docs/papers from the data beside them and from the program's own rules and settings.

    .venv/bin/python packaging/papers.py

A page is written by hand but for what stands between the lines BEGIN and END. tests/architecture/test_papers.py fails
for a page that this program would change, and for a control or requirement whose code or test does not exist.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import AlarmCondition, EventKind, Limits, Reason
from neopain.base.settings import CaptureSettings, Settings, TrendSettings
from neopain.inference.store import load_bundle
from neopain.live.watchdog import CHECK_S
from neopain.live.worker import HUNG_S
from neopain.pipeline.alarm_rules import RULES
from neopain.pipeline.what_if import Score, replay
from neopain.ui.bridge import TICK_S
from neopain.ui.text.help_text import SHEET

TOP = Path(__file__).resolve().parents[1]
PAPERS = TOP / "docs" / "papers"
BEGIN = "<!-- begin: written by packaging/papers.py -->"
END = "<!-- end -->"
_RATE_HZ = 30
_CALM_S = 60
_LONGEST_S = 120


def main() -> None:
    """Write every page that differs."""
    for page, text in pages().items():
        if page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{page.resolve().relative_to(TOP)}\n")


def pages() -> dict[Path, str]:
    """The text that each page has to have."""
    return {PAPERS / name: _filled(PAPERS / name, make()) for name, make in _TABLES.items()}


def entries(name: str, kind: str) -> list[dict[str, Any]]:
    """The entries of a data file of docs/papers."""
    found: list[dict[str, Any]] = tomllib.loads((PAPERS / name).read_text(encoding="utf-8"))[kind]
    return found


def _filled(page: Path, block: str) -> str:
    before, begin, rest = page.read_text(encoding="utf-8").partition(f"{BEGIN}\n")
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: the lines '{BEGIN}' and '{END}' are missing")
    return f"{before}{begin}\n{block}\n{end}{after}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def _named(names: Sequence[str], folder: str = "") -> str:
    return "<br>".join(f"`{folder}{name}`" for name in names)


def _hazards() -> str:
    parts = []
    for hazard in entries("hazards.toml", "hazard"):
        rows = [
            (control["what"], _named(control["code"]), _named(control["tests"], "tests/"))
            for control in hazard["control"]
        ]
        parts.append(
            f"### {hazard['id']}: {hazard['hazard']}\n\n**Cause.** {hazard['cause']}\n\n"
            f"{_table(('Control', 'Where', 'Test'), rows)}\n**What remains.** {hazard['residual']}\n"
        )
    return "\n".join(parts)


def _trace() -> str:
    rows = [
        (entry["id"], entry["text"], _named(entry["code"]), _named(entry["tests"], "tests/"))
        for entry in entries("requirements.toml", "requirement")
    ]
    return _table(("Id", "Requirement", "Module", "Test"), rows)


def _delays() -> str:
    settings, limits = Settings(), Limits(pain_limit=load_bundle(TOP / "models").threshold)
    stale, frozen = settings.capture.stale_s, settings.capture.frozen_s
    hops = [
        ("camera and network", "not the program's", f"a picture older than {stale:g} s shows no number", ""),
        ("picture to score", "shown in the status line", f"at most {stale:g} s, else blanked", _span("stale_s")),
        *_rises(limits, settings.trend),
        ("pain to alarm condition", f"{limits.pain_delay_s:g} s", "set for each infant", _limits("pain_delay_s")),
        ("alarm condition to light and sound", f"{TICK_S:g} s and less", f"at most {_generation():g} s", "fixed"),
        ("unanswered alarm to escalation", f"{limits.pain_escalate_s:g} s", "", _limits("pain_escalate_s")),
    ]
    blind = [
        ("no picture arrives", _simulated(Reason.NO_FRAME, AlarmCondition.SOURCE_LOST, limits, settings.trend), 0.0),
        (
            f"the picture is frozen (found after {frozen:g} s)",
            _simulated(Reason.STALE_FRAME, AlarmCondition.PICTURE_FROZEN, limits, settings.trend),
            frozen,
        ),
        (
            "the face cannot be judged",
            _simulated(Reason.COVERED, AlarmCondition.CANNOT_TELL, limits, settings.trend),
            0.0,
        ),
        (f"the worker hangs (found after {HUNG_S:g} s)", 0.0, HUNG_S + CHECK_S),
    ]
    found = [
        (what, f"{delay + before:.1f} s", f"{delay + before + _generation():.1f} s") for what, delay, before in blind
    ]
    rules = [
        (
            rule.condition.value.replace("_", " "),
            rule.priority.value,
            f"{rule.delay_s:g} s",
            f"{rule.generation_s:g} s",
            "never" if rule.escalate_s is None else f"{rule.escalate_s:g} s to {rule.escalated.value}",
            rule.source,
        )
        for rule in RULES
    ]
    return "\n".join(
        (
            "### From the face to the alarm\n",
            _table(("Hop", "Default", "Bound", "Can be set"), hops),
            "### From losing sight of the infant to the alarm\n",
            _table(("What happens", "Alarm condition after", "Light and sound at the latest after"), found),
            "### Every alarm condition\n",
            _table(("Condition", "Priority", "Condition delay", "Signal delay", "Escalates after", "Reason"), rules),
        )
    )


def _generation() -> float:
    return max(rule.generation_s for rule in RULES)


def _span(name: str) -> str:
    allowed = CaptureSettings.model_fields[name].json_schema_extra
    assert isinstance(allowed, dict)
    return f"{allowed['allowed']} s".replace("a number from ", "")


def _limits(name: str) -> str:
    return "{:g} to {:g} s".format(*LIMIT_BOUNDS[name])


def _rises(limits: Limits, trend: TrendSettings) -> Iterator[tuple[str, str, str, str]]:
    """How long the trend takes to the limit when the score jumps, replayed through the monitor's own rules."""
    for strong in (0.8, 0.9, 0.99):
        after = _began((0.05, None), (strong, None), AlarmCondition.PAIN, limits, trend)
        yield (
            f"score (jumps from 0.05 to {strong:g}) to trend over the limit of {limits.pain_limit:g}",
            f"{after - limits.pain_delay_s:.1f} s",
            f"alarm condition {after:.1f} s after the jump",
            "by the limit and `time_constant_s`",
        )


def _simulated(reason: Reason, condition: AlarmCondition, limits: Limits, trend: TrendSettings) -> float:
    return _began((0.05, None), (None, reason), condition, limits, trend)


def _began(
    before: tuple[float | None, Reason | None],
    after: tuple[float | None, Reason | None],
    condition: AlarmCondition,
    limits: Limits,
    trend: TrendSettings,
) -> float:
    """Seconds from the change of `before` to `after` to the begin of `condition`."""
    scores = (
        Score(index / _RATE_HZ, *(before if index < _CALM_S * _RATE_HZ else after))
        for index in range((_CALM_S + _LONGEST_S) * _RATE_HZ)
    )
    return next(
        event.t_s - _CALM_S
        for judgement in replay(scores, (), limits, trend)
        for event in judgement.events
        if event.kind is EventKind.ALARM_STARTED and event.condition is condition
    )


def _sheet() -> str:
    """The sheet that the window shows with F1: a list for each heading, its numbers those of the window."""
    parts = []
    for title, lines in SHEET:
        items = [line if line[0].isdigit() else f"- {line}" for line in lines]
        parts.append(f"## {title}\n\n" + "\n".join(items) + "\n")
    return "\n".join(parts)


def _retest() -> str:
    measured = tomllib.loads((PAPERS / "retest.toml").read_text(encoding="utf-8"))
    head = ("Compared", "Pairs", "Scored only once", "Mean difference", "SD", "Largest", "ICC(2,1)", "Changed sides")
    keys = ("pairs", "judged once only", "mean difference", "sd of differences", "largest difference", "icc")
    parts = [f"Bundle {measured['bundle']}, threshold {measured['threshold']:g}.\n"]
    for title, name in (("Rendered faces", "renders"), ("Photos of real infants", "photos")):
        if name not in measured:
            parts.append(f"{title}: not measured yet with this bundle; `packaging/models/retest.py` does.\n")
            continue
        rows = [
            (
                row["way"] if row["group"] == "all" else f"{row['way']}; {row['group']}: {row['value']}",
                *(row.get(key, "–") for key in keys),
                row.get("changed sides of the threshold", "–"),
            )
            for row in measured[name]
        ]
        parts += [f"### {title}\n", _table(head, rows)]
    return "\n".join(parts)


_TABLES: dict[str, Callable[[], str]] = {
    "hazards.md": _hazards,
    "trace.md": _trace,
    "alarm-delays.md": _delays,
    "model-card.md": _retest,
    "../nurse.md": _sheet,
}

if __name__ == "__main__":
    main()
