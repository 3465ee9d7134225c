"""Many names are found by alphabet in few touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.ui.widgets.name_groups import in_groups, titles_of


def test_few_names_are_one_group_by_alphabet_whatever_their_accents_and_capitals():
    assert in_groups(["Zoe", "émile", "Eva", "Ada"], 4) == [("Ada", "émile", "Eva", "Zoe")]


@pytest.mark.parametrize(("people", "touches"), [(9, 1), (10, 2), (81, 2), (82, 3), (700, 3)])
def test_as_few_touches_as_there_can_be(people, touches):
    names = [f"Nurse {number:03}" for number in range(people)]

    def reached(group):
        groups = in_groups(group, 9)
        return 1 if len(groups) == 1 else 1 + max(map(reached, groups))

    assert reached(names) == touches


@given(st.sets(st.text(min_size=1), max_size=200), st.integers(2, 12))
def test_every_name_is_in_one_group(names, most):
    groups = in_groups(sorted(names), most)
    assert sorted(name for group in groups for name in group) == sorted(names)
    assert len(groups) <= most
    assert len(names) > most or len(groups) == 1
    sizes = {len(group) for group in groups}
    assert max(sizes) - min(sizes) <= 1


def test_a_group_is_called_by_its_ends():
    groups = [("Ada Byron", "Bo", "Dr. Ines Okafor"), ("Eva",), ("Ines A.", "Ines B."), ("Ines C.", "Noor")]
    assert titles_of(groups) == ["Ada – Dr. Ines", "Eva", "Ines – Ines B.", "Ines C. – Noor"]
