"""Every example of the command line in the documents is understood by the real command line."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from commands import parsed

TOP = Path(__file__).parents[2]
DOCUMENTS = [TOP / "README.md", TOP / "models" / "README.md", *sorted((TOP / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
_INLINE = re.compile(r"`(?:\.venv/bin/)?(neopain [^`]+)`")
_COMMAND = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?(neopain \S[^#\n]*)", re.MULTILINE)


_NAMED = re.compile(r"issing|requires an argument")
"""What is said of a command that a sentence names without all it needs; in a block it is meant to be copied."""


def _examples(text):
    """Every call of `neopain` in `text`, and whether it is complete: to be copied from a block."""
    for block in _BLOCK.findall(text):
        yield from ((line, True) for line in _COMMAND.findall(block.replace("\\\n", " ")))
    yield from ((line, False) for line in _INLINE.findall(_BLOCK.sub("", text)))


def _problem(line, complete):
    words = shlex.split(line)[1:]
    if words == ["--install-completion"]:  # acts while it is parsed
        return None
    try:
        parsed(words)
    except typer.exceptions.TyperException as error:
        said = error.format_message()
        return None if not complete and _NAMED.search(said) else said
    except typer.Exit:  # --version
        return None
    return None


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_an_example_is_understood(document):
    examples = _examples(document.read_text(encoding="utf-8"))
    found = {line: _problem(line, complete) for line, complete in examples}
    assert {line: problem for line, problem in found.items() if problem} == {}


def test_a_wrong_example_is_found():
    block = "```\nneopain score ward.mp4 --sauce hot\nneopain models use\n```\n"
    text = f"{block}and `neopain modles list`, `neopain models use`"
    assert [bool(_problem(*example)) for example in _examples(text)] == [True, True, True, False]
