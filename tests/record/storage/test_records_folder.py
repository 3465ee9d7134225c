import errno
import json
import shutil
from pathlib import Path

import pytest

from neopain.base.errors import KeyLostError, RecordError
from neopain.record.storage import keys
from neopain.record.storage.records_folder import RecordsFolder, has_records
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


def test_records_that_were_opened_and_are_gone_are_an_error(records):
    found = RecordsFolder(*records)
    found.note_opened()
    (records[0] / "register.db").unlink()
    with pytest.raises(RecordError, match=r"no longer in .*: the folder or its disk was removed or exchanged"):
        found.check()


@pytest.mark.parametrize("content", [None, "{"], ids=["lost", "damaged"])
def test_records_that_were_opened_and_lost_what_says_where_their_key_is_need_only_that(records, content):
    found, file = RecordsFolder(*records), records[0] / keys.FILE_NAME
    found.note_opened()
    stated = json.loads(file.read_text())
    file.unlink() if content is None else file.write_text(content)
    with pytest.raises(
        KeyLostError, match=r"key\.json.* is lost or damaged: put it back, or restore the key in Review"
    ):
        found.check()
    file.write_text(json.dumps({**stated, "kind": "file"}))  # a backup has brought it back
    found.check()
    file.write_text(json.dumps({**stated, "name": "0" * 16}))
    with pytest.raises(RecordError, match="was removed or exchanged"):
        found.check()


def test_records_that_lost_what_says_where_their_key_is_are_not_gone_at_the_next_start(records):
    RecordsFolder(*records).note_opened()
    (records[0] / keys.FILE_NAME).unlink()
    RecordsFolder(*records).check()


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


def test_records_without_what_says_where_their_key_is_are_records(records, tmp_path):
    assert has_records(records[0])
    (records[0] / keys.FILE_NAME).unlink()
    assert has_records(records[0]), "else nobody could restore it in the review"
    assert not has_records(tmp_path / "none")
