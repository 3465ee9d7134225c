"""The commands `neopain sessions ...`, and the names, PINs and keys that no command prints."""

import csv
import logging
import os

import pytest

import draws
import tiny
from commands import ONE, OTHER, PINS, refused
from neopain.base import paths
from neopain.base.data import Role
from neopain.base.text import visible
from neopain.cli import app
from neopain.record.export.formats import ExportFormat
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient
from neopain.record.ward.ward import open_ward


def test_a_session_in_use_is_not_deleted(neopain, ward):
    writer = SessionWriter(ward.sessions.folder / "20261125-080000-cccccc", ward.key, draws.facts("c"))
    writer.write(list(draws.samples(2.0, width=16)))
    before = ward.audit.count()
    refused(neopain("sessions", "delete", "20261125", "--yes", "--user", "Ines"), "is being recorded or reviewed")
    deleted = Action.SESSION_DELETED
    assert deleted not in {one.action for one in ward.audit.entries(before)}, "no deletion is audited"
    writer.write([draws.moved(one, 10.0) for one in draws.samples(2.0, width=16)])
    with ward.sessions.open_unaudited(ONE):
        refused(neopain("sessions", "delete", ONE, "--yes", "--user", "Ines"), "close its review")
    writer.close()
    for name in (ONE, "20261125"):
        assert neopain("sessions", "delete", name, "--yes", "--user", "Ines")[0] == 0
    assert ward.sessions.ids() == [OTHER]


def test_a_damaged_session_can_be_deleted(neopain, ward):
    (ward.sessions.folder / ONE / "session.db").write_bytes(b"no database" * 4000)
    assert neopain("sessions", "delete", ONE, "--yes", "--user", "Ines")[0] == 0
    assert ward.sessions.ids() == [OTHER]


@pytest.mark.parametrize(
    "words", [("audit", "verify"), ("sessions", "list"), ("sessions", "verify"), ("staff", "list")]
)
def test_without_records_the_commands_are_one_line(neopain, words):
    refused(neopain(*words), "nothing has been recorded")


def test_a_wrong_passphrase_is_one_line(neopain, monkeypatch):
    open_ward(passphrase="three warm hands", create=True).close()
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "cold hands")
    result = neopain("audit", "verify")
    refused(result, "wrong passphrase")
    assert "hands" not in result[2]


def test_list_and_show(neopain, ward):
    code, printed, _ = neopain("sessions", "list", "--user", "Noor")
    assert code == 0
    assert printed.index(OTHER) < printed.index(ONE)
    assert "Baby M." in printed
    assert ONE not in neopain("sessions", "list", "20261124", "--user", "Noor")[1]
    code, printed, _ = neopain("sessions", "show", "20261123", "--user", "Noor")
    assert code == 0
    assert "0:00:02" in printed
    assert [(e.who, e.action, e.detail) for e in ward.audit.entries()][-1] == ("Noor", Action.SESSION_VIEWED, ONE)


def test_export_needs_the_right(neopain, ward, tmp_path):
    out = tmp_path / "s.csv"
    words = ("sessions", "export", ONE, "--as", "csv", "--out", out)
    refused(neopain(*words, "--user", "Noor"), "may not do 'export'")
    refused(neopain(*words), "nobody is signed in")
    assert not out.exists()
    assert Action.SESSION_EXPORTED not in [entry.action for entry in ward.audit.entries()]
    code, printed, _ = neopain(*words, "--user", "Ines")
    assert code == 0
    assert "60 samples" in printed
    assert len([line for line in out.read_text().splitlines() if not line.startswith("#")]) == 61
    assert "Baby M." not in out.read_text()
    entry = ward.audit.entries()[-1]
    assert (entry.who, entry.action) == ("Ines", Action.SESSION_EXPORTED)
    assert entry.detail == f"{ONE}: csv, under a pseudonym"
    assert neopain(*words, "--user", "Ines", "--named", "--from", "0:00:01", "--to", "1.5")[0] == 0
    assert "Baby M." in out.read_text()
    assert ward.audit.entries()[-1].detail == f"{ONE}: csv, 1 s to 1.5 s, with the patient's id"
    refused(neopain(*words, "--user", "Ines", "--from", "noon"), "'noon'", "H:MM:SS")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--from", "nan"), "'nan' is not a time"),
        (("--to", "inf"), "'inf' is not a time"),
        (("--from", "1:-5"), "'1:-5' is not a time"),
        (("--from", "1_0"), "'1_0' is not a time"),
        (("--from", "1.5", "--to", "0:01"), "nothing lies between --from 1.5 and --to 0:01"),
        (("--from", "100", "--to", "150"), "holds nothing to report"),
        (("--out", "."), ". cannot be written"),
    ],
)
@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.HL7])
def test_an_export_of_nothing_or_to_nowhere_fails(neopain, ward, tmp_path, form, words, message):
    out = tmp_path / "out"
    refused(neopain("sessions", "export", ONE, "--as", form, "--out", out, "--user", "Ines", *words), message)
    assert not out.exists()
    assert Action.SESSION_EXPORTED not in {entry.action for entry in ward.audit.entries()}


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_is_written_and_audited(neopain, ward, tmp_path, form):
    out = tmp_path / "out" / f"s.{form}"
    code, printed, error = neopain("sessions", "export", ONE, "--as", form, "--out", out, "--user", "Ines")
    assert (code, error) == (0, "")
    written = sorted(out.parent.iterdir())
    assert [str(path) for path in written] == sorted(line.split(": ")[0] for line in printed.splitlines())
    assert len(written) == (2 if form is ExportFormat.HL7 else 1)
    assert all(path.stat().st_size > 90 for path in written)
    assert ward.audit.entries()[-1].detail == f"{ONE}: {form}, under a pseudonym"


