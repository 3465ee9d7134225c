"""The words for who did it."""

from neopain.base.data import Doer, Event, EventKind
from neopain.ui.text.who_text import who


def test_a_name_nobody_or_the_monitor():
    assert who(Event(1.0, EventKind.MARKED, by="Ada", doer=Doer.PERSON)) == "Ada"
    assert who(Event(1.0, EventKind.MARKED, doer=Doer.PERSON)) == "nobody signed in"
    assert who(Event(1.0, EventKind.AUDIO_ON, doer=Doer.MONITOR)) == "the monitor itself"
    assert who(Event(1.0, EventKind.AUDIO_ON)) == ""
