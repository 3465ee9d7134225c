"""Writes manifests of published collections of infants' faces from the folders their owners hand out.

Names and codes are those of the label tables that projects on these collections published. Where the file names have
no labels, a table (CSV) in the folder gives them. Files that do not fit are listed, never guessed. The collections
themselves are available only from their owners.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from neopain.base.errors import InputError
from neopain.base.scales import SCALES
from neopain.capture.stills import SUFFIXES
from neopain.dataset.manifest import COLUMNS

_VIDEOS = (".mp4", ".mov", ".avi", ".mpg", ".mpeg", ".wmv", ".mkv", ".m4v")
_ICOPE = {"pain": True} | dict.fromkeys(("rest", "air", "friction", "friciton", "succrose", "sucrose", "cry"), False)
"""The situations in iCOPE, also as they are misspelled there, and whether they hurt: the cries are of disturbance."""
_ICOPEVID = {"pain": True, "nopain": False, "friction": False, "move": False, "rest": False}
_CORRECT_SPELLING = {"friciton": "friction", "succrose": "sucrose"}
_FILE_COLUMNS = ("file", "file_name", "filename", "path", "video", "image")
_LABEL_WORDS = {"pain": "1", "nopain": "0", "no_pain": "0", "no pain": "0", "1": "1", "0": "0"}

Row = dict[str, str]


@dataclass(slots=True)
class Imported:
    """Rows of a manifest, and the files that were left out with the reason."""

    rows: list[Row] = field(default_factory=list)
    left_out: list[tuple[Path, str]] = field(default_factory=list)


def import_folder(kind: str, folder: Path, manifest: Path) -> Imported:
    """Write the `manifest` of the collection `kind` (a key of COLLECTIONS) in `folder`.

    Raises InputError when no file in the folder fits, and when the manifest exists already.
    """
    if kind not in COLLECTIONS:
        raise InputError(f"{kind} is not a known collection; known are {', '.join(COLLECTIONS)}")
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: name the folder that the collection was unpacked to")
    if manifest.exists():
        raise InputError(f"{manifest} exists already; name another file")
    found = COLLECTIONS[kind](folder)
    if not found.rows:
        first = f", such as {found.left_out[0][0].name}: {found.left_out[0][1]}" if found.left_out else ""
        raise InputError(f"{folder} holds no file named as in {kind}{first}")
    used = [name for name in COLUMNS if any(row.get(name) for row in found.rows)]
    with manifest.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, used)
        writer.writeheader()
        for row in found.rows:
            writer.writerow({name: row.get(name, "") for name in used} | {"path": str(Path(row["path"]).resolve())})
    return found


def _icope(folder: Path) -> Imported:
    """Pictures like S04_M_pain_1.jpg: subject, sex, procedure, number."""
    pattern = re.compile(rf"(S\d+)_[MF]_({'|'.join(_ICOPE)})_?\d*[a-z]?", re.IGNORECASE)
    return _by_name(folder, SUFFIXES, pattern, _ICOPE)


def _icopevid(folder: Path) -> Imported:
    """Videos like S001v_pain.mp4: subject, procedure."""
    pattern = re.compile(rf"(S\d+v)_({'|'.join(_ICOPEVID)})(?:_?\d+)?", re.IGNORECASE)
    return _by_name(folder, _VIDEOS, pattern, _ICOPEVID)


def _unifesp(folder: Path) -> Imported:
    """Pictures like 08_150037.bmp: subject, time of day; labels or NFCS totals in a table."""
    return _by_table(folder, SUFFIXES, re.compile(r"(\d{2})_\d{6}(?:_\d+)?"))


def _usf(folder: Path) -> Imported:
    """Videos whose subject, span and NIPS or N-PASS totals are in a table, as their naming is not public."""
    return _by_table(folder, _VIDEOS, None)


COLLECTIONS: dict[str, Callable[[Path], Imported]] = {
    "icope": _icope,
    "icopevid": _icopevid,
    "unifesp": _unifesp,
    "usf-mnpad-i": _usf,
}
"""The function that imports each collection, by name."""


def _by_name(folder: Path, suffixes: tuple[str, ...], pattern: re.Pattern[str], hurts: Mapping[str, bool]) -> Imported:
    found = Imported()
    for path in _files(folder):
        match = pattern.fullmatch(path.stem)
        if path.suffix.lower() not in suffixes:
            found.left_out.append((path, "has another file type"))
        elif match is None:
            found.left_out.append((path, "is not named as in the collection"))
        else:
            spelt = match[2].lower()
            label, procedure = "1" if hurts[spelt] else "0", _CORRECT_SPELLING.get(spelt, spelt)
            row = {"path": str(path), "label": label, "subject": match[1].upper(), "procedure": procedure}
            found.rows.append(row)
    return found


def _by_table(folder: Path, suffixes: tuple[str, ...], pattern: re.Pattern[str] | None) -> Imported:
    """Rows of the tables in `folder`; the subject is in the table, or else in the file name by `pattern`."""
    found = Imported()
    files = {path.name: path for path in _files(folder) if path.suffix.lower() in suffixes}
    tables = [path for path in _files(folder) if path.suffix.lower() == ".csv"]
    if not tables:
        raise InputError(
            f"{folder} holds no table (CSV) with the labels, which the file names do not have; put it there"
        )
    listed: set[str] = set()
    for table in tables:
        for cells in _rows(table):
            given = next((cells[key] for key in _FILE_COLUMNS if cells.get(key)), "")
            name = given.replace("\\", "/").rpartition("/")[2]
            match = None if pattern is None else pattern.fullmatch(Path(name).stem)
            subject = cells.get("subject") or (match[1] if match else "")
            row = _labelled(cells)
            if name not in files:
                found.left_out.append((table, f"names {name or 'no file'}, which does not exist"))
            elif not subject or not row:
                found.left_out.append((files[name], "has no subject or no label in the table"))
            else:
                details = {key: cells[key] for key in COLUMNS if cells.get(key) and key not in ("label", *SCALES)}
                found.rows.append({**details, **row, "path": str(files[name]), "subject": subject})
            listed.add(name)
    found.left_out += [(path, "is in no table") for name, path in files.items() if name not in listed]
    return found


def _labelled(cells: Mapping[str, str]) -> Row:
    """The label, or the total of the scale, or both; empty where there is neither."""
    row = {name: cells[name] for name in SCALES if cells.get(name)}
    label = _LABEL_WORDS.get((cells.get("label") or cells.get("class") or "").lower())
    return row if label is None else {"label": label, **row}


def _rows(table: Path) -> Iterator[dict[str, str]]:
    """Rows of a table by column name, in small letters and with other spellings of the scales replaced."""
    text = table.read_text(encoding="utf-8-sig", errors="replace")
    for cells in csv.DictReader(text.splitlines()):
        yield {_column(name): (value or "").strip() for name, value in cells.items() if isinstance(name, str)}


def _column(name: str) -> str:
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    return {"npass": "n_pass", "pippr": "pipp_r", "start_s": "t0", "end_s": "t1"}.get(plain, plain)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
