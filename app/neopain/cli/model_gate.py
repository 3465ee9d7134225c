"""Before other models are used: the recordings are replayed with them, a person is asked, and the change is logged."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from neopain.base import paths
from neopain.base.data import AlarmCondition
from neopain.base.errors import AccessError, ModelError, RecordError
from neopain.cli.options import load_settings, print_table, say, signed_in

if TYPE_CHECKING:
    from neopain.inference.store import Bundle
    from neopain.record.storage.keys import MasterKey
    from neopain.record.ward.staff import Person
    from neopain.record.ward.ward import Ward
    from neopain.review.model_trial import Replayed


class ModelGate:
    """The replay of the `last` recordings, if `replays`, the question, unless `yes`, and the entry in the audit log.
    `user` signs in for the replay, and is named in the log.
    """

    def __init__(self, user: str | None, last: int, *, replays: bool, yes: bool) -> None:
        self._user, self._last, self._replays, self._yes = user, last, replays, yes
        self._by = ""
        self._key: MasterKey | None = None

    def agree(self, new: Bundle) -> bool:
        """Show what `new` would have alarmed, and ask. Without records there is nothing to compare, and it is agreed.

        Raises AccessError where nobody signs in.
        """
        from neopain.record.storage import keys

        if not keys.exists(paths.records()) or (self._user is None and not self._replays):
            return True
        try:
            with signed_in(self._user, "REVIEW") as (ward, person):
                self._by, self._key = person.name, ward.key
                if not self._replays or self._show(ward, person, new):
                    return True
        except AccessError as error:
            if not self._replays:
                raise
            raise AccessError(f"{error}: the ward's recordings are replayed first (or add --without-replay)") from error
        return self._yes or typer.confirm(f"Use {new.id} from now on?", err=True)

    def put(self, new: Bundle, act: Callable[[], None]) -> None:
        """Let `act` put `new` in use, in one step with its entry in the audit log."""
        from neopain.inference.store import read_active
        from neopain.review.model_choice import changed

        try:
            before = read_active(paths.models()).bundle
        except ModelError:  # these are the remedy for just that
            before = None
        logged("MODELS_CHOSEN", changed(before, new), act, self._by, self._key)

    def _show(self, ward: Ward, person: Person, new: Bundle) -> bool:
        """Show the comparison; returns whether there is nothing to compare and so nothing to ask."""
        from neopain.inference.store import load_bundle
        from neopain.review.model_trial import newest_sessions, try_models

        try:
            old = load_bundle(paths.models())
        except ModelError as error:
            say(f"nothing is compared, as the models in use cannot be loaded: {error}")
            return False
        sessions = newest_sessions(ward, person, new.id, self._last)
        say(f"replaying {len(sessions)} recordings with {old.id} and with {new.id}")
        replayed = tuple(try_models(sessions, old, new, load_settings(), lambda share: True))
        if replayed:
            _print(replayed, old, new)
        return not replayed


def logged(
    action: str, detail: str, act: Callable[[], None] = lambda: None, by: str = "", key: MasterKey | None = None
) -> None:
    """Do `act` in one step with its entry in the audit log: `action` (a name in Action) and `detail`. Where nobody has
    signed in (`by` is empty) the entry names the account. `key` is that of the records, where it is known.

    A computer without records has no log. Where the log does not open it is done all the same, and said so.
    """
    from neopain.record.storage.records_folder import has_records
    from neopain.record.ward.audit import Action
    from neopain.record.ward.ward import Ward, open_key

    done, why = False, ""

    def once() -> None:
        nonlocal done
        act()
        done = True

    folder = paths.records()
    try:
        if has_records(folder):
            with Ward(folder, open_key(folder) if key is None else key, create=False) as ward:
                ward.audit.append(by, Action[action], detail if by else f"{detail}, by account {_account()}", once)
    except RecordError as error:
        why = str(error)
    if not done:
        act()
    if why:
        say(f"neopain: not in the audit log: {why}", error=True)


def _account() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a number without a name, as in a container
        return "without a name"


def _print(replayed: tuple[Replayed, ...], old: Bundle, new: Bundle) -> None:
    from neopain.cli.tables import trial_table
    from neopain.review.model_trial import totals

    print_table(trial_table(replayed, old.id, new.id))
    pain = totals(replayed, AlarmCondition.PAIN)
    before, after = pain.per_hour
    if pain.hours == 0:
        say(f"none of these recordings can tell how often {new.id} would alarm")
    else:
        say(f"pain alarms per patient-hour: {before:.2f} with {old.id}, {after:.2f} with {new.id}")
