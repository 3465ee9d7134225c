"""The facial actions of the Neonatal Facial Coding System (Grunau and Craig 1987): their keys and their names."""

from __future__ import annotations

NFCS_NAMES = {
    "brow_bulge": "Brow bulge",
    "eye_squeeze": "Eye squeeze",
    "nasolabial_furrow": "Nasolabial furrow",
    "open_lips": "Open lips",
    "vertical_mouth_stretch": "Vertical stretch",
    "horizontal_mouth_stretch": "Horizontal stretch",
    "lip_purse": "Lip purse",
    "taut_tongue": "Taut tongue",
    "tongue_protrusion": "Tongue protrusion",
    "chin_quiver": "Chin quiver",
}
"""The name of each action, by its key. The stretches are those of the mouth; the bedside has no room to say so."""

NFCS_SIGNS = {
    "brow_bulge": "bulge above the brows",
    "eye_squeeze": "lids pressed shut",
    "nasolabial_furrow": "deep fold at the nose",
    "open_lips": "lips apart",
    "vertical_mouth_stretch": "jaw drops, mouth long",
    "horizontal_mouth_stretch": "corners drawn apart",
    "lip_purse": "lips pushed round",
    "taut_tongue": "tongue cupped, tight",
    "tongue_protrusion": "tongue out of the lips",
    "chin_quiver": "chin trembles fast",
}
"""What is seen where an action is there, in our own words."""

NFCS_ACTIONS = tuple(NFCS_NAMES)
"""The keys of the ten actions, in the order of every array of their intensities."""

NFCS_SHORT_NAMES = NFCS_NAMES | {
    "nasolabial_furrow": "Nasolabial",
    "horizontal_mouth_stretch": "Horiz. stretch",
    "tongue_protrusion": "Tongue out",
}
"""Names of at most 16 characters, for places with no room for more (labels of EDF signals, narrow columns)."""

NFCS_DRAWN = (
    "brow_bulge",
    "eye_squeeze",
    "open_lips",
    "vertical_mouth_stretch",
    "horizontal_mouth_stretch",
    "lip_purse",
)
"""The actions that a face drawn from 68 landmarks shows: it has no skin fold, no tongue and no trembling chin."""
