"""Names of wards and beds as levels of a topic."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neopain.base.errors import InputError
from neopain.base.text import bed_key
from neopain.ward.topics import Channel, beat_topic, bed_level, bed_topic, beds_filter, read_bed_topic


def test_the_topics_are_those_of_the_page():
    assert bed_topic("NICU", "Bed 3", Channel.STATE) == "ward/NICU/bed/3/state"
    assert beds_filter("NICU", Channel.EVENT) == "ward/NICU/bed/+/event"
    assert beat_topic("NICU") == "ward/NICU/server/beat"


def test_no_name_holds_a_separator_or_a_wildcard():
    topic = bed_topic("A/+", "Room 2 / #1", Channel.CMD)
    assert topic == "ward/A%2F%2B/bed/room%202%20%2F%20%231/cmd"
    assert read_bed_topic(topic) == ("A/+", "room 2 / #1", Channel.CMD)


@pytest.mark.parametrize(("name", "written"), [(".", "%2E"), ("..", "%2E%2E"), ("Bed ..", "%2E%2E"), ("3.1", "3.1")])
def test_no_name_is_that_of_another_folder(name, written):
    assert bed_level(name) == written
    assert read_bed_topic(bed_topic("..", name, Channel.LINK)) == ("..", bed_key(name), Channel.LINK)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 101, "a\u202eb"])
def test_a_name_that_cannot_be_stored_is_one_line(name):
    with pytest.raises(InputError) as error:
        bed_topic("NICU", name, Channel.STATE)
    assert "\n" not in str(error.value)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=30))
def test_a_bed_is_read_back_as_it_is_compared(name):
    try:
        written = bed_level(name)
    except InputError:
        return
    assert not set(written) & set("/+# ")
    assert read_bed_topic(f"ward/W/bed/{written}/link") == ("W", bed_key(name), Channel.LINK)


@pytest.mark.parametrize(
    "topic",
    [
        "",
        "ward",
        "ward/W/bed/3/other",
        "ward/W/beds/3/state",
        "x/W/bed/3/state",
        "ward/W/bed//state",
        "ward//bed/3/state",
        "ward/W/bed/3/state/x",
        "ward/W/bed/%ff/state",
        "ward/W/bed/Bed%203/state",
        f"ward/W/bed/{'3' * 200}/state",
    ],
)
def test_any_other_topic_is_an_error(topic):
    with pytest.raises(InputError, match="is not the topic of a bed"):
        read_bed_topic(topic)
