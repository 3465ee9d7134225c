"""The four published networks: addresses, checksums, structure and terms of use."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from neopain.base.errors import InputError
from neopain.inference.matconvnet import Convolution, Description, MaxPool, Normalisation

_FOLDER = "http://www.vlfeat.org/matconvnet/models/"
_DEVIL = "Chatfield, Simonyan, Vedaldi, Zisserman: Return of the Devil in the Details, BMVC 2014"
_FACES = "Parkhi, Vedaldi, Zisserman: Deep Face Recognition, BMVC 2015"
_OBJECTS = "ImageNet, ILSVRC-2012: photographs of 1,000 kinds of objects"
_THREE, _FULL = "c3/1 c3/1 c3/1", "c6/1 c1/1 c1/1"
_ADULTS = "Photographs of 2,622 people, almost all of them adults"


@dataclass(frozen=True, slots=True)
class Published:
    """One published network.

    `structure` lists the layers with a window, in order: c convolution, p max pool, each with its side and, after
    a stroke, its stride; n local response normalisation. `licence` is an SPDX name.
    """

    name: str
    title: str
    file: str
    md5: str
    parameters: int
    structure: str
    licence: str
    terms: str
    source: str
    data: str
    address: str


def _devil(letter: str, md5: str, parameters: int, structure: str) -> Published:
    """VGG-F, VGG-M or VGG-S, which share paper, data and terms."""
    name, file = f"vgg-{letter}", f"imagenet-vgg-{letter}.mat"
    terms = ("LicenseRef-non-commercial", "Its authors allow non-commercial use only.")
    return Published(name, name.upper(), file, md5, parameters, structure, *terms, _DEVIL, _OBJECTS, f"{_FOLDER}{file}")


PUBLISHED = (
    Published(
        "vgg-face",
        "VGG-Face",
        "vgg-face.mat",
        "3d6cd504bf9c98af4a561aad059565d1",
        145_002_878,
        "c3/1 c3/1 p2/2 c3/1 c3/1 p2/2 c3/1 c3/1 c3/1 p2/2 c3/1 c3/1 c3/1 p2/2 c3/1 c3/1 c3/1 p2/2 c7/1 c1/1 c1/1",
        "CC-BY-NC-4.0",
        "Creative Commons Attribution-NonCommercial 4.0, https://creativecommons.org/licenses/by-nc/4.0/",
        _FACES,
        _ADULTS,
        f"{_FOLDER}vgg-face.mat",
    ),
    _devil("f", "3513562d28089bd965cc050cbf8597a6", 60_834_536, f"c11/4 n p3/2 c5/1 n p3/2 {_THREE} p3/2 {_FULL}"),
    _devil("m", "29294d5f62578c96a3533859514235f2", 102_908_520, f"c7/2 n p3/2 c5/2 n p3/2 {_THREE} p3/2 {_FULL}"),
    _devil("s", "dbe23da22e82078debda75842b16d5fa", 102_908_520, f"c7/2 n p3/3 c5/1 p2/2 {_THREE} p3/3 {_FULL}"),
)
"""In the order of the paper that this program follows."""


def named(name: str) -> Published:
    """The published network called `name`; raises InputError when there is none."""
    for published in PUBLISHED:
        if name.lower() in (published.name, published.file):
            return published
    raise InputError(f"no network is called {name}; choose from {', '.join(item.name for item in PUBLISHED)}")


def recognise(description: Description) -> Published:
    """The published network with this structure; raises InputError when there is none."""
    structure = structure_of(description)
    for published in PUBLISHED:
        if published.structure == structure:
            return published
    titles = ", ".join(item.title for item in PUBLISHED)
    raise InputError(f"it is none of {titles}: its layers are {structure}; fetch the published file")


def structure_of(description: Description) -> str:
    """The layers with a window, as in `Published.structure`."""
    parts = []
    for layer in description.layers:
        if isinstance(layer, Convolution):
            parts.append(f"c{_side(layer.filters.shape[:2])}/{_side(layer.stride)}")
        elif isinstance(layer, MaxPool):
            parts.append(f"p{_side(layer.size)}/{_side(layer.stride)}")
        elif isinstance(layer, Normalisation):
            parts.append("n")
    return " ".join(parts)


def md5_of(path: Path) -> str:
    """MD5 of the file `path`, hexadecimal: the publishers' checksum, which protects against accidents only."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _side(pair: tuple[int, ...]) -> str:
    down, across = pair
    return str(down) if down == across else f"{down}x{across}"
