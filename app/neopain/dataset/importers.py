"""Writes manifests of published collections of infants' faces from the folders their owners hand out.

Names and codes are those of the label tables that projects on these collections published. Where the file names have
no labels, a table (CSV) in the folder gives them. Files that do not fit are listed, never guessed. The collections
themselves are available only from their owners.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from neopain.base.errors import InputError
from neopain.base.files import AtomicFile
from neopain.base.scales import SCALES
from neopain.base.text import to_cell
from neopain.capture.stills import SUFFIXES
from neopain.dataset.cells import table_rows
from neopain.dataset.manifest import COLUMNS

_VIDEOS = (".mp4", ".mov", ".avi", ".mpg", ".mpeg", ".wmv", ".mkv", ".m4v")
_ICOPE = {"pain_post_sucrose": True, "pain_post_succrose": True, "pain": True} | dict.fromkeys(
    ("rest", "air", "friction", "friciton", "succrose", "sucrose", "cry", "yawn", "sneeze"), False
)
"""The situations in iCOPE, also as they are misspelled there, and whether they hurt: the cries are of disturbance."""
_ICOPEVID = {"pain": True} | dict.fromkeys(
    ("nopain", "no_pain", "friction", "move", "movement", "rest", "air", "cry"), False
)
_RENAMED = r"ID\d+_\w+?_(S\d+)_(pain|no_?pain|rest|friction|move|air|cry|sucrose)"
"""Names that a study of iCOPE and UNIFESP together gave to its copies: number, collection, subject, class."""
_CORRECT_SPELLING = {
    "friciton": "friction",
    "succrose": "sucrose",
    "pain_post_succrose": "pain_post_sucrose",
    "no_pain": "nopain",
    "movement": "move",
}
_FILE_COLUMNS = ("file", "file_name", "filename", "path", "video", "image", "new_file_name")
_SUBJECT_COLUMNS = ("subject", "subject_id", "patient", "patient_id", "infant", "infant_id", "baby", "participant")
_LABEL_WORDS = {"pain": "1", "nopain": "0", "no_pain": "0", "no pain": "0", "no-pain": "0", "1": "1", "0": "0"}
_LABEL_WORDS |= {name: str(int(hurts)) for name, hurts in (_ICOPE | _ICOPEVID).items()}

Row = dict[str, str]


@dataclass(slots=True)
class Imported:
    """Rows of a manifest, and the files that were left out with the reason."""

    rows: list[Row] = field(default_factory=list)
    left_out: list[tuple[Path, str]] = field(default_factory=list)


def import_folder(kind: str, folder: Path, manifest: Path) -> Imported:
    """Write the `manifest` of the collection `kind` (a key of COLLECTIONS) in `folder`.

    Raises InputError when no file in the folder fits, and when the manifest exists already or cannot be written.
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
    try:
        with AtomicFile(manifest) as part, part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, used)
            writer.writeheader()
            for row in found.rows:
                cells = {name: row.get(name, "") for name in used} | {"path": str(Path(row["path"]).resolve())}
                writer.writerow({name: to_cell(cell) for name, cell in cells.items()})
    except OSError as error:
        raise InputError(f"{manifest} cannot be written: {error.strerror}; name another file") from error
    return found


def _icope(folder: Path) -> Imported:
    """Pictures like S04_M_pain_1.jpg: subject, sex, procedure, number."""
    pattern = rf"(S\d+)_[MF]_({'|'.join(_ICOPE)})\s*_?\d*[a-z]?"
    return _by_name(folder, SUFFIXES, pattern, _ICOPE)


def _icopevid(folder: Path) -> Imported:
    """Videos like S024_Pain_1_[0]_20s.mp4 or S001v_pain.mov: subject, procedure; or frames named after one, or in a
    folder that is. The folder "Nopain" or "Pain" agrees with the name.
    """
    pattern = rf"(S\d+v?)_({'|'.join(_ICOPEVID)})(?:_?\d+)?(?:_\[\d+\])?(?:_\d+s)?(?:[_-]\w+)?"
    return _by_name(folder, (*_VIDEOS, *SUFFIXES), pattern, _ICOPEVID)


def _unifesp(folder: Path) -> Imported:
    """Pictures like 08_150037.bmp: subject, time of day; labels or NFCS totals in a table."""
    return _by_table(folder, SUFFIXES, re.compile(r"(\d{2})_\d{6}(?:_\d+)?|ID\d+_UNIFESP_(S\d+)_\w+"))


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


