"""What the frozen program consists of: Python packages, models, the system's libraries, with versions and licences."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import stand_ins

_EITHER = "LGPL-3.0-or-later OR GPL-2.0-or-later"
_LESSER = {
    **dict.fromkeys(("libavcodec", "libavdevice", "libavfilter", "libavformat", "libavutil"), "LGPL-3.0-or-later"),
    **dict.fromkeys(("libswresample", "libswscale", "libheif", "libde265"), "LGPL-3.0-or-later"),
    **dict.fromkeys(("libgmp", "libhogweed", "libnettle", "libunistring"), _EITHER),
    **dict.fromkeys(("libQt5Core", "libQt5Gui", "libQt5Test", "libQt5Widgets"), "LGPL-3.0-only OR GPL-2.0-or-later"),
    **dict.fromkeys(("libgnutls", "libasound"), "LGPL-2.1-or-later"),
    "libmp3lame": "LGPL-2.0-or-later",
}
"""Libraries inside wheels whose licence asks for more than that of the wheel: their source is to be offered."""

_TEXT = r"(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|AUTHORS|ThirdPartyNotices)[^/]*$"
LICENCE_FILES = re.compile(rf"^[^/]+/{_TEXT}|\.dist-info/(.*/)?{_TEXT}|\.dist-info/licenses/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """`kind` is that of CycloneDX: library, machine-learning-model, application. `texts` are the files of its licence,
    `licence` is an SPDX expression where its authors gave one, else their words for it; `source` says where its source
    is.
    """

    name: str
    version: str
    licence: str
    purl: str = ""
    kind: str = "library"
    texts: tuple[Path, ...] = ()
    sha256: str = ""
    source: str = ""
    note: str = ""
    properties: dict[str, str] = field(default_factory=dict)


def python_packages(root: str, extras: Iterable[str], instead: dict[str, str]) -> list[Part]:
    """The distributions that `root` with `extras` needs here, itself first; `instead` gives those that were installed
    in the place of others. Raises PackageNotFoundError where one is missing.
    """
    from packaging.requirements import Requirement

    found: dict[str, Part] = {}
    wanted = [(root, frozenset(extras))]
    while wanted:
        name, of = wanted.pop(0)
        known = metadata.distribution(instead.get(name, name))
        key = known.metadata["Name"].lower().replace("_", "-")
        if key not in found:
            found[key] = _python_part(known)
        elif not of:
            continue
        for line in known.requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (of or {""})):
                more = needed.name.lower().replace("_", "-"), frozenset(needed.extras)
                if more[0] not in found and more not in wanted:
                    wanted.append(more)
    return list(found.values())


def _python_part(known: metadata.Distribution) -> Part:
    given = known.metadata
    name = given["Name"]
    files = (file for file in known.files or () if LICENCE_FILES.search(file.as_posix()) and ".py" not in file.suffix)
    texts = tuple(Path(str(file.locate())) for file in files) or _common_texts(_licence(given))
    return Part(
        name, known.version, _licence(given), f"pkg:pypi/{name.lower().replace('_', '-')}@{known.version}", texts=texts,
        source=_source(given),
    )  # fmt: skip


def _source(given: metadata.PackageMetadata) -> str:
    """Where the metadata say that the source is; else the page of the registry, which has it for most."""
    known = dict(line.lower().split(", ", 1) for line in given.get_all("Project-URL") or () if ", " in line)
    place = next((known[name] for name in ("source", "source code", "repository", "github") if name in known), "")
    page = f"https://pypi.org/project/{given['Name']}/{given['Version']}/#files"
    return f"{page}, {place}" if place else page


def _licence(given: metadata.PackageMetadata) -> str:
    """What the metadata say, the newest form first: an expression, classifiers, then a line of text."""
    if expression := given.get("License-Expression"):
        return str(expression)
    classifiers = [
        line.rpartition(" :: ")[2] for line in given.get_all("Classifier") or () if line.startswith("License :: OSI")
    ]
    if classifiers:
        return " AND ".join(classifiers)
    line = str(given.get("License") or "").strip().partition("\n")[0]
    return line[:100] or "see its licence text"


def _common_texts(licence: str) -> tuple[Path, ...]:
    """The texts that Debian keeps of `licence`, for packages that name one and bring none."""
    wanted = {
        "LGPL-3": ("LGPL-3", "GPL-3"),
        "LGPL-2.1": ("LGPL-2.1",),
        "LGPL-2.0": ("LGPL-2",),
        "Apache": ("Apache-2.0",),
    }
    names = next((names for beginning, names in wanted.items() if licence.startswith(beginning)), ())
    return tuple(path for name in names if (path := Path("/usr/share/common-licenses") / name).is_file())


def models(folder: Path) -> list[Part]:
    """The models under `folder`, which come along whether in use or not."""
    parts = []
    for path in sorted(folder.glob("*/manifest.toml")):
        known = tomllib.loads(path.read_text(encoding="utf-8"))
        version = known["id"].rpartition("-")[2]
        parts.append(
            Part(
                known["id"], version, known["licence"], kind="machine-learning-model",
                texts=(path.with_name("LICENSE"),), sha256=known["files"][0]["sha256"],
                note=f"{known['intended_use']} Limits: {known['limits']} Origin: {known['origin']}",
                properties={"neopain:role": known["role"], "neopain:trained-on": known["trained_on"]["data"]},
            )
        )  # fmt: skip
    return parts


def python_itself() -> list[Part]:
    """The interpreter, and PyInstaller's starter, which its exception to the GPL lets everybody pass on."""
    version = ".".join(map(str, sys.version_info[:3]))
    folders = (
        Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}",
        Path(sys.base_prefix),
    )
    texts = tuple(folder / "LICENSE.txt" for folder in folders if (folder / "LICENSE.txt").is_file())
    starter = metadata.distribution("pyinstaller")
    return [
        Part("python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts=texts[:1]),
        Part(
            "pyinstaller", starter.version, "GPL-2.0-or-later WITH Bootloader-exception",
            f"pkg:pypi/pyinstaller@{starter.version}", texts=_python_part(starter).texts,
        ),
    ]  # fmt: skip


def system_libraries(table: Path) -> list[Part]:
    """The packages of this system whose libraries were copied into the program, by PyInstaller's `table` of what it put
    where. Raises CalledProcessError on a system without dpkg.
    """
    sources = {Path(source).resolve() for _, source, kind in collected(table) if kind == "BINARY"}
    sources = {path for path in sources if path.is_relative_to("/usr/lib") or path.is_relative_to("/lib")}
    parts: dict[str, Part] = {}
    for source in sorted(sources):
        name = _owner(source)
        if name not in parts:
            version = _ask("dpkg-query", "--show", "--showformat=${Version}", name)
            text = Path("/usr/share/doc") / name.partition(":")[0] / "copyright"
            parts[name] = Part(
                name.partition(":")[0], version, "see its licence text",
                f"pkg:deb/debian/{name.partition(':')[0]}@{version}", texts=(text,) if text.is_file() else (),
                source=f"apt-get source {name.partition(':')[0]}={version}",
            )  # fmt: skip
    return list(parts.values())


def bundled_libraries(table: Path) -> list[Part]:
    """The libraries that wheels brought inside themselves (`av.libs/libopus-114e2b1a.so.0.11.1`), by the same table,
    but for those that have a stand-in, of which nothing is passed on.
    """
    parts: dict[str, Part] = {}
    for place, _, _ in collected(table):
        folder, _, name = place.rpartition("/")
        known = re.match(r"(lib.+?)-[0-9a-f]{8}\.so\.?(.*)", name)
        if folder.endswith(".libs") and known and not stand_ins.is_replaced(name):
            licence = _LESSER.get(known.group(1), f"as its wheel says, {folder.removesuffix('.libs')}")
            version = known.group(2) or "unknown"
            reference = f"pkg:generic/{known.group(1)}@{version}?wheel={folder.removesuffix('.libs')}"
            texts = _common_texts(licence)
            source = f"with how it was built, by the makers of its wheel: {_wheel_source(folder)}"
            parts[reference] = Part(known.group(1), version, licence, reference, texts=texts, source=source)
    return list(parts.values())


def _wheel_source(folder: str) -> str:
    """Where the wheel's makers keep the source of what lies in `folder` (`opencv_python.libs`)."""
    try:
        given = metadata.metadata(folder.removesuffix(".libs"))
    except metadata.PackageNotFoundError:
        return folder.removesuffix(".libs")
    return _source(given)


def collected(table: Path) -> list[tuple[str, str, str]]:
    """Place, source and kind of every file that PyInstaller put into the folder, from its COLLECT-00.toc."""
    written = ast.literal_eval(table.read_text(encoding="utf-8"))
    (entries,) = (value for value in written if isinstance(value, list) and value and len(value[0]) == 3)
    return entries


def _owner(path: Path) -> str:
    """The package that brought `path`; before Debian 13 some know their files under /lib instead of /usr/lib."""
    for known in (path, Path("/") / path.relative_to("/usr") if path.is_relative_to("/usr") else path):
        done = subprocess.run(["dpkg-query", "--search", str(known)], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.splitlines()[0].partition(": ")[0]
    raise FileNotFoundError(f"{path} belongs to no package: it would be in no list of what is passed on")


def _ask(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
