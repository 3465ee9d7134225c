"""The list of what the program consists of, in CycloneDX 1.6 (JSON), and the texts of all licences beside it."""

from __future__ import annotations

import json
import re
import shutil
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from parts import Part

FILE_NAME = "neopain.cdx.json"
_NAMESPACE = uuid.UUID("6f1f3f0c-6d0b-5f0e-9c3e-2d1a6f9f8a44")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
"""What can be an SPDX expression; words like "see its licence text" are a name."""


_OFFER = (
    "The parts below are under the LGPL or a licence like it, unchanged, as shared libraries and modules of Python\n"
    "that you may replace by your own builds. Whoever passes this program on passes their source on, or says where\n"
    "it is:"
)


def _is_owed(part: Part) -> bool:
    """Whether the source of `part` has to be offered; Debian's libraries are all listed, as each has its own text."""
    starter = "Bootloader-exception" in part.licence
    return ("GPL" in part.licence and not starter) or "MPL" in part.licence or part.purl.startswith("pkg:deb/")


def document(program: Part, parts: Sequence[Part], made: datetime) -> dict[str, Any]:
    """The list for `program`, which consists of `parts`; the same for the same parts and time."""
    listed = sorted(parts, key=lambda part: (part.kind, part.name.lower()))
    references = [_reference(part) for part in listed]
    identity = json.dumps([[_reference(program), made.isoformat()], references])
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        "version": 1,
        "metadata": {
            "timestamp": made.isoformat(timespec="seconds"),
            "lifecycles": [{"phase": "build"}],
            "component": _component(program),
        },
        "components": [_component(part) for part in listed],
        "dependencies": [{"ref": _reference(program), "dependsOn": references}, *({"ref": one} for one in references)],
    }


def write(folder: Path, program: Part, parts: Sequence[Part], made: datetime) -> Path:
    """Write the list, the texts of the licences in `licences/`, a table of them for people, and where the source is of
    what may be passed on only with it, into `folder`.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / FILE_NAME
    path.write_text(json.dumps(document(program, parts, made), indent=1) + "\n", encoding="utf-8", newline="\n")
    lines = ["What this program consists of, and under which licence each part is passed on.", ""]
    for part in sorted(parts, key=lambda part: (part.kind, part.name.lower())):
        texts = _copy_texts(part, folder / "licences" / part.name)
        where = ", ".join(texts) or "no text came with it"
        lines.append(f"{part.name} {part.version}: {part.licence} ({where})")
    (folder / "LICENCES.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    lines = [_OFFER, ""]
    lines += sorted(f"{part.name} {part.version} ({part.licence}): {part.source}" for part in parts if _is_owed(part))
    (folder / "SOURCES.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _copy_texts(part: Part, folder: Path) -> list[str]:
    written = []
    for number, text in enumerate(part.texts):
        name = text.name if text.name not in written else f"{number}-{text.name}"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, folder / name)
        written.append(name)
    return written


def _reference(part: Part) -> str:
    return part.purl or f"{part.kind}:{part.name}@{part.version}"


def _component(part: Part) -> dict[str, Any]:
    licence = (
        {"expression": part.licence} if _EXPRESSION.fullmatch(part.licence) else {"license": {"name": part.licence}}
    )
    made: dict[str, Any] = {
        "type": part.kind,
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "licenses": [licence],
    }
    if part.purl:
        made["purl"] = part.purl
    if part.note:
        made["description"] = part.note
    if part.sha256:
        made["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    if part.properties:
        made["properties"] = [{"name": name, "value": value} for name, value in part.properties.items()]
    return made
