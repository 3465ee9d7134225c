"""Checksums in the form that sha256sum reads."""

import hashlib


def test_sums_are_of_every_file_and_name_it_alone(installer, tmp_path):
    for name in ("b.deb", "a.whl"):
        (tmp_path / name).write_bytes(name.encode())
    written = installer("checksums").write([tmp_path / "b.deb", tmp_path / "a.whl"], tmp_path)
    lines = [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a.whl", "b.deb")]
    assert written.name == "SHA256SUMS"
    assert written.read_text().splitlines() == lines
