"""The papers say what the program does: controls and requirements have code and tests, tables are up to date."""

import ast
import importlib.util
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
APP, TESTS = TOP / "app" / "neopain", TOP / "tests"


def _papers():
    spec = importlib.util.spec_from_file_location("papers", TOP / "packaging" / "papers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAPERS = _papers()
CONTROLS = [
    pytest.param(control, id=f"{hazard['id']} {number}")
    for hazard in PAPERS.entries("hazards.toml", "hazard")
    for number, control in enumerate(hazard["control"], 1)
]
REQUIREMENTS = PAPERS.entries("requirements.toml", "requirement")


@cache
def _tests_of(file):
    path = TESTS / file
    if not path.is_file():
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return frozenset(node.name for node in body if isinstance(node, ast.FunctionDef))


@cache
def _names_of(path):
    """The names that a module defines at its top."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
    return frozenset(found)


def _missing(entry):
    """What `entry` names and does not exist, and what it lacks altogether."""
    for name in ("code", "tests"):
        if not entry.get(name):
            yield f"no {name}"
    for test in entry.get("tests", ()):
        file, _, function = test.partition("::")
        if function not in _tests_of(file):
            yield test
    for code in entry.get("code", ()):
        module, _, name = code.partition(":")
        if not (APP / module).is_file() or (name and name not in _names_of(APP / module)):
            yield code


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_has_code_and_tests_that_exist(control):
    assert list(_missing(control)) == []


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda entry: entry["id"])
def test_a_requirement_has_code_and_tests_that_exist(requirement):
    assert list(_missing(requirement)) == []


def test_what_does_not_exist_is_found():
    assert list(_missing({"code": ["live/desk.py", "assemble/loop.py:walk"], "tests": []})) == [
        "no tests",
        "live/desk.py",
        "assemble/loop.py:walk",
    ]
    gone = "pipeline/test_alarm.py::test_that_was_renamed"
    assert list(_missing({"code": ["assemble/loop.py:run"], "tests": [gone]})) == [gone]


def test_every_hazard_has_a_control_and_says_what_remains():
    hazards = PAPERS.entries("hazards.toml", "hazard")
    assert [hazard["id"] for hazard in hazards] == [f"HAZ-{number:02}" for number in range(1, len(hazards) + 1)]
    lacking = [
        (hazard["id"], name)
        for hazard in hazards
        for name in ("hazard", "cause", "residual", "control")
        if not hazard.get(name)
    ]
    assert lacking == []


def test_every_package_has_a_requirement():
    packages = {folder.name for folder in APP.iterdir() if (folder / "__init__.py").is_file()}
    named = {code.split("/")[0] for entry in REQUIREMENTS for code in entry["code"]}
    assert packages - named == set()
    ids = [entry["id"] for entry in REQUIREMENTS]
    assert ids == [f"REQ-{number:02}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("page", PAPERS.pages(), ids=lambda page: page.name)
def test_a_table_is_what_the_program_says(page):
    assert page.read_text(encoding="utf-8") == PAPERS.pages()[page], "run make papers"


def test_no_paper_claims_conformity_or_validity():
    claims = ("conforms to", "complies with", "is compliant", "clinically proven", "is validated", "CE mark")
    found = [
        (page.name, claim)
        for page in (TOP / "docs").rglob("*.md")
        for claim in claims
        if claim in page.read_text(encoding="utf-8")
    ]
    assert found == []


def test_the_citation_names_this_version():
    version = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]["version"]
    assert f"\nversion: {version}\n" in (TOP / "docs" / "CITATION.cff").read_text(encoding="utf-8")


def test_the_residual_risks_state_the_figures_of_the_bundle_in_use():
    """Those of the table in the README, which is written when a bundle is published."""
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    ((sensitivity, specificity),) = re.findall(
        r"^\| sensitivity, specificity at the shipped threshold \|.*\| (0\.\d+) \([^)]*\), (0\.\d+) \([^)]*\) \|$",
        readme,
        re.M,
    )
    missed, false = (round(100 - 100 * float(share)) for share in (sensitivity, specificity))
    page = (TOP / "docs" / "papers" / "intended-use.md").read_text(encoding="utf-8")
    assert f"about {missed} of 100 clear cries" in page
    assert f"about {false} of 100 neutral, smiling or sleeping faces" in page
    (film,) = re.findall(r"^\| crying film.*\| ([\d., ]+) \|$", readme, re.M)
    colour, grey, infrared, dark = film.split(", ")
    assert f"{colour} in colour, {infrared} in infrared light, {dark} in the dark and {grey}, which" in page
