"""The commands on scores given by people: `neopain sessions draw | score | ratings | agreement`."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.cli.options import (
    SessionId,
    User,
    example,
    load_settings,
    needs_extra,
    opened_session,
    print_table,
    say,
    signed_in,
)

ratings_app = typer.Typer()


@ratings_app.command("draw", epilog=example("sessions draw 20261123-08 --scale nips --clips 10 --user Ines"))
def draw_clips(
    session: SessionId,
    scale: Annotated[str, typer.Option(help="nips, n_pass, nfcs, pipp_r or cries; all but nfcs need video.")] = "nfcs",
    count: Annotated[int, typer.Option("--clips", help="How many.")] = 10,
    length_s: Annotated[float, typer.Option("--seconds", help="How long each is.")] = 20.0,
    seed: Annotated[int | None, typer.Option(min=0, help="Draws the same again from the same session.")] = None,
    user: User = None,
) -> None:
    """Draw clips of a session at random, for two people to score without seeing the program's curve."""
    import secrets

    from neopain.base.scales import SCALES
    from neopain.record.scoring import clips
    from neopain.record.ward.audit import Action

    if scale not in SCALES:
        raise InputError(f"there is no scale '{scale}'; known are {', '.join(SCALES)}")
    detail = f"{count} clips of {length_s:g} s for {SCALES[scale].title}"
    with (
        signed_in(user, "SCORE") as (ward, person),
        ward.open_to_change(person, session, Action.CLIPS_DRAWN, detail) as opened,
    ):
        drawn = clips.draw(opened, person, scale, count, length_s, secrets.randbits(32) if seed is None else seed)
        say(f"{opened.facts.id}: {len(drawn)} clips of {length_s:g} s to be scored on {SCALES[scale].title}")


@ratings_app.command("score", epilog=example("sessions score 20261123-08 --user Ines"))
def score_clips(session: SessionId, user: User = None) -> int:
    """Score the clips that were drawn from a session, in a window that shows nothing of the program's own scores."""
    with needs_extra("the window"):
        from neopain.ui.scoring.blind_page import run_scoring
    from neopain.review.blind_scoring import BlindScoring

    with signed_in(user, "SCORE") as (ward, person):
        scoring = BlindScoring(ward.folder, ward.key, person, ward.sessions.find(session), paths.scales_file())
    return run_scoring(scoring, load_settings().bedside.language)


@ratings_app.command("ratings", epilog=example("sessions ratings 20261123-08 --user Ines"))
def list_ratings(session: SessionId, user: User = None) -> None:
    """List the scores given by people in a session; blind ones of others only once they cannot influence yours."""
    from neopain.cli.tables import ratings_table
    from neopain.record.scoring.ratings import Ratings

    with opened_session(session, user, "REVIEW", "SESSION_VIEWED", "ratings") as (opened, person):
        print_table(ratings_table(Ratings(opened).visible_to(person.name)))


@ratings_app.command("agreement", epilog=example("sessions agreement --user Ines"))
def show_agreement(
    session: Annotated[str | None, typer.Argument(help="One session; all of them if not given.")] = None,
    user: User = None,
) -> None:
    """Report how well those who scored the same clips blind agree, and whether that drifts from month to month."""
    from neopain.cli.tables import agreement_table
    from neopain.record.scoring.agreement import Pair, agreement_groups, pairs, unequal_pairs
    from neopain.record.scoring.ratings import Ratings
    from neopain.record.ward.audit import Action

    scored: list[Pair] = []
    unequal = 0
    with signed_in(user, "REVIEW") as (ward, person):
        names = [entry.id for entry in ward.sessions.list() if entry.problem is None]
        for name in names if session is None else [ward.sessions.find(session)]:
            with ward.open_session(person, name, Action.SESSION_VIEWED, "agreement of raters") as opened:
                visible = Ratings(opened).visible_to(person.name)
                scored += pairs(visible)
                unequal += unequal_pairs(visible)
    if unequal:
        say(f"left out: {unequal} clips in which one of the two could see items that the other could not", error=True)
    if not scored:
        raise InputError("no clip that you may see was scored blind by two people: draw clips and score them first")
    print_table(agreement_table(agreement_groups(scored)))
