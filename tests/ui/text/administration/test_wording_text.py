"""The words about the wording of scales."""

from dataclasses import replace

from neopain.base.scales import SCALES
from neopain.ui.text.administration import wording_text


def test_a_row_says_from_when_it_is_pain_and_whose_wording_it_is():
    nips = SCALES["nips"]
    as_delivered, own = wording_text.row("nips", nips), wording_text.row("nips", replace(nips, pain_from=3))
    assert as_delivered.replace("\u200e", "") == "NIPS\npain from 4 of 7   ·   as delivered"
    assert own.replace("\u200e", "") == "NIPS\npain from 3 of 7   ·   the unit's own wording"
