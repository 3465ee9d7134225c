"""What became of a ward that is broken on purpose: the journals of its beds, their events, and the table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fault_ward import Key

UNSAVED_S = 1.0
"""What a bed noted so shortly before it was killed need not be on its disk."""


def read_journal(folder: Path, name: str) -> list[dict[str, Any]]:
    """What a bed wrote; the last line may have been cut off by its end."""
    lines = (folder / f"bed-{name}.journal").read_text().splitlines()
    return [json.loads(line) for line in lines if line.endswith("}")]


def missing(
    noted: dict[Key, float], stored: list[Key], killed_s: dict[str, list[float]], noted_since: Iterable[Key]
) -> dict[str, int]:
    """How many events are not where they have to be: `lost` were noted and not stored, `twice` stored more than once,
    `unknown` stored and not noted even in `noted_since`, which was read after `stored`. `unsaved` may be missing: their
    bed was killed in the moment after.
    """
    kept = set(stored)
    gone = [key for key in noted if key not in kept]
    unsaved = [key for key in gone if any(0 <= s - noted[key] <= UNSAVED_S for s in killed_s.get(key[0], ()))]
    return {
        "lost": len(gone) - len(unsaved),
        "twice": len(stored) - len(kept),
        "unknown": len(kept.difference(noted_since)),
        "unsaved": len(unsaved),
    }


def most(values: Iterable[float | None]) -> float | None:
    """The greatest, to a hundredth; None where there is none."""
    found = [value for value in values if value is not None]
    return round(max(found), 2) if found else None


def table(report: dict[str, Any]) -> str:
    """The report as a table of Markdown."""
    lines = [
        f"{len(report['faults'])} faults, {report['beds']} beds, {report['database']}, {report['computer']}, "
        f"{report['began']}, seed {report['seed']}",
        "",
        "| Fault | How often | The bed sounds | A tile says so at | Oldest number | All live again | Not so |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind in dict.fromkeys(one["kind"] for one in report["faults"]):
        of_kind = [one for one in report["faults"] if one["kind"] == kind]
        columns = ("sounded_s", "said_by_s", "oldest_number_s", "live_again_s")
        worst = [most(one[key] for one in of_kind) for key in columns]
        cells = " | ".join("–" if value is None else f"{value:.1f} s" for value in worst)
        lines.append(f"| {kind} | {len(of_kind)} | {cells} | {sum(bool(one['not_so']) for one in of_kind)} |")
    events = report["faults"][-1]["events"] if report["faults"] else {}
    lines += ["", "Events: " + ", ".join(f"{count} {what}" for what, count in events.items())]
    for number, one in enumerate(report["faults"], 1):
        lines += [f"- fault {number}, {one['kind']}, bed {one['bed']}: {what}" for what in one["not_so"]]
    return "\n".join(lines) + "\n"
