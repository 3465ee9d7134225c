"""A ward with two people and a recorded hour; its key is in a file."""

import shutil

import pytest

import draws
import stays
from neopain.base import paths
from neopain.base.data import Role
from neopain.record.session.session import Session
from neopain.record.session.video import Video, encode_piece
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.ward import Ward

PINS = {"Ines": "7391", "Noor": "5183"}
STAY, OTHER = "20261122-070000-aaaaaa", "20261123-080000-bbbbbb"
FILMED_S = 640.0


@pytest.fixture(autouse=True)
def own_scales(monkeypatch, tmp_path, fast_hashes):
    """Fast hashes, and no file of the user."""
    monkeypatch.setattr(paths, "scales_file", lambda: tmp_path / "none.toml")


@pytest.fixture(scope="session")
def recorded(tmp_path_factory):
    """A folder of records with a stay of an hour, a few pictures of it, and another session."""
    folder = tmp_path_factory.mktemp("ward") / "records"
    key = MasterKey(KeyKind.FILE, keys.create(folder, "four small green apples").secret)
    Ward(folder, key).close()  # with a register: sessions without one are a finding
    stay = folder / "sessions" / STAY
    stays.write(stay, key, draws.facts(STAY, zero="2026-11-22T06:10:00+00:00", bed="Bed 3"), hours=1)
    stays.write(folder / "sessions" / OTHER, key, draws.facts(OTHER, shown_id="Baby K."), hours=1, fps=0.2)
    with Video(stay, key) as video:
        video.add(encode_piece([(FILMED_S + k / 10, stays.grey(k)) for k in range(20)]))
    return folder, key


@pytest.fixture
def stay(recorded):
    """The stay of an hour, opened."""
    folder, key = recorded
    with Session(folder / "sessions" / STAY, key) as session:
        yield session


@pytest.fixture
def ward(recorded, tmp_path, monkeypatch):
    """A copy of those records, with Ines, an administrator, and Noor, a nurse."""
    source, key = recorded
    folder = tmp_path / "records"
    shutil.copytree(source, folder)
    monkeypatch.setattr(keys, "exists", lambda _: True)
    monkeypatch.setattr(keys, "kind_of", lambda _: KeyKind.FILE)
    monkeypatch.setattr(keys, "open_key", lambda _, __=None: key)
    with Ward(folder, key) as ward:
        ines = ward.staff.create_first("Ines", PINS["Ines"])
        ward.staff.add(ines, "Noor", Role.NURSE, PINS["Noor"])
        yield ward


@pytest.fixture
def audited(ward):
    """The entries that were added to the audit log since."""
    before = ward.audit.count()
    return lambda: [(entry.who, entry.action.value, entry.detail) for entry in ward.audit.entries(before)]
