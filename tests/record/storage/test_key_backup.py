"""The backup of the master key: what it holds, what it refuses, and that records open again with it."""

import hashlib
import json
import os
import secrets
import shutil
import stat
import subprocess
from pathlib import Path
from types import SimpleNamespace

import keyring.errors
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neopain.base.errors import InputError, KeyLostError, RecordError
from neopain.record.storage import key_backup, keys
from neopain.record.storage.database import Register
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.storage.passphrase import Cost

PASSPHRASE = "five dry towels on a rail"
OWN = "four small green apples"


class NoKeyring:
    """A computer without a keyring."""

    def get_password(self, service, username):
        raise keyring.errors.NoKeyringError("none")

    def set_password(self, service, username, password):
        raise keyring.errors.NoKeyringError("none")


BOTH_KINDS = pytest.mark.parametrize("master", [None, OWN], ids=["own key", "passphrase"], indirect=True)


@pytest.fixture
def master(tmp_path, request):
    """The key of records with a register."""
    folder = tmp_path / "records"
    master = keys.create(folder, getattr(request, "param", None))
    Register(folder, master).close()
    keys.remember_register(folder, master)
    return master


@pytest.fixture(autouse=True)
def quick(request, monkeypatch):
    """Where the file is not what is tested, little is spent on its passphrase."""
    if "master" not in getattr(request.node, "callspec", SimpleNamespace(params={})).params:
        monkeypatch.setattr(key_backup, "USUAL", Cost(1, 1024, 1))


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place / "neopain-key.json"


@pytest.fixture
def folder(tmp_path, master):
    return tmp_path / "records"


@pytest.fixture
def backup(folder, master, stick):
    key_backup.write(folder, master, stick, PASSPHRASE)
    return stick


def lose_secret(ring):
    ring.secrets.clear()


def altered(path, **changes):
    """Write the backup anew with `changes`, and a digest that fits."""
    content = {**json.loads(path.read_text()), **changes}
    head = {name: value for name, value in content.items() if name not in ("sealed", "sha256")}
    sealed = bytes.fromhex(content["sealed"])
    content["sha256"] = hashlib.sha256(json.dumps(head, sort_keys=True).encode() + sealed).hexdigest()
    path.write_text(json.dumps(content))


@BOTH_KINDS
def test_the_file_holds_the_key_only_locked_and_belongs_to_its_owner_alone(backup, master, folder):
    text = backup.read_text()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [one.name for one in backup.parent.iterdir()] == [backup.name]
    content, stated = json.loads(text), json.loads((folder / keys.FILE_NAME).read_text())
    assert (content["version"], content["name"]) == (1, stated["name"])
    assert (content["passes"], content["memory_kib"], content["lanes"]) == (3, 65536, 4)
    for secret in (master.secret.hex(), stated["salt"], stated["check"], PASSPHRASE):
        assert secret not in text  # with the salt the passphrase of the records could be tried


def test_the_same_key_is_never_locked_twice_in_the_same_way(backup, folder, master):
    first = json.loads(backup.read_text())
    key_backup.write(folder, master, backup, PASSPHRASE)
    second = json.loads(backup.read_text())
    assert first["name"] == second["name"]
    assert first["salt"] != second["salt"]
    assert first["sealed"] != second["sealed"]


@BOTH_KINDS
def test_a_key_that_is_gone_from_the_keyring_comes_back(backup, folder, master, ring):
    before = json.loads((folder / keys.FILE_NAME).read_text())
    lose_secret(ring)
    back = key_backup.restore(folder, backup, PASSPHRASE)
    assert back.secret == master.secret
    assert back.kind is keys.kind_of(folder) is KeyKind.KEYRING
    assert keys.open_key(folder) == back
    assert json.loads((folder / keys.FILE_NAME).read_text()) == {**before, "kind": "keyring"}
    assert keys.has_had_register(folder, back)
    Register(folder, back, create=False).close()


