"""A recorded session of the real pipeline: pain, comfort, a hidden face and an alarm without an answer."""

from dataclasses import replace
from datetime import UTC

import numpy as np
import pytest

import drawn_faces
import draws
import stories
from neopain.base.data import Acknowledge, Answer, Comfort, ComfortKind, Mark, ProcedureKind, Reason, StartProcedure
from neopain.record.export.part import Part
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter

FPS = 5
STORY = (
    (60.0, 0.1),
    (40.0, 0.9),
    (60.0, 0.1),
    (30.0, Reason.NO_FACE),
    (90.0, 0.95),
    (120.0, 0.2),
    (30.0, 0.8),
    (30.5, 0.05),
)
COMMANDS = (
    Acknowledge(80.0, by="Noor", answer=Answer.YES),
    Comfort(85.0, by="Noor", kind=ComfortKind.SUCROSE),
    Mark(100.0, by="Noor", label="Mama Anna came"),
    Acknowledge(270.0, by="Ines", answer=Answer.NO),
    StartProcedure(395.0, by="Ines", kind=ProcedureKind.HEEL_PRICK),
)
ZERO = "2026-11-23T06:54:30.250000+00:00"
"""So that the story crosses seven o'clock."""


SIDE = 120.0
"""Side of the box of the face, whose middle goes round in a picture of 320 x 240."""


def face(t_s):
    """Box and landmarks of the face at `t_s`."""
    middle = np.array([160.0 + 60 * np.cos(t_s / 5), 120.0 + 30 * np.sin(t_s / 5)])
    box = (*(middle - SIDE / 2).tolist(), *(middle + SIDE / 2).tolist())
    return box, drawn_faces._landmarks(middle, SIDE, 5.0, 0.5 + 0.5 * np.sin(t_s)).astype(np.float32)


def story_with_faces():
    """The story with the data of a camera: landmarks and actions where there is a face."""
    drawn = list(draws.samples(470.0, FPS, width=8, happenings=0.0))
    samples = stories.tell(STORY, FPS, COMMANDS)
    return [
        replace(
            sample,
            index=number,
            **(
                {name: getattr(synthetic, name) for name in ("quality", "actions", "features")}
                | dict(zip(("face_box", "landmarks"), face(sample.t_s), strict=True))
                if sample.p_pain is not None
                else {}
            ),
        )
        for number, (sample, synthetic) in enumerate(zip(samples, drawn, strict=False))
    ]


@pytest.fixture(scope="session")
def samples():
    return story_with_faces()


def recorded(folder, samples):
    facts = draws.facts(
        folder.name, zero=ZERO, bed="bed 3", patient="9f3ac2", shown_id="Baby M.", gestational_age_days=203
    )
    writer = SessionWriter(folder, draws.KEY, facts)
    for first in range(0, len(samples), 15):
        writer.write(samples[first : first + 15])
    writer.close()
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory, samples):
    return recorded(tmp_path_factory.mktemp("export") / "20261123-065430-abcdef", samples)


@pytest.fixture
def record(tmp_path):
    """Records samples and opens the session."""
    return lambda samples: Session(recorded(tmp_path / "20261124-080000-fedcba", samples), draws.KEY)


@pytest.fixture
def session(folder):
    with Session(folder, draws.KEY) as session:
        yield session


@pytest.fixture
def part(session):
    return Part(session, zone=UTC)


@pytest.fixture
def face_at():
    """Box and landmarks of the face at a time."""
    return face


@pytest.fixture
def key():
    """The key of the session."""
    return draws.KEY
