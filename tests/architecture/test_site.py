"""The site of the documents: every page is on it, and a broken link in one of them fails its build."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SITE = TOP / "packaging" / "site"
REFUSES_A_BROKEN_LINK = """
configuration=$(cat "$4")
case $configuration in *INHERIT*) grep -q 'gone.md' "${4%/*}/docs/index.md" && echo "no gone.md" && exit 1 ;; esac
"""


@pytest.fixture
def build(tmp_path):
    """Builds the documents of a checkout with a stand-in of MkDocs, which does what it is given."""

    def run(mkdocs):
        programs = tmp_path / ".venv-tools" / "bin"
        for folder in (programs, tmp_path / "packaging" / "site", tmp_path / "build" / "site"):
            folder.mkdir(parents=True)
        for path, script in ((programs / "mkdocs", mkdocs), (tmp_path / "packaging" / "setup.sh", "exit 0")):
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o755)
        for name in ("build.sh", "mkdocs.yml"):
            shutil.copy(SITE / name, tmp_path / "packaging" / "site")
        return subprocess.run(
            [tmp_path / "packaging" / "site" / "build.sh", "docs"],
            env={**os.environ, "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_builder_that_lets_a_broken_link_pass_is_found(build):
    done = build("exit 0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "links are not checked: a broken link passed" in done.stderr


def test_a_builder_that_fails_for_another_reason_proves_nothing(build):
    done = build("echo no theme; exit 1")
    assert done.returncode == 1
    assert "links are not checked: no theme" in done.stderr


def test_what_is_wrong_with_the_documents_is_said(build):
    done = build(f"{REFUSES_A_BROKEN_LINK}\necho 'page it.md: a warning'; exit 1")
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["page it.md: a warning"]


def test_documents_without_a_fault_are_a_site(build):
    done = build(REFUSES_A_BROKEN_LINK)
    assert (done.returncode, done.stdout, done.stderr) == (0, "build/site/index.html\n", "")


def test_every_page_is_on_the_site():
    listed = re.findall(r"([\w./-]+\.md)$", (SITE / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    pages = [path.relative_to(TOP / "docs").as_posix() for path in (TOP / "docs").rglob("*.md")]
    assert sorted(listed) == sorted(pages)
