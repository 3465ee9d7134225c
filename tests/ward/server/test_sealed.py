"""Sealed files for people who may export, in ranges, each fetch in the audit log."""

from types import SimpleNamespace

import pytest

from desk.beds import AT
from desk.page import Page
from desk.staff import PIN, records
from neopain.base.clock import ManualClock
from neopain.record.ward.audit import Action
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database
from neopain.ward.board.board import Board
from neopain.ward.server.access import Register
from neopain.ward.server.api import Api
from neopain.ward.server.hub import Hub
from neopain.ward.stays.store import SealedStore

SESSION, CONTENT = "20261123-080000-aaaaaa", bytes(range(256)) * 40


@pytest.fixture
def ward(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/ward.db")
    past = Past(engine, lambda: AT)
    register = Register(tmp_path / "records", records(tmp_path / "records"))
    file = tmp_path / "sealed" / "3" / SESSION / "session.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(CONTENT)
    store = SealedStore(tmp_path / "sealed", 365.0)
    page = Page(
        Api("NICU", Hub(Board(["3"], 45), ManualClock(1.0), lambda: AT), register, past, store).app(secure=False)
    )
    yield SimpleNamespace(page=page, register=register)
    page.close()
    register.close()
    past.close()
    engine.dispose()


def sign_in(ward, name):
    return ward.page.post("sign-in", {"name": name, "pin": PIN}).json()


def fetched(ward):
    entries = ward.register._thread.submit(ward.register._ward.audit.entries).result()
    return [(one.who, one.detail) for one in entries if one.action is Action.SEALED_FILE_FETCHED]


def test_a_file_is_fetched_whole_and_in_ranges_and_each_is_audited(ward):
    assert sign_in(ward, "Noor")["may_fetch"]
    (file,) = ward.page.get("/api/sealed/3").json()["files"]
    assert (file["session"], file["file"], file["size"]) == (SESSION, "session.db", len(CONTENT))
    path = f"/api/sealed/3/{SESSION}/session.db"
    assert ward.page.get(path).content == CONTENT
    answer = ward.page.get(path, {"range": "bytes=100-199"})
    assert (answer.status_code, answer.content) == (206, CONTENT[100:200])
    assert answer.headers["content-range"] == f"bytes 100-199/{len(CONTENT)}"
    assert fetched(ward) == [
        ("Noor", f"bed 3: {SESSION}/session.db"),
        ("Noor", f"bed 3: {SESSION}/session.db, bytes=100-199"),
    ]


def test_a_nurse_and_who_is_not_signed_in_get_nothing(ward):
    for path in ("/api/sealed/3", f"/api/sealed/3/{SESSION}/session.db"):
        assert ward.page.get(path).status_code == 401
    assert sign_in(ward, "Ines")["may_fetch"] is False
    for path in ("/api/sealed/3", f"/api/sealed/3/{SESSION}/session.db"):
        answer = ward.page.get(path)
        assert (answer.status_code, "may not do 'export'" in answer.text) == (403, True)
    assert fetched(ward) == []


@pytest.mark.parametrize(
    "path",
    ["x/session.db", f"{SESSION}/none.db", f"{SESSION}/../../../ward.db", f"{SESSION}/%2e%2e/%2e%2e/%2e%2e/ward.db"],
)
def test_no_other_file_is_given(ward, path):
    sign_in(ward, "Noor")
    assert ward.page.get(f"/api/sealed/3/{path}").status_code == 404
    assert fetched(ward) == []
