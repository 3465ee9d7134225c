"""A hospital's own wording and cut-offs of the scales."""

from dataclasses import replace

import pytest

from neopain.base.errors import SettingsError
from neopain.base.scales import SCALES
from neopain.record.scoring.wording import load_scales


def test_without_a_file_the_scales_are_the_published_ones(tmp_path):
    assert load_scales(tmp_path / "scales.toml") == SCALES


def test_a_hospital_sets_wording_and_cut_off(tmp_path):
    path = tmp_path / "scales.toml"
    path.write_text(
        '[nips]\npain_from = 3\n[nips.items.cry]\nname = "Schreien"\nnotes = ["a", "b", "c"]\n'
        '[n_pass.items.preterm]\nnotes = ["30 weeks or more", "below 30 weeks"]\n',
        encoding="utf-8",
    )
    scales = load_scales(path)
    cry = scales["nips"].items[1]
    assert (cry.key, cry.name, cry.notes) == ("cry", "Schreien", ("a", "b", "c"))
    assert scales["nips"] == replace(
        SCALES["nips"], pain_from=3, items=(SCALES["nips"].items[0], cry, *SCALES["nips"].items[2:])
    )
    assert scales["n_pass"].most == 11
    assert scales["cries"] == SCALES["cries"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[nips", "cannot be read as TOML"),
        ("[vas]\npain_from = 3", "no scale 'vas'"),
        ("[nips]\npain_from = 8", "nips: pain_from = 8 must be above 0 and at most 7"),
        ("[nips]\npain_from = 0", "must be above 0"),
        ("[nips]\npain_from = nan", "must be above 0"),
        ("[nips]\nlimit = 3", "nips.limit"),
        ('[nips.items.cry]\nnotes = ["a", "b"]', "cry.notes has 2 notes; it needs 3"),
        ('[n_pass.items.preterm]\nnotes = ["a", "b", "c"]', "it needs 2 / 4"),
        ('[nips.items.smile]\nname = "x"', "no item 'smile'"),
    ],
)
def test_a_fault_in_the_file_is_one_line(tmp_path, text, words):
    path = tmp_path / "scales.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as error:
        load_scales(path)
    assert str(error.value).count("\n") == 0
    assert "scales.toml" in str(error.value)
