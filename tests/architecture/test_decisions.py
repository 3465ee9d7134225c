"""docs/decisions and the code agree: ids, statuses, and every number that a decision names."""

import re
from collections import Counter
from importlib.util import find_spec

import pytest
from pydantic import BaseModel

from decisions import COLUMNS, FOLDER, Pointer, decisions, value_of
from neopain.base.settings import Settings
from neopain.pipeline import alarm_rules

DECISIONS = decisions()
BY_ID = {decision.key: decision for decision in DECISIONS}
POINTERS = sorted(
    {(decision.key, str(pointer)): pointer for decision in DECISIONS for pointer in decision.pointers}.items()
)
_OLD_ROWS = 193
_NUMBER = re.compile(r"\d+(?:,\d{3})+|\d+(?:\.\d+)?(?:e-\d+)?")
_WORDS = {"at once": 0.0, "half": 0.5, "one": 1.0, "two": 2.0, "twice": 2.0, "ten": 10.0, "hourly": 3600.0}
_UNITS = (1.0, 1 / 60, 1 / 3600, 1 / 86400, 100.0, 1000.0, 1 / 1024)
"""A decision may state a number of seconds in minutes, hours or days, a share in percent, bytes in KiB."""
_MEASURES = ("delay_s", "leave_s", "reminder_s", "hold_s", "escalate_s", "enter", "leave")


def _named(place: str) -> set[str]:
    return {pointer.name for decision in DECISIONS for pointer in decision.pointers if pointer.place == place}


def _needs_qt(pointer: Pointer) -> bool:
    return pointer.place.startswith("ui.")


@pytest.mark.parametrize(
    ("key", "pointer"),
    [
        pytest.param(
            key,
            pointer,
            id=f"{key} {name}",
            # One CI step runs without Qt; `make test` has it and compares these too.
            marks=pytest.mark.skipif(_needs_qt(pointer) and find_spec("PySide6") is None, reason="needs Qt"),
        )
        for (key, name), pointer in POINTERS
    ],
)
def test_the_number_of_a_decision_is_the_number_in_the_code(key, pointer):
    found = value_of(pointer)
    assert type(found) is type(pointer.value) or isinstance(found, str)
    assert found == pointer.value


def _stated(text: str) -> list[float]:
    """All numbers that `text` states."""
    numbers = [float(number.replace(",", "")) for number in _NUMBER.findall(text)]
    return numbers + [number for word, number in _WORDS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)]


def test_the_words_of_a_decision_state_the_number_that_it_points_to():
    """So that a constant and its pointer cannot change while the sentence still gives the old number."""
    unsaid = []
    for decision in DECISIONS:
        stated = _stated(" ".join(decision.texts))
        for pointer in decision.pointers:
            values = pointer.value if isinstance(pointer.value, tuple) else (pointer.value,)
            if len(values) > 2 or not all(isinstance(value, int | float) for value in values):
                continue
            for value in values:
                forms = [value * unit for unit in _UNITS] + ([1 / value] if value else [])
                if not any(abs(form - number) < 1e-9 * max(1.0, number) for form in forms for number in stated):
                    unsaid.append(f"{decision.key}: {pointer} = {value}")
    assert unsaid == []


def test_every_table_has_the_same_columns_and_rows():
    for path in FOLDER.glob("*.md"):
        heads = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| Id ")]
        assert heads == [f"| {' | '.join(COLUMNS)} |"] * len(heads)
    assert len(DECISIONS) >= _OLD_ROWS
    assert all(all(decision.texts) for decision in DECISIONS)


def test_an_id_is_used_once_and_its_letters_are_its_file():
    assert [key for key, times in Counter(decision.key for decision in DECISIONS).items() if times > 1] == []
    letters = {decision.key.split("-")[0]: decision.file for decision in DECISIONS}
    assert len(letters) == len(set(letters.values())) == len({decision.file for decision in DECISIONS})
    assert all(letters[decision.key.split("-")[0]] == decision.file for decision in DECISIONS)
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"[{file}]({file}) | {letter} |" in index for letter, file in letters.items())


def test_ids_of_a_file_are_numbered_without_a_gap():
    for file in {decision.file for decision in DECISIONS}:
        numbers = [int(decision.key.split("-")[1]) for decision in DECISIONS if decision.file == file]
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_supersedes_is_in_force_and_both_rows_say_so():
    for decision in DECISIONS:
        if decision.superseded_by is not None:
            newer = BY_ID[decision.superseded_by]
            assert newer.superseded_by is None
            assert decision.key in newer.supersedes
            assert decision.pointers == ()
        for key in decision.supersedes:
            assert BY_ID[key].superseded_by == decision.key


def test_every_number_of_the_former_list_is_found():
    assert {number for decision in DECISIONS for number in decision.was} == set(range(1, _OLD_ROWS + 1))


def test_every_id_in_a_text_exists():
    for decision in DECISIONS:
        for text in decision.texts:
            assert set(re.findall(r"\b(?:ALM|PIP|MOD|WDG|REC|UI|SCO|TRA|SYN|PKG)-\d+\b", text)) <= BY_ID.keys()


def test_every_number_of_the_alarm_table_has_a_decision():
    expected = {
        f"RULE.{rule.condition.name}.{measure}"
        for rule in alarm_rules.RULES
        for measure in _MEASURES
        if getattr(rule, measure)
    }
    expected |= {name for name, value in vars(alarm_rules).items() if name.isupper() and isinstance(value, float | int)}
    assert expected - _named("pipeline.alarm_rules") == set()


def test_every_number_of_the_settings_has_a_decision():
    expected = set()
    for branch in Settings.model_fields.values():
        part = branch.default
        assert isinstance(part, BaseModel)
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, int | float | tuple) and not isinstance(value, bool):
                expected.add(f"{type(part).__name__}.{name}")
    assert len(expected) > 30
    assert expected - _named("base.settings") == set()
