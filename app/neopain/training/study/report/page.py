"""The report as one self-contained HTML file: styles, tables and charts are in it."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from neopain.training.study.report import charts
from neopain.training.study.report.sections import NOTICE, Section
from neopain.training.study.report.tables import split_interval

_FEW_COLUMNS = 2
_HYPHENATED = re.compile(r"[\w.]+(-[\w.]+)+")
"""Names and ranges, which must not break at their hyphens."""


def write(path: Path, title: str, sections: Sequence[Section], embed: bool) -> None:
    """Write the page. Pictures of faces are in it only when `embed`; otherwise it refers to the files next to it."""
    pages = Environment(
        loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    pages.filters.update(unbroken=_unbroken, svg=lambda chart: Markup(charts.svg(chart)))

    def source(name: str) -> str:
        if not embed:
            return name
        return f"data:image/jpeg;base64,{base64.b64encode((path.parent / name).read_bytes()).decode()}"

    text = pages.get_template("page.html").render(
        title=title, notice=NOTICE, sections=sections, split_interval=split_interval, source=source,
        few_columns=_FEW_COLUMNS,
    )  # fmt: skip
    path.write_text(text, encoding="utf-8")


def _unbroken(text: str) -> Markup:
    """`text` escaped, with a line break allowed after each plus sign and at no hyphen of a name."""
    return Markup(_HYPHENATED.sub(r"<span>\g<0></span>", str(escape(text))).replace("+", "+<wbr>"))
