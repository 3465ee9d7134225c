"""How the code is built: imports, sizes, names."""

import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app" / "neopain"
MODULES = sorted(APP.rglob("*.py"))


def test_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=APP.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(APP)))
def test_a_file_is_one_thing(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager", "core"])
def test_no_drawer_for_everything(name):
    assert [module for module in MODULES if name in (module.stem, module.parent.name)] == []


@pytest.mark.parametrize("package", sorted(APP.rglob("__init__.py")), ids=lambda p: p.parent.name)
def test_every_package_says_what_lives_there(package):
    text = package.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert len(text.split('"""')[1].splitlines()) <= 10


def test_importing_the_monitor_brings_neither_torch_nor_training_nor_synth():
    code = (
        "import sys, neopain.assemble.pipeline, neopain.live.build, neopain.live.monitor;"
        "print([m for m in sys.modules if m.split('.')[0] in ('torch', 'PySide6')"
        " or m.startswith(('neopain.training', 'neopain.synth', 'neopain.ui'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
