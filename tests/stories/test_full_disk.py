"""A disk that recording has filled, and a session that it cut off: people can still list, verify, export and delete."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nursery
from neopain.record.export.export import export_session
from neopain.record.export.formats import ExportFormat
from neopain.record.ward.ward import Ward

NAME = "20261123-080000-abcdef"


@pytest.fixture(params=["3m", pytest.param("6m", marks=pytest.mark.no_cover)])
def disk(tmp_path, request):
    """A real disk of that size; only root may mount one, and not everywhere."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_people_can_make_room_on_a_full_disk(disk, tmp_path):
    records = disk / "records"
    program = [sys.executable, nursery.__file__, "fill", str(records), NAME]
    filled = subprocess.run(program, capture_output=True, check=False, timeout=300)
    assert filled.returncode == -9, filled.stderr
    assert shutil.disk_usage(disk).free < 200_000
    assert (records / "sessions" / NAME / "session.db-wal").stat().st_size > 0
    for _ in range(3):  # each is a command of its own, and writes to the audit log
        with Ward(records, nursery.KEY) as ward:
            person = ward.staff.sign_in(nursery.NAME, nursery.PIN)
            (entry,) = ward.sessions.list()
            assert entry.problem is None
            assert entry.last_s > 10.0
    with Ward(records, nursery.KEY) as ward, ward.sessions.open_unaudited(NAME) as session:
        session.check()
    with Ward(records, nursery.KEY) as ward:
        (written,) = export_session(ward, person, NAME, ExportFormat.CSV, tmp_path / "night.csv")
        assert Path(written[0]).stat().st_size > 10_000
    with Ward(records, nursery.KEY) as ward:
        ward.delete_session(person, NAME)
        assert ward.sessions.ids() == []
        assert ward.missing_sessions() == {}
        assert ward.audit.verify() == []
    assert shutil.disk_usage(disk).free > 1_000_000
