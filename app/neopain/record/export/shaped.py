"""Fonts that join, order and place the letters of their scripts in a PDF, and give them back when text is copied.

HarfBuzz chooses and places the glyphs. What belongs together (a letter, its marks, what it is joined to) is one
character of a font of the PDF, which draws it with all its glyphs and stands for all its letters. ReportLab's own
way of shaping moves between glyphs, where readers of PDF find spaces that nobody wrote, and gives joined glyphs no
letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress
from reportlab.pdfbase.pdfmetrics import registerFont

from neopain.base import paths
from neopain.record.export.scripts import JOINERS

_PER_EM = 1000
"""Units of a PDF in the size of a font."""
_MOST = 256
"""Characters of a font of a PDF."""
_IN_A_BLOCK = 100
"""Most lines of a block of a ToUnicode map (Adobe Technical Note 5014)."""


class Glyph(NamedTuple):
    """A glyph of the font and where it begins, in thousandths of the font's size."""

    number: int
    x: float
    y: float


class Cluster(NamedTuple):
    """Letters that are drawn as one, how wide they are (thousandths of the font's size), and their glyphs."""

    letters: str
    width: float
    glyphs: tuple[Glyph, ...]


class ShapedFont:
    """The font in assets/fonts/`name`.ttf, of which a PDF is given what it shows; as ReportLab uses a font, but of
    clusters in place of text.
    """

    _multiByte = True  # noqa: N815 - a name of ReportLab
    _dynamicFont = True  # noqa: N815 - a name of ReportLab
    shapable = False

    def __init__(self, name: str) -> None:
        self.fontName = self.name = name
        self.face = self  # for its name
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(paths.asset(f"fonts/{name}.ttf")))))
        self._scale = _PER_EM / self._font.face.upem
        self._used: WeakKeyDictionary[Any, dict[Cluster, int]] = WeakKeyDictionary()
        self._named: WeakKeyDictionary[Any, str] = WeakKeyDictionary()

    def has(self, letter: str) -> bool:
        """Whether the font can draw `letter`."""
        return letter in JOINERS or self._font.get_nominal_glyph(ord(letter)) is not None

    def clusters(self, text: str, *, right_to_left: bool = False) -> tuple[Cluster, ...]:
        """`text`, which is of one script and direction, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.flags = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer)
        shaped = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ends = dict(pairwise([*sorted({info.cluster for info in buffer.glyph_infos}), len(text)]))
        found = []
        for begin, group in groupby(shaped, lambda one: one[0].cluster):
            width, glyphs = 0.0, []
            for info, place in group:
                x, y = self._scale * place.x_offset, self._scale * place.y_offset
                glyphs.append(Glyph(info.codepoint, width + x, y))
                width += self._scale * place.x_advance
            found.append(Cluster(text[begin : ends[begin]], width, tuple(glyphs)))
        return tuple(found)

    def stringWidth(self, text: Sequence[Cluster], size: float, encoding: str = "") -> float:  # noqa: N802 - a name of ReportLab
        """How wide `text` is (points)."""
        return sum(cluster.width for cluster in text) * size / _PER_EM

    def splitString(self, text: Sequence[Cluster], doc: Any) -> list[tuple[int, bytes]]:  # noqa: N802 - a name of ReportLab
        """`text` in the codes of the fonts that it is divided between in `doc`."""
        used = self._used.setdefault(doc, {})
        codes = [used.setdefault(cluster, len(used)) for cluster in text]
        parts = groupby(codes, lambda code: code // _MOST)
        return [(part, bytes(code % _MOST for code in within)) for part, within in parts]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802 - a name of ReportLab
        """What the page calls a font of `doc`; from the first time on it is written at the end."""
        if doc not in self._named:
            self._named[doc] = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{self._named[doc]}"
            doc.delayedFonts.append(self)
        return f"/{self._named[doc]}+{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - a name of ReportLab
        """Write what `doc` shows of the font."""
        used = list(self._used.pop(doc))
        for part, first in enumerate(range(0, len(used), _MOST)):
            name = self.getSubsetInternalName(part, doc)[1:]
            doc.idToObject["BasicFonts"].dict[name] = self._type_3(doc, name, used[first : first + _MOST])
        del self._named[doc]

    def _type_3(self, doc: Any, name: str, clusters: Sequence[Cluster]) -> PDFDictionary:
        """A font whose characters are drawings (ISO 32000-1, 9.6.5)."""
        outlines = [_Outline(self._font, cluster, self._scale) for cluster in clusters]
        places = range(len(clusters))
        streams = {"ToUnicode": _to_unicode(clusters), **{f"c{place}": outlines[place].drawing for place in places}}
        parts = {
            key: doc.Reference(PDFStream(content=content, filters=[PDFZCompress]), f"{name}.{key}")
            for key, content in streams.items()
        }
        boxes = list(zip(*(outline.box for outline in outlines), strict=True))
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type3"),
                "Name": PDFName(self.fontName),
                "FontBBox": PDFArray([*map(min, boxes[:2]), *map(max, boxes[2:])]),
                "FontMatrix": PDFArray([1 / _PER_EM, 0, 0, 1 / _PER_EM, 0, 0]),
                "FirstChar": 0,
                "LastChar": len(clusters) - 1,
                "Widths": PDFArray([cluster.width for cluster in clusters]),
                "Encoding": PDFDictionary(
                    {
                        "Type": PDFName("Encoding"),
                        "Differences": PDFArray([0, *(PDFName(f"c{place}") for place in places)]),
                    }
                ),
                "CharProcs": PDFDictionary({f"c{place}": parts[f"c{place}"] for place in places}),
                "Resources": PDFDictionary({}),
                "ToUnicode": parts["ToUnicode"],
            }
        )


class _Outline:
    """`drawing` is a cluster in the operators of a PDF, `box` what it spans: left, bottom, right, top."""

    def __init__(self, font: hb.Font, cluster: Cluster, scale: float) -> None:
        self._scale, self._steps = scale, list[str]()
        self._xs, self._ys = [0.0, cluster.width], [0.0]
        pen = hb.DrawFuncs()
        pen.set_move_to_func(lambda *given: self._step("m", given))
        pen.set_line_to_func(lambda *given: self._step("l", given))
        pen.set_cubic_to_func(lambda *given: self._step("c", given))
        pen.set_close_path_func(lambda _: self._steps.append("h"))
        for self._glyph in cluster.glyphs:
            font.draw_glyph(self._glyph.number, pen)
        self.box = (min(self._xs), min(self._ys), max(self._xs), max(self._ys))
        head = " ".join(map(_number, (cluster.width, 0.0, *self.box)))
        self.drawing = "\n".join([f"{head} d1", *self._steps, *(["f"] if self._steps else [])])

    def _step(self, operator: str, given: tuple[Any, ...]) -> None:
        xs = [self._glyph.x + self._scale * x for x in given[:-1:2]]
        ys = [self._glyph.y + self._scale * y for y in given[1:-1:2]]
        self._xs += xs
        self._ys += ys
        points = zip(xs, ys, strict=True)
        self._steps.append(" ".join([*(_number(value) for point in points for value in point), operator]))


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _to_unicode(clusters: Sequence[Cluster]) -> str:
    """What the characters of a font stand for, as readers of PDF find and copy them."""
    lines = [f"<{code:02X}> <{one.letters.encode('utf-16-be').hex().upper()}>" for code, one in enumerate(clusters)]
    blocks = [lines[first : first + _IN_A_BLOCK] for first in range(0, len(lines), _IN_A_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@cache
def shaped_font(name: str) -> ShapedFont:
    """The font `name`, which is registered under it."""
    font = ShapedFont(name)
    registerFont(font)
    return font
