"""Words of the page where an administrator chooses and imports models."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from neopain.base.data import AlarmCondition
from neopain.review.model_choice import Proposal
from neopain.review.model_trial import Replayed, Totals
from neopain.ui.text import language, phrases, review_text
from neopain.workbench.list_models import Entry

MODELS = "Models"
CLASSIFIERS, OTHERS = "Classifiers: one is in use", "What the classifiers work on"
ROLES = {"detector": "Face detector", "landmarks": "Landmarks", "features": "Network", "classifier": "Classifier"}
IN_USE, NOT_SIGNED, _DAMAGED = "in use", "not signed", "damaged"
_RESCORES, _NO_NETWORKS = "rescoring only", "networks missing"
_SIGNED_BY, _NEEDS, _LICENCE = "signed by {name}", "Works on {names}.", "Licence: {licence}."
_NOT_INSTALLED = "{name} (not installed)"
IMPORT, CHOOSE_FOLDER = "Import from a stick", "Choose the folder of the model"
USE, CONFIRM, STOP = "Use this one …", "Use from the next start", "Stop"
NOTE = "Touch a classifier to use it instead. It is first compared with the one in use on the newest recordings."
USED = "It is in use. Touch another classifier to use that instead."
COMPARE = "It is first compared with the one in use on the newest recordings. Nothing changes before you confirm."
KEPT = "It is kept to rescore recordings made with its networks. To use it, import those that are not installed."
INCOMPLETE = "It is in use, but networks that it works on are not installed: import them, or touch another classifier."
BROUGHT = "It is used when a classifier that works on it is."
UNSIGNED = "Nobody signed it: use it only if you know who made it."
WHOSE, TRUST = "Whose key is it?", "Trust this key"
_KEY = "Compare the key with the one that they read to you: {key}"
STOPPED = "Stopped. Nothing was changed."
_IMPORTING = "Copying and checking … {share}"
_IMPORTED = "Imported: {names}"
_REPLAYING = "Replaying the newest recordings with both … {share}"
_CHOSEN = "{name} is used from the monitor's next start. Until then the monitor goes on with what it began with."
_NOW, _THEN = "now, with {name}", "with {name}"
PER_HOUR = "Pain alarms per patient-hour"
_OVER = ("1 recording of {hours} h was replayed with both.", "{n} recordings, {hours} h, were replayed with both.")
_LEFT_OUT = ("1 cannot be compared.", "{n} cannot be compared.")
NO_RECORDINGS = "There are no recordings to compare it on."
NOT_KNOWN = "No recording can tell how often it would alarm: it works on other networks, or they are damaged."
OLD_DAMAGED = "The models in use are damaged, so nothing could be compared."
CANNOT_COMPARE, _ALARMS = "cannot be compared", "pain alarms: {before} → {after}"


def row(entry: Entry) -> str:
    """Two lines: the name, and whether it is or can be in use, its kind, its licence and who signed it."""
    kind = ROLES.get(entry.role or "", "")
    if entry.missing:  # the heading says that it is a classifier
        kind = _RESCORES if entry.only_rescores else _NO_NETWORKS
    known = (_DAMAGED,) if entry.fault else (kind, entry.licence, _signed(entry))
    known = (IN_USE if entry.in_use else "", *known)
    return f"{entry.name}\n{' · '.join(part for part in known if part)}"


def facts(entry: Entry) -> str:
    """What there is to know of the model that was touched."""
    if entry.fault:
        return entry.fault
    names = (_NOT_INSTALLED.format(name=name) if name in entry.missing else name for name in entry.needs)
    needs = _NEEDS.format(names=", ".join(names)) if entry.needs else ""
    signed = "" if not entry.signed_by else _sentence(_signed(entry))
    lines = (needs, _LICENCE.format(licence=entry.licence), signed or UNSIGNED)
    return "\n".join(line for line in lines if line)


def what_to_do(entry: Entry) -> str:
    """What a touch on this model leads to."""
    if entry.fault:
        return NOTE
    if entry.role != "classifier":
        return BROUGHT
    if entry.missing:
        return INCOMPLETE if entry.in_use else KEPT
    return USED if entry.in_use else COMPARE


def whole_key(key: str) -> str:
    """A key to be compared, in groups that are read aloud."""
    return _KEY.format(key=" ".join(key[place : place + 8] for place in range(0, len(key), 8)))


def importing(share: float) -> str:
    """How far the copy is."""
    return _IMPORTING.format(share=phrases.percent(share))


def imported(names: tuple[str, ...]) -> str:
    """What was imported."""
    return _IMPORTED.format(names=", ".join(names))


def replaying(share: float) -> str:
    """How far the replay is."""
    return _REPLAYING.format(share=phrases.percent(share))


def chosen(name: str) -> str:
    """What is in use now, and from when on."""
    return _CHOSEN.format(name=name)


def sides(proposal: Proposal) -> tuple[str, str]:
    """Which bundle each of both rates is of."""
    return _NOW.format(name="" if proposal.old is None else proposal.old.id), _THEN.format(name=proposal.new.id)


def rate(per_hour: float) -> str:
    """Alarms per hour."""
    return language.number(per_hour, 2)


def compared(proposal: Proposal, pain: Totals) -> str:
    """On what both were compared, or why they were not."""
    if proposal.old is None:
        return OLD_DAMAGED
    if not proposal.replayed:
        return NO_RECORDINGS
    if pain.hours == 0:
        return NOT_KNOWN
    left_out = sum(1 for one in proposal.replayed if one.problem)
    hours = language.number(pain.hours, 1)
    over = language.counted(
        (_OVER[0].replace("{hours}", hours), _OVER[1].replace("{hours}", hours)), len(proposal.replayed) - left_out
    )
    return f"{over} {language.counted(_LEFT_OUT, left_out)}" if left_out else over


def replayed(one: Replayed) -> str:
    """One recording: when it began, its length, and its pain alarms with both."""
    began = one.session
    with suppress(ValueError):
        began = language.dated(datetime.strptime(one.session[:15], "%Y%m%d-%H%M%S"), "dd MMM  HH:mm")  # noqa: DTZ007
    if one.before is None or one.after is None:
        return review_text.fields(began, CANNOT_COMPARE)
    before, after = (outcome.started(AlarmCondition.PAIN) for outcome in (one.before, one.after))
    return review_text.fields(began, f"{language.number(one.hours, 1)} h", _ALARMS.format(before=before, after=after))


def _signed(entry: Entry) -> str:
    return _SIGNED_BY.format(name=entry.signed_by) if entry.signed_by else NOT_SIGNED


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


language.register(globals())
