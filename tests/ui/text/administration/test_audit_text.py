"""Every action has words, and an entry says who, what, when and with what."""

from neopain.record.ward.audit import Action, Entry
from neopain.review.audit_view import Checked
from neopain.ui.text.administration import audit_text


def test_every_action_has_words():
    assert set(audit_text.ACTIONS) == set(Action)
    assert len(set(audit_text.ACTIONS.values())) == len(Action), "two that read alike could not be told apart"


def test_an_entry_says_who_what_when_and_with_what(live_in):
    live_in("Pacific/Apia")
    entry = Entry(3, "2026-11-22T12:00:00.123+00:00", "Ines", Action.LIMIT_CHANGED, "60 % to 70 %")
    assert audit_text.row(entry) == "Ines: changed the limit\n23 Nov 2026  01:00:00  ·  60 % to 70 %"
    alone = Entry(4, "2026-11-22T12:00:00+00:00", "", Action.SESSION_STARTED, "")
    assert audit_text.row(alone) == "Recording began\n23 Nov 2026  01:00:00"
    newer = Entry(5, "2026-11-22T12:00:00+00:00", "Ines", "moon_landed", "")
    assert audit_text.row(newer).startswith("Ines: moon_landed")


def test_what_the_check_found():
    assert audit_text.checked(Checked(12, 3, ())) == "12 entries and 3 recordings: all as they were written."
    assert audit_text.checked(Checked(12, 3, ("one",))).startswith("1 finding.")
    assert audit_text.checked(Checked(12, 3, ("one", "two"))).startswith("2 findings.")
