"""A session whose rows version 0.1.0 wrote opens today and holds the same samples."""

import base64
import json
from pathlib import Path

import pytest

from neopain.base.data import EventKind, SetLimits
from neopain.record.session.session import Session
from neopain.record.session.writer import FILE_NAME
from neopain.record.storage.database import Database
from neopain.record.storage.schema import SESSION

WRITTEN = json.loads(Path(__file__).with_name("version_0_1_0.json").read_text(encoding="utf-8"))
TABLES = ("facts", "blocks", "faces", "minutes", "events", "commands", "states")


@pytest.fixture
def session(tmp_path, master):
    path = tmp_path / "20261123-080000-abcdef" / FILE_NAME
    path.parent.mkdir()
    database = Database(path, master, SESSION, create=True)
    with database.transaction():
        for table in TABLES:
            for row in WRITTEN[table]:
                values = [base64.b64decode(v["base64"]) if isinstance(v, dict) else v for v in row]
                database.run(f"INSERT INTO {table} VALUES({', '.join('?' * len(row))})", *values)
    database.close()
    with Session(path.parent, master) as session:
        yield session


def test_its_samples_are_restored(session):
    found = [
        [
            sample.t_s,
            sample.index,
            sample.p_pain,
            sample.reason,
            sample.trend.state,
            sample.trend.reason,
            sample.trend.p_trend,
            [signal.condition for signal in sample.alarms.signals],
            len(sample.events),
            len(sample.commands),
            sample.limits and sample.limits.pain_limit,
            sample.procedure and sample.procedure.kind,
            sample.baseline and sample.baseline.value,
        ]
        for sample in session.samples()
    ]
    assert found == WRITTEN["samples"]


def test_its_facts_events_and_commands_are_read(session):
    assert (session.facts.bed, session.facts.gestational_age_days, session.facts.ended) == ("cot 3", 200, None)
    events, commands = session.events(), session.commands()
    assert len(events) == len(WRITTEN["events"])
    assert (events[-1].t_s, events[-1].kind) == (12.5, EventKind.ALARM_ENDED)
    assert len(commands) == len(WRITTEN["commands"])
    assert isinstance(commands[0], SetLimits)
    assert commands[0].by == "Noor"


def test_its_overview_and_faces_are_read(session):
    _, rows = session.overview()
    assert rows["samples"].sum() == len(WRITTEN["samples"])
    assert session.features().values.shape[1] == 8
    assert session.landmarks().values.shape[1:] == (68, 2)
