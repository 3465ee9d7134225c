"""Before other models are used: the ward's own recordings are replayed with them, and a person is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from neopain.base import paths
from neopain.base.data import AlarmCondition
from neopain.base.errors import AccessError
from neopain.cli.options import load_settings, print_table, say, signed_in

if TYPE_CHECKING:
    from neopain.inference.store import Bundle


def agree(new: Bundle, *, user: str | None, last: int, yes: bool) -> bool:
    """Show what `new` would have alarmed over the `last` recordings of the ward, and ask, unless `yes`.

    Without records there is nothing to compare, and it is agreed. Raises AccessError where nobody signs in.
    """
    from neopain.cli.tables import trial_table
    from neopain.inference.store import load_bundle
    from neopain.record.storage import keys
    from neopain.review.model_trial import newest_sessions, totals, try_models

    if not keys.exists(paths.records()):
        return True
    old = load_bundle(paths.models())
    try:
        with signed_in(user, "REVIEW") as (ward, person):
            sessions = newest_sessions(ward, person, new.id, last)
            say(f"replaying {len(sessions)} recordings with {old.id} and with {new.id}")
            replayed = tuple(try_models(sessions, old, new, load_settings(), lambda share: True))
    except AccessError as error:
        raise AccessError(f"{error}: the ward's recordings are replayed first (or add --without-replay)") from error
    if not replayed:
        return True
    print_table(trial_table(replayed, old.id, new.id))
    pain = totals(replayed, AlarmCondition.PAIN)
    before, after = pain.per_hour
    if pain.hours == 0:
        say(f"none of these recordings can tell how often {new.id} would alarm")
    else:
        say(f"pain alarms per patient-hour: {before:.2f} with {old.id}, {after:.2f} with {new.id}")
    return yes or typer.confirm(f"Use {new.id} from now on?", err=True)
