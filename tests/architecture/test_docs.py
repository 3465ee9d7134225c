"""What the documents name exists: links, files, modules, and names in modules."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
APP = TOP / "app" / "neopain"
DOCUMENTS = [
    TOP / "README.md",
    TOP / "CHANGELOG.md",
    TOP / "models" / "README.md",
    *sorted((TOP / "docs").rglob("*.md")),
]
_PACKAGES = "|".join(sorted(folder.name for folder in APP.iterdir() if (folder / "__init__.py").is_file()))
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
_FILE = re.compile(r"(?<![\w/.~-])((?:app|tests|packaging|docs|assets|models|\.ci)/[\w./-]*\w)")
_MODULE = re.compile(rf"(?<![\w/.~-])((?:{_PACKAGES})/[\w/]*\w(?:\.py)?)(?::(\w+(?:\.\w+)*))?(?![\w/])")
_TOPIC = re.compile(r"\bward/W/\w+(?:/\w+)*")  # of MQTT, not a module of the package ward
_DOTTED = re.compile(rf"\bneopain((?:\.(?:{_PACKAGES}))(?:\.[a-z_]+)*)\b")


def _text(document):
    return document.read_text(encoding="utf-8")


@cache
def _names(module):
    """Dotted names that `module` defines: functions, constants, classes and what is in their bodies."""
    return set(_defined(ast.parse(module.read_text(encoding="utf-8")), ""))


def _defined(owner, prefix):
    for node in owner.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from _defined(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (
                prefix + name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
            )


def _missing(text):
    """Every file, module or name in `text` that does not exist."""
    for name in _FILE.findall(text):
        if not (TOP / name).exists():
            yield name
    for path, name in _MODULE.findall(_TOPIC.sub("", text)):
        module = (APP / path).with_suffix(".py")
        if not module.is_file() and not ((APP / path).is_dir() and not name):
            yield path
        elif name and name not in _names(module):
            yield f"{path}:{name}"
    for dotted in _DOTTED.findall(text):
        path = APP.joinpath(*dotted.strip(".").split("."))
        if not path.is_dir() and not path.with_suffix(".py").is_file():
            yield f"neopain{dotted}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_what_a_document_names_exists(document):
    assert list(_missing(_text(document))) == []
    assert [link for link in _LINK.findall(_text(document)) if not (document.parent / link).exists()] == []


def test_what_the_program_says_about_itself_exists():
    texts = [*APP.rglob("*.py"), *(TOP / "packaging").rglob("*.py"), *(TOP / "packaging" / "models").glob("*.*ml")]
    wrong = {str(path.relative_to(TOP)): list(_missing(_text(path))) for path in texts}
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("see app/neopain/run/build.py", ["app/neopain/run/build.py"]),
        ("`live/worker.py:Worker` and `live/worker.py:Crank`", ["live/worker.py:Crank"]),
        ("`live/desk.py`", ["live/desk.py"]),
        ("`pipeline/pipeline.py:Pipeline.step`", []),
        ("`python -m neopain.live.errand`", ["neopain.live.errand"]),
    ],
)
def test_a_name_that_is_gone_is_found(text, missing):
    assert list(_missing(text)) == missing


def test_every_package_is_described():
    text = _text(TOP / "docs" / "ARCHITECTURE.md")
    assert [name for name in _PACKAGES.split("|") if f"`{name}/`" not in text] == []


def test_the_page_for_it_names_every_check_of_the_self_test():
    page = _text(TOP / "docs" / "INSTALL.md").partition("## The self-test")[2].partition("\n## ")[0]
    named = {name for row in re.findall(r"^\| (`.+?) \|", page, re.M) for name in re.findall(r"`(\w+)`", row)}
    checks = {name for path in APP.rglob("*.py") for name in re.findall(r"\bCheck\(\"(\w+)\"", _text(path))}
    assert named == checks
