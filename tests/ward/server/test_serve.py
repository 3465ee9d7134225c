"""Where the database is. The whole server runs in tests/ward/demo/test_show.py."""

import asyncio
from pathlib import Path

from neopain.base.ward_settings import DeskSettings
from neopain.ward.server.serve import database_address, end_all


def test_the_database_is_that_of_the_settings_or_a_file_beside_the_records():
    assert database_address(DeskSettings(), Path("/records")) == "sqlite:////records/ward.db"
    assert database_address(DeskSettings(database="postgresql+psycopg://w@/w"), Path("/records")).startswith(
        "postgresql"
    )


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