@BOTH_KINDS
def test_without_a_keyring_it_comes_back_into_a_private_file(backup, folder, master, monkeypatch, tmp_path):
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    back = key_backup.restore(folder, backup, PASSPHRASE)
    assert back.kind is keys.kind_of(folder) is KeyKind.FILE
    assert keys.open_key(folder) == back
    (written,) = (tmp_path / "elsewhere").iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    written.unlink()
    with pytest.raises(KeyLostError, match="key file"):
        keys.open_key(folder)
    assert key_backup.restore(folder, backup, PASSPHRASE) == back


@BOTH_KINDS
@pytest.mark.parametrize("left", [None, "", "{", '{"kind": "file", "name": "../../etc", "salt": "", "check": ""}'])
def test_what_says_where_the_key_is_comes_back_too(backup, folder, master, ring, left):
    path = folder / keys.FILE_NAME
    before = json.loads(path.read_text())
    path.unlink()
    if left is not None:
        path.write_text(left)
    back = key_backup.restore(folder, backup, PASSPHRASE)
    assert json.loads(path.read_text()) == {**before, "kind": "keyring"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keys.open_key(folder) == back
    assert keys.has_had_register(folder, back), "else a register that is removed could be begun again"


def test_what_an_older_copy_says_of_the_register_is_not_believed(backup, folder, master, ring):
    path = folder / keys.FILE_NAME
    stated = json.loads(path.read_text())
    path.write_text(json.dumps({**stated, "check": master.derive("check").hex()}))
    assert not keys.has_had_register(folder, master)
    lose_secret(ring)
    assert keys.has_had_register(folder, key_backup.restore(folder, backup, PASSPHRASE))


def test_records_that_open_need_nothing(folder, backup, master):
    assert not key_backup.is_needed(folder)
    with pytest.raises(RecordError, match="nothing needs to be restored"):
        key_backup.restore(folder, backup, PASSPHRASE)


def test_the_passphrase_of_the_records_is_needed_no_more_and_still_makes_their_key(tmp_path, stick):
    folder = tmp_path / "records"
    master = keys.create(folder, OWN)
    Register(folder, master).close()
    key_backup.write(folder, master, stick, PASSPHRASE)
    assert key_backup.is_needed(folder)
    back = key_backup.restore(folder, stick, PASSPHRASE)
    assert keys.open_key(folder) == back
    assert back.secret == master.secret
    stated = json.loads((folder / keys.FILE_NAME).read_text())
    (folder / keys.FILE_NAME).write_text(json.dumps({**stated, "kind": "passphrase"}))
    assert keys.open_key(folder, OWN).secret == master.secret


def test_a_wrong_passphrase_changes_nothing(backup, folder, ring, everything):
    lose_secret(ring)
    before = everything(folder)
    with pytest.raises(RecordError, match="wrong passphrase: it is not the one this backup was made with"):
        key_backup.restore(folder, backup, PASSPHRASE + ".")
    assert everything(folder) == before
    assert ring.secrets == {}


@pytest.fixture
def everything():
    return lambda folder: {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another long passphrase"])
@pytest.mark.parametrize("lost", ["secret", keys.FILE_NAME])
def test_the_backup_of_other_records_changes_nothing(
    tmp_path, backup, folder, ring, stick, everything, passphrase, lost
):
    other = tmp_path / "other"
    key = keys.create(other)
    foreign = stick.with_name("other.json")
    key_backup.write(other, key, foreign, PASSPHRASE)
    lose_secret(ring)
    if lost == keys.FILE_NAME:
        (folder / lost).unlink()
    before = everything(folder)
    is_told = lost == "secret" or passphrase == PASSPHRASE
    told = "key of other records: choose the backup of these" if is_told else "wrong passphrase"
    with pytest.raises(RecordError, match=told):
        key_backup.restore(folder, foreign, passphrase)
    assert everything(folder) == before
    assert ring.secrets == {}


def test_a_forged_key_under_the_name_of_the_records_is_refused(folder, backup, ring, stick, tmp_path):
    """Whoever makes a backup with a key of their own, and gives it the name of these records, gets no further."""
    other = tmp_path / "other"
    forged = keys.create(other)
    stated = json.loads((other / keys.FILE_NAME).read_text())
    name = json.loads((folder / keys.FILE_NAME).read_text())["name"]
    (other / keys.FILE_NAME).write_text(json.dumps({**stated, "name": name}))
    key_backup.write(other, forged, stick.with_name("forged.json"), PASSPHRASE)
    lose_secret(ring)
    for lost in (False, True):
        if lost:
            (folder / keys.FILE_NAME).unlink()
        with pytest.raises(RecordError, match="key of other records"):
            key_backup.restore(folder, stick.with_name("forged.json"), PASSPHRASE)
    assert not (folder / keys.FILE_NAME).exists()


def test_the_key_of_a_file_that_was_renamed_for_other_records_does_not_open(backup, folder, ring):
    lose_secret(ring)
    altered(backup, name="0" * 16)
    with pytest.raises(RecordError, match="key of other records"):
        key_backup.restore(folder, backup, PASSPHRASE)
    (folder / keys.FILE_NAME).unlink()
    with pytest.raises(RecordError, match="wrong passphrase"):
        key_backup.restore(folder, backup, PASSPHRASE)


@pytest.mark.parametrize("missing", ["register.db", "register.key"])
def test_a_folder_without_a_register_gets_no_key(backup, folder, ring, missing):
    lose_secret(ring)
    (folder / keys.FILE_NAME).unlink()
    (folder / missing).unlink()
    with pytest.raises(RecordError, match="copy the records there first"):
        key_backup.restore(folder, backup, PASSPHRASE)
    assert not (folder / keys.FILE_NAME).exists()


def test_a_newer_version_says_so(backup, folder, ring):
    lose_secret(ring)
    altered(backup, version=2)
    with pytest.raises(RecordError, match="has version 2 of its layout, this program knows up to 1"):
        key_backup.restore(folder, backup, PASSPHRASE)


HOSTILE = {
    "empty": lambda text: "",
    "no JSON": lambda text: "not a backup",
    "cut": lambda text: text[:-40],
    "a list": lambda text: "[]",
    "a number": lambda text: "1",
    "deep": lambda text: "[" * 9000,
    "long": lambda text: text + " " * 20000,
    "digits": lambda text: text.replace('"version": 1', f'"version": {"9" * 5000}'),
    "half": lambda text: text.replace('"version": 1', '"version": 1.5'),
    "name": lambda text: text.replace('"name": "', '"name": "../'),
    "more": lambda text: text.replace("{", '{"extra": 1,', 1),
    "hours": lambda text: text.replace('"passes": 1', '"passes": 4000000000'),
    "memory": lambda text: text.replace('"memory_kib": 1024', '"memory_kib": 4000000000'),
    "bytes": lambda text: "\x00\xff\udcff",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_damaged_or_hostile_file_is_one_line(backup, folder, ring, kind):
    lose_secret(ring)
    backup.write_text(HOSTILE[kind](backup.read_text()), errors="surrogatepass")
    with pytest.raises(RecordError, match="no backup of a key, or is damaged: choose another file") as told:
        key_backup.restore(folder, backup, PASSPHRASE)
    assert "\n" not in str(told.value)
    assert ring.secrets == {}


def test_every_changed_byte_is_found(tmp_path, ring):
    folder, path = tmp_path / "records", tmp_path / "backup.json"
    master = keys.create(folder)
    Register(folder, master).close()
    key_backup.write(folder, master, path, PASSPHRASE)
    whole = path.read_bytes()
    ring.secrets.clear()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
    @given(place=st.integers(0, len(whole) - 1), flip=st.integers(1, 255))
    def changed(place, flip):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
        try:
            back = key_backup.restore(folder, path, PASSPHRASE)
        except RecordError:
            assert ring.secrets == {}
        else:
            assert back.secret == master.secret  # white space, or a letter of an escape
            ring.secrets.clear()

    changed()


def test_what_is_no_file_is_not_waited_for(folder, backup, ring, tmp_path):
    lose_secret(ring)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(RecordError, match="is no backup of a key"):
            key_backup.restore(folder, path, PASSPHRASE)
    with pytest.raises(RecordError, match="cannot be read: No such file or directory; plug the stick in again"):
        key_backup.restore(folder, tmp_path / "gone" / "key.json", PASSPHRASE)


def test_a_short_passphrase_writes_nothing(folder, master, stick):
    with pytest.raises(InputError, match="at least 12 characters: use four or five words"):
        key_backup.write(folder, master, stick, "eleven char")
    assert list(stick.parent.iterdir()) == []


def test_it_does_not_lie_with_the_records(folder, master):
    for path in (folder / "key-backup.json", folder / "sessions" / ".." / "key-backup.json"):
        with pytest.raises(RecordError, match="may not lie with the records"):
            key_backup.write(folder, master, path, PASSPHRASE)
    assert not (folder / "key-backup.json").exists()


def test_no_other_file_is_replaced(tmp_path, folder, master, backup):
    other = tmp_path / "other"
    foreign = backup.with_name("other.json")
    key_backup.write(other, keys.create(other), foreign, PASSPHRASE)
    letter = backup.with_name("letter.txt")
    letter.write_text("Dear Ines")
    for path in (foreign, letter, tmp_path):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(RecordError, match="is not replaced: choose another name"):
            key_backup.write(folder, master, path, PASSPHRASE)
        assert before is None or path.read_bytes() == before


def test_another_key_than_that_of_the_records_is_not_backed_up(folder, stick):
    with pytest.raises(KeyLostError, match="the stored key is not the one"):
        key_backup.write(folder, MasterKey(KeyKind.FILE, secrets.token_bytes(32)), stick, PASSPHRASE)
    assert not stick.exists()


def test_a_stick_that_was_pulled_out_is_one_line(folder, master, stick):
    stick.parent.rmdir()
    with pytest.raises(RecordError, match="cannot be written: No such file or directory"):
        key_backup.write(folder, master, stick, PASSPHRASE)
    assert not stick.parent.exists(), "its folder is not made on the computer's own disk"


@pytest.fixture
def full_disk(tmp_path):
    """A real disk of 64 KiB that is full; only root may mount one, and not everywhere."""
    place = tmp_path / "full"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_stick_keeps_the_earlier_backup_and_no_half_one(full_disk, folder, master, ring):
    path = full_disk / "neopain-key.json"
    key_backup.write(folder, master, path, PASSPHRASE)
    before = path.read_bytes()
    with pytest.raises(OSError, match="No space left"), (full_disk / "films").open("wb") as file:
        file.write(bytes(65536))
    for name in (path.name, "second.json"):
        with pytest.raises(RecordError, match="cannot be written: No space left on device"):
            key_backup.write(folder, master, path.with_name(name), PASSPHRASE)
    assert sorted(one.name for one in full_disk.iterdir()) == ["films", path.name]
    assert path.read_bytes() == before
    lose_secret(ring)
    assert key_backup.restore(folder, path, PASSPHRASE).secret == master.secret


def test_a_stick_that_keeps_something_else_is_not_called_a_backup(folder, master, stick, monkeypatch):
    def losing(path, text):
        Path(path).write_text(text.replace('"sealed": "', '"sealed": "00'))

    monkeypatch.setattr(key_backup, "write_private", losing)
    with pytest.raises(RecordError):
        key_backup.write(folder, master, stick, PASSPHRASE)
    assert list(stick.parent.iterdir()) == []


def test_a_full_disk_of_the_records_leaves_what_says_where_the_key_is(backup, folder, ring, monkeypatch):
    def full(path, text):
        raise OSError(28, "No space left on device")

    lose_secret(ring)
    before = (folder / keys.FILE_NAME).read_bytes()
    monkeypatch.setattr(keys, "write_private", full)
    with pytest.raises(RecordError, match="cannot be stored: No space left on device"):
        key_backup.restore(folder, backup, PASSPHRASE)
    assert (folder / keys.FILE_NAME).read_bytes() == before
    monkeypatch.undo()
