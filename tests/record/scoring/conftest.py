"""A recorded minute, people who score it, and a function that stores a rating."""

import pytest

import draws
from neopain.base.data import NFCS_ACTIONS, Role
from neopain.base.scales import SCALES
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.staff import Person

ADA, BO, CY = (Person(name, Role.NURSE) for name in ("Ada", "Bo", "Cy"))
FULL = {"face": 1, "cry": 2, "breathing": 1, "arms": 1, "legs": 0, "arousal": 0}
FACES = dict.fromkeys(NFCS_ACTIONS, 1)


@pytest.fixture(scope="module")
def samples():
    return list(draws.samples(60.0, 10.0, seed=3, width=16))


@pytest.fixture
def folder(tmp_path, master, samples):
    folder = tmp_path / "s"
    writer = SessionWriter(folder, master, draws.facts("s"))
    writer.write(samples)
    writer.close()
    return folder


@pytest.fixture
def session(folder, master):
    with Session(folder, master) as session:
        yield session


def score(session, by, clip=None, way=RatingMode.BLIND, points=None, scale=None):
    scale = scale or ("nips" if clip is None else "nfcs")
    points = points or {"nips": FULL, "nfcs": FACES}[scale]
    span_s = (5.0, 25.0) if clip is None else (clip.from_s, clip.to_s)
    number = None if clip is None else clip.number
    return Ratings(session).add(new_rating(scale, SCALES[scale], points, by, way, span_s, number))
