"""A backup of a running ward, put back into a new folder and a new database, which may be of the other kind."""

import errno
import shutil
import stat
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from desk.archive import event
from desk.beds import state
from desk.staff import PIN, records
from neopain.base.errors import InputError
from neopain.record.storage.database import REGISTER_NAME
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward
from neopain.ward.archive.backup import COPY_NAME, back_up, restore
from neopain.ward.archive.tables import EVENTS, HOPS, METADATA, open_database
from neopain.ward.authority.authority import AUTHORITY_FOLDER, Authority


@pytest.fixture
def ward(archive, tmp_path):
    """A ward with staff, a certificate and rows of several kinds; its server goes on."""
    folder = tmp_path / "records"
    key = records(folder)
    Authority(folder / AUTHORITY_FOLDER, key).enrol_bed("3")
    for seq in range(1, 4):
        archive.writer.event("3", event(seq))
    for second in range(130):
        archive.writer.state("3", state(1 + second, p=0.2), archive.now + second)
    archive.stored(3)
    with archive.engine.begin() as connection:
        hop = {"run": "r", "number": 1, "at": 1.0, "after_s": 0.0, "step": "nurse", "receiver": "Noor"}
        connection.execute(sa.insert(HOPS), [hop, hop])
    with Ward(folder, key, create=False) as opened:
        yield SimpleNamespace(archive=archive, folder=folder, key=key, opened=opened)


def rows(engine):
    with engine.connect() as connection:
        found = {table.name: connection.execute(sa.select(table)).all() for table in METADATA.sorted_tables}
    return {name: sorted(map(tuple, of_table)) for name, of_table in found.items()}


def test_a_backup_of_a_running_ward_is_put_into_a_new_folder(ward, tmp_path):
    ward.opened.audit.append("Noor", Action.BED_ASKED, "before the backup")
    count = back_up(ward.archive.engine, ward.opened.register, tmp_path / "copy")
    ward.opened.audit.append("Noor", Action.BED_ASKED, "after it")
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o700
    ward.archive.writer.event("3", event(4))
    ward.archive.stored(4)
    engine = open_database(f"sqlite:///{tmp_path / 'new.db'}")
    assert restore(tmp_path / "copy", engine, tmp_path / "new") == count
    restored, there = rows(engine), rows(ward.archive.engine)
    assert len(restored["events"]) == 3
    assert restored["events"] == there["events"][:3]
    assert len(restored["hops"]) == 2
    assert {name: restored[name] for name in ("minutes", "alarms")} == {n: there[n] for n in ("minutes", "alarms")}
    engine.dispose()
    with Ward(tmp_path / "new", ward.key, create=False) as opened:
        assert opened.staff.sign_in("Noor", PIN).name == "Noor"
        assert "before the backup" in [entry.detail for entry in opened.audit.entries()]
        assert opened.audit.verify() == []
    assert [one.name for one in Authority(tmp_path / "new" / AUTHORITY_FOLDER, ward.key).issued] == ["3"]


def test_a_copy_taken_from_sqlite_goes_on_in_either_database(ward, tmp_path):
    back_up(ward.archive.engine, ward.opened.register, tmp_path / "copy")
    with ward.archive.engine.begin() as connection:
        for table in METADATA.sorted_tables:
            connection.execute(sa.delete(table))
    restore(tmp_path / "copy", ward.archive.engine, tmp_path / "new")
    with ward.archive.engine.begin() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(EVENTS)).scalar_one() == 3
        hop = {"run": "r", "number": 2, "at": 2.0, "after_s": 0.0, "step": "nurse", "receiver": "Noor"}
        connection.execute(sa.insert(HOPS), [hop])  # its own numbers go on after those that were put back
        assert len(set(connection.execute(sa.select(HOPS.c.id)).scalars())) == 3


def test_nothing_that_is_there_is_replaced(ward, tmp_path):
    back_up(ward.archive.engine, ward.opened.register, tmp_path / "copy")
    with pytest.raises(InputError, match="is there already"):
        back_up(ward.archive.engine, ward.opened.register, tmp_path / "copy")
    engine = open_database(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(InputError, match=r"holds key\.json already"):
        restore(tmp_path / "copy", engine, ward.folder)
    with pytest.raises(InputError, match="holds no backup"):
        restore(tmp_path, engine, tmp_path / "new")
    engine.dispose()
    with pytest.raises(InputError, match="not empty"):
        restore(tmp_path / "copy", ward.archive.engine, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "copy" / COPY_NAME).is_file()


@pytest.mark.parametrize("name", [REGISTER_NAME, COPY_NAME])
def test_a_restore_that_breaks_off_leaves_nothing_in_the_way_of_the_next(ward, tmp_path, monkeypatch, name):
    count = back_up(ward.archive.engine, ward.opened.register, tmp_path / "copy")
    engine = open_database(f"sqlite:///{tmp_path / 'new.db'}")

    def full(source, target):
        if source.name == name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return copy(source, target)

    copy = shutil.copy2
    with monkeypatch.context() as patched:
        patched.setattr("neopain.ward.archive.backup.shutil.copy2", full)
        with pytest.raises(InputError, match="No space left on device; check rights and disk"):
            restore(tmp_path / "copy", engine, tmp_path / "new")
    assert restore(tmp_path / "copy", engine, tmp_path / "new") == count
    engine.dispose()
    with Ward(tmp_path / "new", ward.key, create=False) as opened:
        assert opened.audit.verify() == []
