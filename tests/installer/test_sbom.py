"""The list of what the program consists of: complete, valid CycloneDX, with the licence of each part."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from neopain import __version__

TOP = Path(__file__).parents[2]
MADE = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def listed(installer, tmp_path):
    """The list of this environment's packages and of all models that ship, and the folder it was written to."""
    parts, sbom = installer("parts"), installer("sbom")
    program, *packages = parts.python_packages("neopain", ["ui"], {})
    models = parts.models(TOP / "models")
    text = tmp_path / "copyright"
    text.write_text("the words of a licence")
    library = parts.Part("libffi8", "3.4.4-1", "see its licence text", "pkg:deb/debian/libffi8@3.4.4-1", texts=(text,))
    written = sbom.write(tmp_path / "papers", program, [*packages, *models, library], MADE)
    return json.loads(written.read_text(encoding="utf-8")), tmp_path / "papers"


def test_it_is_valid(listed):
    # The reader of its scheme takes seconds to load, which every process that collects the tests would wait for.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(listed[0])) is None


def test_it_names_the_program_its_packages_and_theirs(listed):
    document, _ = listed
    program = document["metadata"]["component"]
    assert (program["name"], program["version"]) == ("neopain", __version__)
    names = {component["name"].lower() for component in document["components"]}
    assert {"numpy", "pyside6_essentials", "shiboken6", "onnxruntime-gpu", "cffi", "miniaudio"} <= names
    assert not names & {"pytest", "torch", "ray", "numba", "neopain"}
    (root, *rest) = document["dependencies"]
    assert set(root["dependsOn"]) == {one["ref"] for one in rest} == {c["bom-ref"] for c in document["components"]}


def test_every_model_is_listed_with_its_licence_and_limits(listed):
    document, _ = listed
    found = {c["name"]: c for c in document["components"] if c["type"] == "machine-learning-model"}
    assert set(found) == {path.parent.name for path in (TOP / "models").glob("*/manifest.toml")}
    for component in found.values():
        assert component["licenses"][0]["expression"] in ("Apache-2.0", "MIT")
        assert "Limits: " in component["description"]
        assert len(component["hashes"][0]["content"]) == 64


def test_every_part_has_a_licence_and_its_text_lies_beside(listed):
    document, folder = listed
    table = (folder / "LICENCES.txt").read_text(encoding="utf-8").splitlines()
    for component in document["components"]:
        licence = component["licenses"][0]
        words = licence.get("expression") or licence["license"]["name"]
        assert any(line.startswith(f"{component['name']} {component['version']}: {words}") for line in table)
    assert (folder / "licences" / "libffi8" / "copyright").read_text() == "the words of a licence"
    assert (folder / "licences" / "features-efficientnet-synthetic-202611e" / "LICENSE").is_file()
    without = [line for line in table if "no text came with it" in line]
    assert len(without) < len(document["components"]) / 4, without


def test_the_same_parts_give_the_same_bytes(installer):
    parts, sbom = installer("parts"), installer("sbom")
    program, one, two = (parts.Part(name, "1", "MIT", f"pkg:pypi/{name}@1") for name in ("p", "a", "b"))
    assert sbom.document(program, [one, two], MADE) == sbom.document(program, [two, one], MADE)
    assert sbom.document(program, [one], MADE)["serialNumber"] != sbom.document(program, [two], MADE)["serialNumber"]


def test_what_was_put_into_the_folder_is_read_from_pyinstallers_table(installer, tmp_path):
    table = tmp_path / "COLLECT-00.toc"
    table.write_text("('/x/neopain', False, [('libz.so.1', '/lib/libz.so.1', 'BINARY'), ('a', '/b', 'DATA')])")
    assert installer("parts").collected(table)[0] == ("libz.so.1", "/lib/libz.so.1", "BINARY")


def test_libraries_inside_wheels_are_listed_and_the_stricter_licence_named(installer, tmp_path):
    parts, sbom = installer("parts"), installer("sbom")
    table = tmp_path / "COLLECT-00.toc"
    names = ("libmp3lame-8f9e436f.so.0.0.0", "libopus-114e2b1a.so.0.11.1", "libx264-d6533a8d.so.165")
    entries = [(f"av.libs/{name}", f"/v/{name}", "BINARY") for name in names] + [
        ("libz.so.1", "/lib/libz.so.1", "BINARY")
    ]
    table.write_text(f"({entries!r},)")
    listed = parts.bundled_libraries(table)
    found = {part.name: (part.version, part.licence) for part in listed}
    # Of x264 nothing is passed on.
    assert found == {"libmp3lame": ("0.0.0", "LGPL-2.0-or-later"), "libopus": ("0.11.1", "as its wheel says, av")}
    sbom.write(tmp_path / "papers", parts.Part("neopain", "1", "Apache-2.0"), listed, MADE)
    owed = (tmp_path / "papers" / "SOURCES.txt").read_text(encoding="utf-8").splitlines()[4:]
    assert [line.partition(" ")[0] for line in owed] == ["libmp3lame"]
    assert "https://" in owed[0]
    assert "pyav" in owed[0].lower()


def test_the_source_is_named_of_all_that_may_be_passed_on_only_with_it(listed):
    _, folder = listed
    owed = (folder / "SOURCES.txt").read_text(encoding="utf-8").splitlines()[4:]
    assert {"PySide6_Essentials", "pi_heif", "python-bidi", "libffi8"} <= {line.partition(" ")[0] for line in owed}
    assert not {"numpy", "PyAV"} & {line.partition(" ")[0] for line in owed}
    assert [line for line in owed if line.endswith(": ")] == ["libffi8 3.4.4-1 (see its licence text): "]


def test_a_library_of_unknown_origin_is_an_error(installer, tmp_path, monkeypatch):
    parts = installer("parts")
    monkeypatch.setattr(parts.subprocess, "run", lambda *words, **more: type("Done", (), {"returncode": 1}))
    table = tmp_path / "COLLECT-00.toc"
    table.write_text("([('x', '/usr/lib/nobody/libx.so', 'BINARY')],)")
    with pytest.raises(FileNotFoundError, match="belongs to no package"):
        parts.system_libraries(table)
