from neopain.base.data import Doer, Event, EventKind
from neopain.ui.text import staff_text


def test_long_names_are_shortened():
    long = "Dr. Ada Lovelace of the night shift"
    assert staff_text.signed_in("Noor") == "Signed in: Noor"
    assert staff_text.signed_in("") == ""
    assert len(staff_text.sign_out(long)) < 25
    assert len(staff_text.signed_in(long)) < 27


def test_a_name_nobody_or_the_monitor():
    assert staff_text.who(Event(1.0, EventKind.MARKED, by="Ada", doer=Doer.PERSON)) == "Ada"
    assert staff_text.who(Event(1.0, EventKind.MARKED, doer=Doer.PERSON)) == "nobody signed in"
    assert staff_text.who(Event(1.0, EventKind.AUDIO_ON, doer=Doer.MONITOR)) == "the monitor itself"
    assert staff_text.who(Event(1.0, EventKind.AUDIO_ON)) == ""
