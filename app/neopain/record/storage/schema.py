"""The tables of the encrypted files, as steps from version to version: an older file is migrated when it is opened.

A step, once released, is never edited; a new one is added after it. The file's version is SQLite's `user_version`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schema:
    """The kind of file (`application_id` of SQLite) and the SQL of each step, from version 0 on."""

    name: str
    application_id: int
    steps: tuple[str, ...]

    @property
    def version(self) -> int:
        """The version that this program reads and writes."""
        return len(self.steps)


REGISTER = Schema(
    "register",
    0x4E505247,
    (
        """
        CREATE TABLE people(
            name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, pin_hash TEXT NOT NULL, removed INTEGER NOT NULL,
            failures INTEGER NOT NULL, locked_until REAL NOT NULL);
        CREATE TABLE audit(
            number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL,
            previous TEXT NOT NULL, seal TEXT NOT NULL);
        CREATE TABLE patients(
            key TEXT PRIMARY KEY, shown_id TEXT NOT NULL, barcode TEXT NOT NULL, bed TEXT NOT NULL,
            gestational_age_days INTEGER, born TEXT, weight_g REAL, notes TEXT NOT NULL,
            admitted TEXT NOT NULL, discharged TEXT, video_consent TEXT);
        CREATE TABLE presets(name TEXT PRIMARY KEY, noun TEXT NOT NULL);
        """,
        # `locked_until`, a time of the wall clock, is no longer used: whoever could set the clock ended the wait.
        """
        CREATE TABLE tries(name TEXT PRIMARY KEY COLLATE NOCASE, tried_s REAL NOT NULL, tried_in TEXT NOT NULL);
        """,
        # A line of the list for each session: it can be made again from the session at any time.
        """
        CREATE TABLE summaries(
            session TEXT PRIMARY KEY, stamp TEXT NOT NULL, noun TEXT NOT NULL, curve BLOB NOT NULL);
        """,
        """
        CREATE TABLE badges(code TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
        """,
    ),
)

SESSION = Schema(
    "session",
    0x4E505353,
    (
        """
        CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE blocks(
            number INTEGER PRIMARY KEY, first_s REAL NOT NULL, last_s REAL NOT NULL, samples INTEGER NOT NULL,
            scores BLOB NOT NULL);
        CREATE TABLE faces(number INTEGER PRIMARY KEY, columns BLOB NOT NULL);
        CREATE TABLE minutes(minute INTEGER PRIMARY KEY, first_block INTEGER NOT NULL, seconds BLOB NOT NULL);
        CREATE TABLE events(
            number INTEGER PRIMARY KEY, block INTEGER, place INTEGER, t_s REAL NOT NULL, kind TEXT NOT NULL,
            condition TEXT, noun TEXT NOT NULL);
        CREATE TABLE commands(
            number INTEGER PRIMARY KEY, block INTEGER NOT NULL, place INTEGER NOT NULL, t_s REAL NOT NULL,
            noun TEXT NOT NULL);
        CREATE TABLE states(
            number INTEGER PRIMARY KEY, block INTEGER NOT NULL, place INTEGER NOT NULL, field TEXT NOT NULL, noun TEXT);
        CREATE INDEX states_by_block ON states(field, block);
        CREATE TABLE chunks(
            number INTEGER PRIMARY KEY, first_s REAL NOT NULL, last_s REAL NOT NULL, frames INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL, written TEXT NOT NULL);
        """,
        """
        CREATE TABLE clips(
            number INTEGER PRIMARY KEY, scale TEXT NOT NULL, from_s REAL NOT NULL, to_s REAL NOT NULL,
            drawn TEXT NOT NULL, drawn_by TEXT NOT NULL);
        CREATE TABLE ratings(
            number INTEGER PRIMARY KEY, scale TEXT NOT NULL, points TEXT NOT NULL, total INTEGER NOT NULL,
            pain_from REAL NOT NULL, rater TEXT NOT NULL COLLATE NOCASE, role TEXT NOT NULL, way TEXT NOT NULL,
            from_s REAL NOT NULL, to_s REAL NOT NULL, at TEXT NOT NULL, clip INTEGER REFERENCES clips(number),
            UNIQUE(clip, rater));
        CREATE TRIGGER ratings_stay_as_given BEFORE UPDATE ON ratings
            BEGIN SELECT RAISE(ABORT, 'a rating is not changed'); END;
        CREATE TRIGGER ratings_stay BEFORE DELETE ON ratings
            BEGIN SELECT RAISE(ABORT, 'a rating is not removed'); END;
        """,
        """
        CREATE TABLE notes(
            number INTEGER PRIMARY KEY, t_s REAL, words TEXT NOT NULL, by TEXT NOT NULL, role TEXT NOT NULL,
            at TEXT NOT NULL);
        CREATE TRIGGER notes_stay_as_written BEFORE UPDATE ON notes
            BEGIN SELECT RAISE(ABORT, 'a note is not changed'); END;
        CREATE TRIGGER notes_stay BEFORE DELETE ON notes
            BEGIN SELECT RAISE(ABORT, 'a note is not removed'); END;
        """,
    ),
)
