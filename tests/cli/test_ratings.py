"""The commands on ratings: `neopain sessions draw`, `ratings` and `agreement`."""

from importlib.util import find_spec

import pytest

from commands import ONE
from neopain.base.scales import SCALES
from neopain.record.scoring import clips
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import open_ward


def score(opened, people, totals):
    """Everyone scores every clip; `totals` points of the brow by person."""
    for clip in clips.clips(opened):
        for person, brow in zip(people, totals, strict=True):
            points = dict.fromkeys((item.key for item in SCALES["nfcs"].items), 0) | {"brow_bulge": brow}
            span_s = (clip.from_s, clip.to_s)
            Ratings(opened).add(
                new_rating("nfcs", SCALES["nfcs"], points, person, RatingMode.BLIND, span_s, clip.number)
            )


def test_clips_are_drawn_scored_and_compared(neopain, ward):
    draw = f"sessions draw {ONE} --scale nfcs --clips 1 --seconds 1 --seed 3 --user Noor".split()
    before = ward.audit.count()
    code, out, _ = neopain(*draw)
    entries = [(entry.who, entry.action, entry.detail) for entry in ward.audit.entries(before)]
    assert entries == [("Noor", Action.SIGNED_IN, ""), ("Noor", Action.CLIPS_DRAWN, f"{ONE}: 1 clips of 1 s for NFCS")]
    assert (code, out) == (0, f"{ONE}: 1 clips of 1 s to be scored on NFCS\n")
    people = {person.name: person for person in ward.staff.people()}
    with open_ward() as other, other.sessions.open_unaudited(ONE) as opened:
        score(opened, [people["Noor"]], [1])
        code, out, _ = neopain("sessions", "ratings", ONE, "--user", "Ines")
        assert code == 0
        assert "Noor" not in out, "Ines may still score it"
        code, _, message = neopain("sessions", "agreement", "--user", "Ines")
        assert code == 2
        assert "no clip that you may see was scored blind by two people" in message
        clip = clips.clips(opened)[0]
        points = dict.fromkeys((item.key for item in SCALES["nfcs"].items), 0)
        mine = new_rating(
            "nfcs", SCALES["nfcs"], points, people["Ines"], RatingMode.BLIND, (clip.from_s, clip.to_s), clip.number
        )
        Ratings(opened).add(mine)
    code, out, _ = neopain("sessions", "ratings", ONE, "--user", "Ines")
    assert code == 0
    assert "brow_bulge 1" in out
    code, out, _ = neopain("sessions", "agreement", ONE, "--user", "Ines")
    assert code == 0
    assert "Ines, Noor" in out
    assert "1.00" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("draw", ONE, "--scale", "vas", "--user", "Noor"), "there is no scale 'vas'"),
        (("draw", ONE, "--clips", "50", "--user", "Noor"), "has room for 0 more clips"),
        (("draw", ONE, "--seed", "-1", "--user", "Noor"), "--seed"),
        (("draw", ONE), "add --user NAME"),
        (("ratings", ONE), "add --user NAME"),
        (("agreement",), "add --user NAME"),
        (("score", ONE), "add --user NAME" if find_spec("PySide6") else "the window needs PySide6"),
    ],
)
def test_what_cannot_be_done_is_one_line(neopain, ward, words, message):
    code, _, error = neopain("sessions", *words)
    assert code == 2
    assert message in error
