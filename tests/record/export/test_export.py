"""Every export needs the right, is audited first, and leaves no half file."""

import os
import shutil
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import av
import pypdf
import pytest
from pyarrow import parquet

from neopain.base.data import Role
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.base.files import partial
from neopain.record.export.export import Options, export_session
from neopain.record.export.formats import ExportFormat
from neopain.record.export.part import EVERYTHING, ExportCancelledError
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward

NAMES = ("Baby M.", "bed 3", "Noor", "Ines", "Mama Anna")


@pytest.fixture
def ward(tmp_path, fast_hashes, folder, key):
    with Ward(tmp_path / "records", key) as ward:
        shutil.copytree(folder, ward.sessions.folder / folder.name)
        yield ward


@pytest.fixture
def ada(ward):
    return ward.staff.create_first("Ada", "7391")


def read(form: ExportFormat, path: Path) -> str:
    """All that a reader can find in the file."""
    match form:
        case ExportFormat.PARQUET:
            table = parquet.read_table(path)
            return f"{table.schema.metadata} {table.to_pylist()}"
        case ExportFormat.PDF:
            reader = pypdf.PdfReader(path)
            return f"{reader.metadata} {' '.join(page.extract_text() for page in reader.pages)}"
        case ExportFormat.CLIP:
            with av.open(str(path)) as film:
                return str(film.metadata)
        case _:
            return path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_is_readable_by_its_owner_alone(ward, ada, folder, tmp_path, form):
    """Whatever the umask, and where a file that all can read has that name or that of the unfinished file."""
    out = tmp_path / f"s.{form}"
    names = ["s.oru-r01.hl7", "s.oru-r40.hl7"] if form is ExportFormat.HL7 else [out.name]
    for name in names:
        for old in (tmp_path / name, partial(tmp_path / name)):
            old.write_bytes(b"old")
            old.chmod(0o666)
    before = os.umask(0)
    try:
        written = export_session(ward, ada, folder.name, form, out, Options((60.0, 70.0)))
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path, _ in written] == [0o600] * len(names)


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_is_audited_states_research_use_and_names_nobody(ward, ada, folder, tmp_path, form):
    until_s = 70.0 if form is ExportFormat.CLIP else 120.0  # a film takes longest, and what is read of it is its title
    count, options = ward.audit.count(), Options((60.0, until_s))
    written = export_session(ward, ada, folder.name, form, tmp_path / "out" / f"s.{form}", options)
    assert ward.audit.count() == count + 2
    assert sorted(path for path, _ in written) == sorted((tmp_path / "out").iterdir())
    for path, text in written:
        content = read(form, path)
        assert "Research use only" in content
        assert text
        for name in NAMES:
            assert name not in content
    entry = ward.audit.entries()[-1]
    detail = f"{folder.name}: {form}, 60 s to {until_s:.0f} s, under a pseudonym"
    assert (entry.who, entry.action, entry.detail) == ("Ada", Action.SESSION_EXPORTED, detail)
    assert ward.audit.entries()[-2] == replace(entry, number=count + 1, at=ANY, action=Action.SESSION_EXPORT_BEGUN)


@pytest.mark.parametrize("out", ["file/s.csv", "folder.csv"])
def test_an_export_that_fails_is_not_in_the_log_as_one(ward, ada, folder, tmp_path, out):
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputError):
        export_session(ward, ada, folder.name, ExportFormat.CSV, tmp_path / out)
    actions = [entry.action for entry in ward.audit.entries()]
    assert actions[-1] == Action.SESSION_EXPORT_BEGUN
    assert Action.SESSION_EXPORTED not in actions


def test_names_are_exported_only_on_request(ward, ada, folder, tmp_path):
    for form, names in ((ExportFormat.PDF, NAMES), (ExportFormat.CSV, NAMES[:1]), (ExportFormat.EDF, ("Mama Anna",))):
        ((path, _),) = export_session(ward, ada, folder.name, form, tmp_path / f"s.{form}", Options(named=True))
        content = read(form, path)
        assert all(name in content for name in names)
        assert ward.audit.entries()[-1].detail == f"{folder.name}: {form}, with the patient's id"


def test_without_the_right_nothing_is_exported(ward, ada, folder, tmp_path):
    nurse = ward.staff.add(ada, "Noor", Role.NURSE, "5183")
    count = ward.audit.count()
    for person in (nurse, None):
        with pytest.raises(AccessError):
            export_session(ward, person, folder.name, ExportFormat.CSV, tmp_path / "out" / "s.csv")
    assert ward.audit.count() == count
    assert not (tmp_path / "out").exists()


def test_without_the_audit_entry_nothing_is_written(ward, ada, folder, tmp_path, monkeypatch):
    def full(*_):
        raise RecordError("the disk is full")

    monkeypatch.setattr(ward.audit, "append", full)
    with pytest.raises(RecordError):
        export_session(ward, ada, folder.name, ExportFormat.CSV, tmp_path / "out" / "s.csv")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", list(ExportFormat))
def test_a_damaged_session_leaves_no_half_export(ward, ada, folder, tmp_path, form, monkeypatch):
    open_session = ward.open_session

    def opened_and_then_damaged(*request):
        session = open_session(*request)
        content = bytearray(session.path.read_bytes())
        content[4096::512] = bytes(byte ^ 1 for byte in content[4096::512])
        session.path.write_bytes(content)
        return session

    monkeypatch.setattr(ward, "open_session", opened_and_then_damaged)
    with pytest.raises(RecordError, match="restore it"):
        export_session(ward, ada, folder.name, form, tmp_path / "out" / "s")
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("form", list(ExportFormat))
def test_an_export_that_is_cancelled_is_not_done_and_leaves_nothing(ward, ada, folder, tmp_path, form):
    shares = []
    options = Options(progress=lambda share: shares.append(share))  # returns None: stop
    with pytest.raises(ExportCancelledError, match="cancelled"):
        export_session(ward, ada, folder.name, form, tmp_path / "out" / "s.x", options)
    assert len(shares) == 1
    assert not list((tmp_path / "out").glob("*"))
    assert Action.SESSION_EXPORTED not in [entry.action for entry in ward.audit.entries()]


@pytest.mark.parametrize(
    ("form", "span"),
    [(ExportFormat.CSV, EVERYTHING), (ExportFormat.HL7, EVERYTHING), (ExportFormat.CLIP, (0.0, 20.0))],
)
def test_an_export_says_how_far_it_is(ward, ada, folder, tmp_path, form, span):
    shares = []
    options = Options(span, progress=lambda share: (shares.append(share), True)[1])
    export_session(ward, ada, folder.name, form, tmp_path / "s.x", options)
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert 0 <= shares[0] < 0.2
    assert shares[-1] > 0.8


def test_no_file_is_left_where_the_second_one_cannot_be_written(ward, ada, folder, tmp_path):
    (tmp_path / "s.oru-r40.hl7").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        export_session(ward, ada, folder.name, ExportFormat.HL7, tmp_path / "s.hl7")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_file_that_cannot_be_audited_as_done_is_removed(ward, ada, folder, tmp_path, monkeypatch):
    append = ward.audit.append

    def full(who, action, detail=""):
        if action is Action.SESSION_EXPORTED:
            raise RecordError("the disk is full")
        append(who, action, detail)

    monkeypatch.setattr(ward.audit, "append", full)
    with pytest.raises(RecordError, match="the disk is full"):
        export_session(ward, ada, folder.name, ExportFormat.CSV, tmp_path / "out" / "s.csv")
    assert not list((tmp_path / "out").iterdir())
