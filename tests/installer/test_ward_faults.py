"""Who judges a ward that is broken on purpose: an old number, a tile that does not say so, and events are found."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

PROGRAMS = Path(__file__).parents[2] / "packaging" / "ward"
TILE = {"presence": "live", "p": 12, "patient": "100.00"}


@pytest.fixture(scope="module")
def programs():
    """The modules of the folder, which find each other as a program's do."""
    before = set(sys.modules)
    sys.path.insert(0, str(PROGRAMS))
    try:
        import fault_page
        import fault_report
        import faults

        yield SimpleNamespace(page=fault_page, report=fault_report, faults=faults)
    finally:
        sys.path.remove(str(PROGRAMS))
        for name in set(sys.modules) - before:
            if str(PROGRAMS) in str(getattr(sys.modules[name], "__file__", "")):
                del sys.modules[name]


def watched(page, looks, slack_s=0.5):
    """What was found in looks at a tile: fields, age in tenths, when the server was heard, now."""
    found = page.Watched(0.0, slack_s)
    for fields, tenths, heard_s, now_s in looks:
        found.look(page.shown(TILE | fields, tenths, heard_s, now_s), now_s)
    return found


def test_a_tile_that_goes_grey_in_time_is_well(programs):
    page = programs.page
    silent = {"presence": "silent", "p": None}
    found = watched(page, [({}, 2, 100, 100.2), ({}, 29, 103, 103), (silent, 60, 106, 106), (silent, 900, 190, 190)])
    assert (found.faults, found.oldest_number_s, found.silent_s) == (set(), 3.0, 90.0)


def test_a_page_that_hears_nothing_counts_on_by_itself(programs):
    page = programs.page
    found = watched(page, [({}, 2, 100, 100.2), ({}, 2, 100, 102.7), ({}, 2, 100, 140)])
    assert (found.faults, found.oldest_number_s) == (set(), pytest.approx(2.7))


def test_an_old_number_and_a_tile_that_does_not_say_so_are_found(programs):
    page = programs.page
    number = watched(page, [({}, 2, 100, 100), ({}, 2, 105.6, 105.6)])
    assert number.faults == {"an old number is shown as new", "a tile older than 5 s does not say so"}
    word = watched(page, [({}, 2, 100, 100), ({"p": None}, 2, 105.6, 105.6)])
    assert word.faults == {"a tile older than 5 s does not say so"}
    assert watched(page, [({}, 2, 100, 100), ({}, 2, 105.4, 105.4)]).faults == set(), "whoever watches may be late"


def test_events_that_are_lost_twice_or_unknown_are_found(programs):
    faults = programs.report
    noted = {("1", "a", seq): 10.0 + seq for seq in range(1, 6)}
    whole = list(noted)
    none = {"lost": 0, "twice": 0, "unknown": 0, "unsaved": 0}
    assert faults.missing(noted, whole, {}, noted) == none
    assert faults.missing(noted, whole[:-2], {}, noted) == none | {"lost": 2}
    assert faults.missing(noted, whole[:-2], {"1": [15.1], "2": [14.0]}, noted) == none | {"lost": 1, "unsaved": 1}
    again = faults.missing(noted, whole[:-1], {"1": [14.9]}, noted)
    assert again["lost"] == 1, "it was noted after the bed was started again"
    assert faults.missing(noted, [*whole, whole[0]], {}, noted) == none | {"twice": 1}
    other = ("1", "b", 1)
    assert faults.missing(noted, [*whole, other], {}, noted) == none | {"unknown": 1}
    assert faults.missing(noted, [*whole, other], {}, {*noted, other}) == none, "it was noted while others were read"


def test_the_table_names_what_was_not_so(programs):
    faults = programs.report
    one = {"kind": "bed frozen", "bed": "2", "sounded_s": 2.31, "said_by_s": 3.2, "oldest_number_s": 3.1}
    one |= {"live_again_s": 1.24, "events": {"noted": 7, "lost": 0}, "not_so": []}
    report = {"beds": 3, "database": "sqlite", "computer": "2 cores", "began": "now", "seed": 1}
    report["faults"] = [one, one | {"live_again_s": None, "not_so": ["not all tiles are live again"]}]
    table = faults.table(report)
    assert "| bed frozen | 2 | 2.3 s | 3.2 s | 3.1 s | 1.2 s | 1 |" in table
    assert "- fault 2, bed frozen, bed 2: not all tiles are live again" in table
    assert "Events: 7 noted, 0 lost" in table


def test_every_fault_that_was_asked_for_is_there(programs):
    faults = programs.faults
    for wanted in ("broker", "server", "database", "bed killed", "frozen", "link cut", "clock wrong", "disk full"):
        assert any(wanted in kind for kind in faults.FAULTS), wanted
    assert faults.FAULTS.keys() > faults.KEEPS_EVENTS
