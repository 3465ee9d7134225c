"""The server as a whole: where its database is, what it listens to, and what its log holds."""

import asyncio
import logging
import signal
import socket
from pathlib import Path

import httpx
import psutil

from brokers import authority_in, place
from desk.staff import PIN, records
from neopain.base.data import Role
from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, IntakeSettings, WardSettings
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database
from neopain.ward.board.told import Assignment
from neopain.ward.demo.show import free_port
from neopain.ward.server.bus import Broker
from neopain.ward.server.serve import database_address, end_all, serve


def test_the_database_is_that_of_the_settings_or_a_file_beside_the_records():
    assert database_address(DeskSettings(), Path("/records")) == "sqlite:////records/ward.db"
    assert database_address(DeskSettings(database="postgresql+psycopg://w@/w"), Path("/records")).startswith(
        "postgresql"
    )


def listening():
    """Where this process can be reached."""
    found = psutil.Process().net_connections("inet")
    return {tuple(one.laddr) for one in found if one.status == psutil.CONN_LISTEN or one.type == socket.SOCK_DGRAM}


async def visit(port):
    """Sign in with wrong PINs and the right one, and ask for a few things; returns the secrets of that."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as page:
        await page.get("/")
        token = {"x-csrftoken": page.cookies["csrftoken"]}
        broken = b'{"name": "Noor", "pin": "88812399", "x"'
        assert (await page.post("/api/sign-in", content=broken, headers=token)).status_code == 400
        for pin, status in (("77712399", 401), (PIN, 200)):
            answer = await page.post("/api/sign-in", json={"name": "Noor", "pin": pin}, headers=token)
            assert answer.status_code == status
        assert (await page.get("/api/history?bed=3")).status_code == 200
        assert (await page.post("/api/bed/3/ask", json={"ask": "pause_audio"}, headers=token)).status_code == 403
        return {"77712399", "88812399", PIN, page.cookies["neopain"], page.cookies["csrftoken"]}


def intake_in(folder):
    """Settings of an intake with real certificates."""
    authority = authority_in(folder)
    place(folder, "intake", authority.enrol_broker(("127.0.0.1",)), authority)
    (folder / "crl.pem").write_bytes(authority.revocations)
    names = {"ca": "ca.pem", "crl": "crl.pem", "certificate": "intake.pem", "key": "intake.key"}
    return IntakeSettings(port=free_port(), **{one: folder / name for one, name in names.items()})


def test_it_listens_where_the_settings_say_and_nowhere_else_and_no_secret_is_in_its_log(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    key, port = records(tmp_path), free_port()
    intake = intake_in(tmp_path / "tls")
    broker = Broker("127.0.0.1", 9)  # "discard": nobody is there

    async def story(**more):
        settings = Settings(
            ward=WardSettings(name="W", address="127.0.0.1:9"), desk=DeskSettings(beds=("3",), port=port), **more
        )
        ready = asyncio.get_running_loop().create_future()
        before = listening()
        running = asyncio.create_task(serve(settings, (broker,), tmp_path, key, lambda: ready.set_result(None)))
        try:
            async with asyncio.timeout(120):
                await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
                return listening() - before, await visit(port)
        finally:
            if not running.done():
                signal.raise_signal(signal.SIGTERM)
            await running

    without, secrets = asyncio.run(story())
    assert without == {("127.0.0.1", port)}
    with_files, more = asyncio.run(story(intake=intake))
    assert with_files == {("127.0.0.1", port), ("127.0.0.1", intake.port)}
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]  # the browser's
    said = "\n".join(f"{record.getMessage()} {record.args} {record.exc_text}" for record in ours)
    assert "127.0.0.1" in said  # it does log
    secrets |= more | {intake.key.read_text().splitlines()[1], key.derive("ward-page").hex()}
    assert [secret for secret in secrets if secret in said] == []


def test_who_signed_out_or_was_removed_is_gone_for_the_next_server_too(tmp_path):
    key, port, address = records(tmp_path), free_port(), f"sqlite:///{tmp_path}/ward.db"
    settings = Settings(ward=WardSettings(name="W"), desk=DeskSettings(beds=("3",), port=port))

    async def served(story):
        ready = asyncio.get_running_loop().create_future()
        broker = Broker("127.0.0.1", 9)
        running = asyncio.create_task(serve(settings, (broker,), tmp_path, key, lambda: ready.set_result(None)))
        try:
            async with asyncio.timeout(120), httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as page:
                await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
                await story(page)
        finally:
            if not running.done():
                signal.raise_signal(signal.SIGTERM)
            await running

    async def leave(page):
        await page.get("/")
        token = {"x-csrftoken": page.cookies["csrftoken"]}
        for path, body in (
            ("sign-in", {"name": "Noor", "pin": PIN}),
            ("nurses", {"bed": "3", "nurse": "Ines", "buddy": "Noor"}),
        ):
            assert (await page.post(f"/api/{path}", json=body, headers=token)).status_code == 200
        cookies.update(page.cookies)
        assert assigned() == {"3": Assignment("Ines", "Noor")}
        with Ward(tmp_path, key, create=False) as ward:
            ward.staff.remove(Person("Noor", Role.ADMINISTRATOR), "Ines")
        while assigned() != {"3": Assignment("", "Noor")}:
            await asyncio.sleep(0.05)
        assert (await page.post("/api/sign-out", headers=token)).status_code == 200

    async def come_back(page):
        page.cookies.update(cookies)
        assert (await page.get("/api/me")).status_code == 401

    def assigned():
        engine = open_database(address)
        past = Past(engine, lambda: 0.0)
        found = past.assigned()
        past.close()
        engine.dispose()
        return found

    cookies = {}
    asyncio.run(served(leave))
    asyncio.run(served(come_back))


def test_a_task_that_loses_a_cancellation_ends_nevertheless(monkeypatch):
    monkeypatch.setattr("neopain.ward.server.serve.AGAIN_S", 0.01)
    lost = []

    async def deaf():
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                lost.append(1)
                if len(lost) > 1:
                    raise

    async def story():
        task = asyncio.create_task(deaf())
        await asyncio.sleep(0)
        await asyncio.wait_for(end_all(task), 20)
        return task.done()

    assert asyncio.run(story())
    assert len(lost) == 2
