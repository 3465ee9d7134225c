"""A bed sends its sealed files to its ward: by its certificate, to its own place, and only what is not there."""

import pytest

from neopain.base.errors import RecordError, SettingsError
from neopain.base.ward_settings import WardSettings
from neopain.ward.stays.sender import send
from neopain.ward.stays.store import SealedStore

SESSION = "20261123-080000-aaaaaa"


def bed(place, name="3"):
    folder = place.folder
    return WardSettings(
        files=f"127.0.0.1:{place.port}",
        ca=folder / "ca.pem",
        certificate=folder / f"{name}.pem",
        key=folder / f"{name}.key",
    )


def recorded(folder, content=b"sealed " * 40_000):
    session = folder / SESSION
    (session / "video").mkdir(parents=True)
    (session / "session.db").write_bytes(content)
    (session / "session.key").write_bytes(b"00ff")
    (session / "video" / "000001.chunk").write_bytes(bytes(300_000))
    return folder


def test_a_bed_sends_what_the_ward_has_not_and_what_has_changed(place, tmp_path):
    sessions = recorded(tmp_path)
    sent = send(bed(place), sessions, [SESSION])
    assert (sent.files, sent.size) == (3, 280_000 + 4 + 300_000)
    kept = place.folder / "sealed" / "3" / SESSION
    assert (kept / "session.db").read_bytes() == (sessions / SESSION / "session.db").read_bytes()
    assert (kept / "session.db").stat().st_mode & 0o777 == 0o600
    assert [one.file for one in place.store.files("Bed 3")] == ["session.db", "session.key", "video/000001.chunk"]
    assert send(bed(place), sessions, [SESSION]).files == 0
    (sessions / SESSION / "session.db").write_bytes(b"with a note")
    assert send(bed(place), sessions, [SESSION]).files == 1
    assert (kept / "session.db").read_bytes() == b"with a note"
    assert place.store.files("4") == []
    assert send(bed(place, "4"), sessions, [SESSION]).files == 3  # each bed in its own place


def test_the_files_of_a_bed_are_found_at_the_ward_whatever_its_name(place, tmp_path):
    assert send(bed(place, "west"), recorded(tmp_path), [SESSION]).files == 3
    assert {one.session for one in place.store.files("Bed 3 / Süd")} == {SESSION}
    assert send(bed(place, "west"), tmp_path, [SESSION]).files == 0


def test_a_stay_that_is_older_than_the_ward_keeps_is_not_sent(place, tmp_path, monkeypatch):
    monkeypatch.setattr(SealedStore, "oldest", "20261124")
    sent = send(bed(place, "later"), recorded(tmp_path), [SESSION])
    assert (sent.files, sent.old) == (0, 1)
    monkeypatch.setattr(SealedStore, "oldest", "20261123")
    sent = send(bed(place, "later"), tmp_path, [SESSION])
    assert (sent.files, sent.old) == (3, 0)


def test_what_was_left_half_written_keeps_nothing_from_being_sent(place, tmp_path):
    sessions = recorded(tmp_path)
    (sessions / SESSION / ".session.key.part").write_text("00")
    assert send(bed(place, "half"), sessions, [SESSION]).files == 3


@pytest.mark.parametrize("name", ["stranger", "gone"])
def test_who_has_no_certificate_in_force_of_this_ward_is_not_let_in(place, tmp_path, name):
    with pytest.raises(RecordError, match="does not take the files"):
        send(bed(place, name), recorded(tmp_path), [SESSION])


def test_the_certificate_of_the_server_is_no_beds(place, tmp_path):
    with pytest.raises(RecordError, match="not the certificate of a bed"):
        send(bed(place, "server"), recorded(tmp_path), [SESSION])


def test_what_the_settings_do_not_name_is_sent_nowhere(place, tmp_path):
    with pytest.raises(SettingsError, match="set files"):
        send(WardSettings(), tmp_path, [])