def _by_name(folder: Path, suffixes: tuple[str, ...], pattern: str, hurts: Mapping[str, bool]) -> Imported:
    """Rows of files whose name, or else whose folder's name, fits `pattern`: subject, procedure."""
    found = Imported()
    names = re.compile(pattern, re.IGNORECASE), re.compile(_RENAMED, re.IGNORECASE)
    for path in _files(folder):
        places = (path.stem, path.parent.name) if path.parent != folder else (path.stem,)
        match = next((match for place in places for name in names if (match := name.fullmatch(place))), None)
        if path.suffix.lower() not in suffixes:
            found.left_out.append((path, "has another file type"))
            continue
        if match is None:
            found.left_out.append((path, "is not named as in the collection"))
            continue
        spelt = re.sub(r"\s", "", match[2].lower())
        hurt = hurts.get(spelt, spelt == "pain")
        folders = path.relative_to(folder).parts[:-1]
        if any(_LABEL_WORDS.get(name.lower(), str(int(hurt))) != str(int(hurt)) for name in folders):
            found.left_out.append((path, f"is named {spelt}, in a folder {path.parent.name}"))
            continue
        row = {"path": str(path), "label": str(int(hurt)), "subject": match[1].upper()}
        found.rows.append(row | {"procedure": _CORRECT_SPELLING.get(spelt, spelt)})
    return found


def _by_table(folder: Path, suffixes: tuple[str, ...], pattern: re.Pattern[str] | None) -> Imported:
    """Rows of the tables in `folder`; the subject is in the table, or else in the file name by `pattern`."""
    found = Imported()
    files: dict[str, list[Path]] = {}
    for path in _files(folder):
        if path.suffix.lower() in suffixes:
            files.setdefault(path.name, []).append(path)
    tables = [path for path in _files(folder) if path.suffix.lower() == ".csv"]
    if not tables:
        raise InputError(
            f"{folder} holds no table (CSV) with the labels, which the file names do not have; put it there"
        )
    listed: set[Path] = set()
    for table in tables:
        for cells in _rows(table):
            given = next((cells[key] for key in _FILE_COLUMNS if cells.get(key)), "")
            name = given.replace("\\", "/").rpartition("/")[2]
            meant = _nearest(files.get(name, []), given.replace("\\", "/"))
            match = None if pattern is None else pattern.fullmatch(Path(name).stem)
            given = next((cells[key] for key in _SUBJECT_COLUMNS if cells.get(key)), "")
            subject = given or ((match[1] or match[2]) if match else "")
            row = _labelled(cells)
            if not meant:
                found.left_out.append((table, f"names {name or 'no file'}, which does not exist"))
            elif len(meant) > 1:
                found.left_out += [(path, f"is one of {len(meant)} files that {table.name} may mean") for path in meant]
            elif not subject or not row:
                found.left_out.append((meant[0], "has no subject or no label in the table"))
            else:
                details = {key: cells[key] for key in COLUMNS if cells.get(key) and key not in ("label", *SCALES)}
                found.rows.append({**details, **row, "path": str(meant[0]), "subject": subject})
            listed.update(meant)
    every = (path for paths in files.values() for path in paths)
    found.left_out += [(path, "is in no table") for path in every if path not in listed]
    return found


def _nearest(files: Sequence[Path], given: str) -> list[Path]:
    """Those of `files`, all of one name, that share the most folders with the path `given` in a table: one, unless the
    table does not tell them apart. It may be from another computer.
    """
    shared = [_shared(path.parts[::-1], given.split("/")[::-1]) for path in files]
    return [path for path, count in zip(files, shared, strict=True) if count == max(shared)]


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many items at the beginning of both are the same."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))))


def _labelled(cells: Mapping[str, str]) -> Row:
    """The label, or the total of the scale, or both; empty where there is neither."""
    row = {name: cells[name] for name in SCALES if cells.get(name)}
    label = _LABEL_WORDS.get((cells.get("label") or cells.get("class") or "").lower())
    return row if label is None else {"label": label, **row}


def _rows(table: Path) -> Iterator[dict[str, str]]:
    """Rows of a table by column name, in small letters and with other spellings of the scales replaced."""
    try:
        _, rows = table_rows(table.read_text(encoding="utf-8-sig", errors="replace"))
        for _, cells in rows:
            yield {_column(name): value.strip() for name, value in cells.items()}
    except csv.Error as error:
        raise InputError(f"{table} cannot be read as a CSV file ({error}); save it again") from error


def _column(name: str) -> str:
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    return {"npass": "n_pass", "pippr": "pipp_r", "start_s": "t0", "end_s": "t1", "start": "t0", "end": "t1"}.get(
        plain, plain
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