@pytest.mark.parametrize(
    ("words", "action", "detail"),
    [
        (("show", ONE), Action.SESSION_VIEWED, ONE),
        (("export", ONE, "--as", "csv", "--out", "OUT"), Action.SESSION_EXPORTED, f"{ONE}: csv, under a pseudonym"),
        (("delete", ONE, "--yes"), Action.SESSION_DELETED, ONE),
        (("draw", ONE, "--clips", "1", "--seconds", "1"), Action.CLIPS_DRAWN, f"{ONE}: 1 clips of 1 s for NFCS"),
        (("ratings", ONE), Action.SESSION_VIEWED, f"{ONE}: ratings"),
        (("agreement", ONE), Action.SESSION_VIEWED, f"{ONE}: agreement of raters"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_session_opened_for_a_person_leaves_exactly_one_entry(neopain, ward, tmp_path, words, action, detail):
    before = ward.audit.count()
    neopain("sessions", *(str(tmp_path / "s.csv") if word == "OUT" else word for word in words), "--user", "Ines")
    entries = [(entry.who, entry.action, entry.detail) for entry in ward.audit.entries(before)]
    begun = [("Ines", Action.SESSION_EXPORT_BEGUN, detail)] if action is Action.SESSION_EXPORTED else []
    assert entries == [("Ines", Action.SIGNED_IN, ""), *begun, ("Ines", action, detail)]


def test_delete(neopain, ward, monkeypatch):
    refused(neopain("sessions", "delete", ONE, "--user", "Noor", "--yes"), "may not")
    monkeypatch.setattr("typer.confirm", lambda *_, **__: (_ for _ in ()).throw(app.typer.Abort))
    assert neopain("sessions", "delete", ONE, "--user", "Ines")[0] == 130
    assert (ward.sessions.folder / ONE).exists()
    assert neopain("sessions", "delete", ONE, "--user", "Ines", "--yes")[0] == 0
    assert not (ward.sessions.folder / ONE).exists()
    entry = ward.audit.entries()[-1]
    assert (entry.who, entry.action, entry.detail) == ("Ines", Action.SESSION_DELETED, ONE)
    refused(neopain("sessions", "delete", ONE, "--user", "Ines", "--yes"), "no session")


def test_verify(neopain, ward):
    assert neopain("sessions", "verify") == (0, f"{OTHER}: as written\n{ONE}: as written\n", "")
    path = ward.sessions.folder / ONE / "session.db"
    content = bytearray(path.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    path.write_bytes(content)
    code, printed, _ = neopain("sessions", "verify")
    assert code == 1
    assert f"{ONE}: session.db was altered" in printed
    assert neopain("sessions", "verify", OTHER)[0] == 0


def test_rescore_needs_the_same_networks(neopain, ward, monkeypatch, tmp_path):
    models = tmp_path / "models"
    models.mkdir()
    tiny.bundle(models)
    monkeypatch.setattr(paths, "models", lambda: models)
    refused(neopain("sessions", "rescore", ONE, "--user", "Noor"), "recorded with features-x", tiny.FEATURES)
    assert ward.audit.newest(Action.SESSION_RESCORED) is None, "nothing was rescored"
    given = draws.facts("20261125-080000-cccccc", features=(tiny.FEATURES,))
    writer = SessionWriter(ward.sessions.folder / given.id, ward.key, given)
    writer.write(list(draws.samples(4.0, width=6)))
    writer.close()
    code, printed, _ = neopain("sessions", "rescore", "20261125", "--user", "Noor")
    assert code == 0
    assert "tiny-202611" in printed
    assert "alarms: pain" in printed
    entry = ward.audit.newest(Action.SESSION_RESCORED)
    assert (entry.who, entry.detail) == ("Noor", given.id)


def test_a_session_of_other_networks_is_rescored_by_the_newest_classifier_of_these(
    neopain, ward, monkeypatch, tmp_path
):
    models = tmp_path / "models"
    models.mkdir()
    tiny.bundle(models)
    tiny.classifier_on(tiny.network(models, name="features-x-202601", seed=3), name="classifier-alone-202612")
    monkeypatch.setattr(paths, "models", lambda: models)
    given = draws.facts("20261125-080000-cccccc", features=("features-x-202601",))
    writer = SessionWriter(ward.sessions.folder / given.id, ward.key, given)
    writer.write(list(draws.samples(4.0, width=6)))
    writer.close()
    code, printed, _ = neopain("sessions", "rescore", "20261125", "--user", "Noor")
    assert code == 0
    assert "alone-202612" in printed


def test_names_pins_and_keys_are_never_output(neopain, ward, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    ines = ward.staff.people()[0]
    ward.staff.add(ines, "Margarethe", Role.NURSE, "64827193")
    baby = ward.patients.admit(ines, Patient("", "Secret Name", "|4711|", "bed 3", notes="private words"))
    output = []
    for words in (
        ("sessions", "show", ONE, "--user", "Ines"),
        ("sessions", "export", ONE, "--as", "csv", "--out", tmp_path / "s.csv", "--user", "Ines"),
        ("sessions", "verify"),
        ("sessions", "rescore", ONE, "--user", "Noor"),
        ("sessions", "delete", ONE, "--user", "Ines", "--yes"),
        ("audit", "show", "--user", "Ines"),
        ("audit", "verify"),
        ("--verbose", "staff", "list"),
    ):
        output += neopain(*words)[1:]
    ward.patients.discharge(ines, baby.key)
    output += [caplog.text, (tmp_path / "s.csv").read_text()]
    names = [os.fsencode(path).decode(errors="replace") for path in tmp_path.rglob("*")]
    everything = "\n".join([*output, *names])
    for secret in ("Secret Name", "|4711|", "private words", *PINS.values(), ward.key.secret.hex()):
        assert secret not in everything, secret
    on_disk = b"".join(path.read_bytes() for path in (tmp_path / "records").rglob("*") if path.is_file())
    # Long ones alone: four given bytes come up in megabytes of encrypted ones now and then.
    for secret in ("Secret Name", "|4711|", "private words", ward.key.secret.hex(), "Margarethe"):
        assert secret.encode() not in on_disk, secret


@pytest.mark.parametrize("text", ["[/b]", "[red]x[/red]", ":smile:", "a\x1b[2Jb", "a\nb", "\u202eab"])
def test_facts_of_a_session_are_text_and_nothing_else(neopain, ward, text):
    """Earlier programs accepted any text as an id."""
    name = "20261125-080000-cccccc"
    facts = draws.facts(name, shown_id=f"id{text}", bed=f"bed{text}", source=f"from{text}", bundle_id=f"b{text}")
    writer = SessionWriter(ward.sessions.folder / name, ward.key, facts)
    writer.write(list(draws.samples(2.0, width=16)))
    writer.close()
    for words, found in ((("list",), ("id", "bed")), (("show", name), ("id", "bed", "from", "b"))):
        code, printed, error = neopain("sessions", *words, "--user", "Noor")
        assert (code, error) == (0, "")
        assert "\x1b" not in printed
        assert "\u202e" not in printed
        for prefix in found:
            for line in visible(text, lines=True).split("\n"):
                assert line in printed, prefix
        assert len({len(line) for line in printed.splitlines() if line[:1] in "│┃"}) == 1, "the table is whole"


def test_a_session_that_cannot_be_opened_is_text(neopain, ward):
    folder = ward.sessions.folder / "[b]\x1b[2J"
    folder.mkdir()
    (folder / "session.key").write_text("no key")
    code, printed, _ = neopain("sessions", "list", "--user", "Noor")
    assert code == 0
    assert "[b]\\x1b[2J" in printed
    code, printed, _ = neopain("sessions", "verify")
    assert code == 1
    assert "\x1b" not in printed


def test_the_comment_lines_of_an_exported_table_hold_no_formula(neopain, ward, tmp_path):
    name = "20261125-080000-cccccc"
    facts = draws.facts(name, shown_id="x,=1+1\n=2+2", patient="p,@SUM(A1)")
    writer = SessionWriter(ward.sessions.folder / name, ward.key, facts)
    writer.write(list(draws.samples(2.0, width=16)))
    writer.close()
    for named in ((), ("--named",)):
        out = tmp_path / "out.csv"
        assert neopain("sessions", "export", name, "--as", "csv", "--out", out, *named, "--user", "Ines")[0] == 0
        with out.open(newline="", encoding="utf-8") as file:
            cells = [cell.strip() for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+@")]
