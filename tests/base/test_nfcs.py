"""The ten facial actions: their order is that of stored arrays, and each has one name."""

from neopain.base.data import NFCS_ACTIONS
from neopain.base.nfcs import NFCS_NAMES, NFCS_SHORT_NAMES
from neopain.base.scales import SCALES


def test_the_order_is_that_of_the_stored_arrays():
    assert NFCS_ACTIONS == (
        "brow_bulge",
        "eye_squeeze",
        "nasolabial_furrow",
        "open_lips",
        "vertical_mouth_stretch",
        "horizontal_mouth_stretch",
        "lip_purse",
        "taut_tongue",
        "tongue_protrusion",
        "chin_quiver",
    )


def test_short_names_are_for_the_same_actions_and_fit_16_characters():
    assert tuple(NFCS_SHORT_NAMES) == NFCS_ACTIONS
    assert max(len(name) for name in NFCS_SHORT_NAMES.values()) <= 16
    assert len(set(NFCS_SHORT_NAMES.values())) == len(NFCS_ACTIONS)


def test_scales_use_the_common_names_of_the_actions():
    assert {item.key: item.name for item in SCALES["nfcs"].items} == NFCS_NAMES
    named = {item.key: item.name for item in SCALES["pipp_r"].items if item.key in NFCS_NAMES}
    assert named == {key: NFCS_NAMES[key] for key in ("brow_bulge", "eye_squeeze", "nasolabial_furrow")}
