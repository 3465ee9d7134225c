import errno
import shutil
from pathlib import Path

import pytest

from neopain.base.errors import RecordError
from neopain.record.storage import keys
from neopain.record.storage.records_folder import RecordsFolder
from neopain.record.ward.ward import Ward


@pytest.fixture
def records(tmp_path):
    """A folder of records with its key and register, and the file that lists such folders."""
    folder = tmp_path / "records"
    Ward(folder, keys.create(folder, "four small green apples")).close()
    return folder, tmp_path / "known.txt"


def test_records_that_are_there_pass(records):
    found = RecordsFolder(*records)
    found.check()
    found.note_opened()
    found.check()


@pytest.mark.parametrize("name", ["register.db", keys.FILE_NAME])
def test_records_that_were_opened_and_are_gone_are_an_error(records, name):
    found = RecordsFolder(*records)
    found.note_opened()
    (records[0] / name).unlink()
    with pytest.raises(RecordError, match=r"no longer in .*: the folder or its disk was removed or exchanged"):
        found.check()


def test_a_disk_that_was_pulled_out_while_it_is_mounted_is_an_error_of_the_records(records, monkeypatch):
    """Any other error is one of the program's own, after which what waits to be recorded is given up."""
    found = RecordsFolder(*records)
    found.note_opened()

    def pulled_out(path):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "is_file", pulled_out)
    with pytest.raises(RecordError, match="the folder or its disk was removed"):
        found.check()


def test_an_empty_folder_where_records_were_is_no_new_ward(records):
    folder, known = records
    RecordsFolder(folder, known).note_opened()
    shutil.rmtree(folder)
    folder.mkdir()
    with pytest.raises(RecordError, match="are gone: put the folder or its disk back"):
        RecordsFolder(folder, known).check()
    known.unlink()
    RecordsFolder(folder, known).check()
