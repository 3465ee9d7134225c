"""The report as one HTML file that needs no other: style, tables and drawings are in it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from neopain.training.study.report import charts
from neopain.training.study.report.sections import NOTICE, Section
from neopain.training.study.report.tables import split_interval

_STYLE = """
:root { --ink: #1b2733; --soft: #5b6b7a; --line: #d7dee5; --head: #eef3f7; --accent: #1f5fa8; --paper: #ffffff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4eaf0; --soft: #9fb0bf; --line: #35424f; --head: #212c37; --accent: #7db4f0; --paper: #151d25 }
  svg { background: #ffffff; border-radius: 4px } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 1380px; padding: 28px 24px 60px }
h1 { font-size: 26px; margin: 0 0 4px } h2 { font-size: 19px; margin: 36px 0 8px; color: var(--accent) }
p { max-width: 90ch; margin: 6px 0 } .notice { color: var(--soft); border-left: 3px solid var(--accent);
  padding-left: 12px } nav { margin: 14px 0; display: flex; flex-wrap: wrap; gap: 6px 16px } a { color: var(--accent) }
.wide { overflow: auto; max-height: 640px; border: 1px solid var(--line); border-radius: 6px; margin: 10px 0 }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100% }
th { position: sticky; top: 0; background: var(--head); text-align: left; font-weight: 600 }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--line); vertical-align: top }
td.long { overflow-wrap: anywhere } td.figure, td span { white-space: nowrap }
td small { display: block; color: var(--soft); font-size: 10.5px } .few { width: fit-content; max-width: 100% }
.row { display: flex; flex-wrap: wrap; gap: 24px } svg { max-width: 100%; height: auto }
figure { margin: 0; width: 150px; font-size: 12px; color: var(--soft) } figure img { width: 150px; border-radius: 6px }
@media print { .wide { max-height: none; overflow: visible } nav { display: none } }
"""
_LONG = 60
_FEW = 2
_HYPHENED = re.compile(r"[\w.]+(-[\w.]+)+")
"""Names and ranges, not to be broken at their hyphens."""


def write(path: Path, title: str, sections: Sequence[Section], embed: bool) -> None:
    """Write the page; pictures of faces are in it only when `embed`, else it refers to the files beside it."""
    links = "".join(f'<a href="#s{number}">{escape(one.title)}</a>' for number, one in enumerate(sections))
    body = "".join(_section(number, one, path.parent, embed) for number, one in enumerate(sections))
    path.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f'<p class="notice">{escape(NOTICE)}</p><nav>{links}</nav>{body}</body></html>\n',
        encoding="utf-8",
    )


def _section(number: int, section: Section, folder: Path, embed: bool) -> str:
    words = "".join(f"<p>{escape(sentence)}</p>" for sentence in section.words)
    drawings = "".join(f"<div>{charts.svg(drawing)}</div>" for drawing in section.drawings)
    pictures = "".join(_picture(folder / name, name, caption, embed) for name, caption in section.pictures)
    shown = (f'<div class="row">{part}</div>' if part else "" for part in (drawings, pictures))
    return f'<h2 id="s{number}">{escape(section.title)}</h2>{words}{"".join(shown)}{_table(section)}'


def _picture(path: Path, name: str, caption: str, embed: bool) -> str:
    source = escape(name)
    if embed:
        source = f"data:image/jpeg;base64,{base64.b64encode(path.read_bytes()).decode()}"
    return f'<figure><img src="{source}" alt="{escape(caption)}"><figcaption>{escape(caption)}</figcaption></figure>'


def _table(section: Section) -> str:
    if not section.columns:
        return ""
    head = "".join(f"<th>{escape(column)}</th>" for column in section.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in section.rows)
    kind = "wide few" if len(section.columns) <= _FEW else "wide"
    return f'<div class="{kind}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cells(row: Iterable[str]) -> str:
    return "".join(map(_cell, row))


def _cell(text: str) -> str:
    value, interval = split_interval(text)
    if interval:
        return f'<td class="figure">{value}<small>{interval}</small></td>'
    kind = ' class="long"' if len(text) > _LONG else ""
    whole = _HYPHENED.sub(r"<span>\g<0></span>", escape(text))
    return f"<td{kind}>{whole.replace('+', '+<wbr>')}</td>"
