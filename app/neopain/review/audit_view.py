"""The audit log as an administrator reads it, and the check that log and recordings are as they were written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from neopain.record.ward.audit import Entry
from neopain.review.archive import Archive

Progress = Callable[[float], bool]
"""Called with the share that is done, 0 to 1; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many entries and recordings there are, and what is wrong with them, a line each; nothing where all are as
    they were written.
    """

    entries: int
    sessions: int
    findings: tuple[str, ...]


def newest_entries(archive: Archive, matches: Callable[[Entry], bool], most: int) -> tuple[Entry, ...]:
    """The newest entries that match, at most `most`, the newest first. Raises AccessError unless an administrator is
    signed in.
    """
    with archive.administering() as (ward, _):
        return tuple(islice(filter(matches, ward.audit.backwards()), most))


def check_records(archive: Archive, progress: Progress) -> Checked:
    """Check every entry's seal and read every byte of every recording; stops early where `progress` says so.

    Raises AccessError unless an administrator is signed in.
    """
    with archive.administering() as (ward, _):
        entries, count = ward.audit.count(), len(ward.sessions.ids())
        findings = [finding.text for finding in ward.audit.verify()]
        for done, found in enumerate(ward.verify_sessions() if progress(0.0) else (), 1):
            if found.fault:
                findings.append(f"{found.session}: {found.fault}")
            if not progress(min(done / max(count, 1), 1.0)):
                break
    return Checked(entries, count, tuple(findings))
