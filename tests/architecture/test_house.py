"""How the code is built: imports, sizes, names, tests."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app" / "neopain"
TESTS = Path(__file__).parents[1]
MODULES = sorted(APP.rglob("*.py"))


def test_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=APP.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def name(module):
    return module.relative_to(APP).as_posix()


def functions(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_files_functions_and_folders_are_small():
    long_files = [name(module) for module in MODULES if len(module.read_text(encoding="utf-8").splitlines()) > 250]
    assert long_files == []
    long_functions = [
        f"{name(module)}: {function.name}"
        for module in MODULES
        for function in functions(module)
        if function.end_lineno - function.lineno >= 60
    ]
    assert long_functions == []
    counts = Counter(module.parent for module in [*MODULES, *TESTS.rglob("*.py")])
    assert {str(folder): count for folder, count in counts.items() if count > 25} == {}


def test_every_module_with_logic_has_a_test_file_of_its_name():
    missing = {
        name(module)
        for module in MODULES
        if not module.name.startswith("__")
        and functions(module)
        and not (TESTS / module.relative_to(APP)).with_name(f"test_{module.name}").is_file()
    }
    assert missing == set()


def test_only_one_place_starts_processes():
    starters = {"multiprocessing", "concurrent.futures.process"}
    found = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            else:
                continue
            if "concurrent.futures.ProcessPoolExecutor" in names or any(
                one == starter or one.startswith(f"{starter}.") for one in names for starter in starters
            ):
                found.add(name(module))
    assert found == {"assemble/parallel.py", "assemble/processes.py"}


def test_only_one_place_draws_progress():
    found = {name(module) for module in MODULES if "rich.progress" in module.read_text(encoding="utf-8")}
    assert found == {"batch/progress.py"}


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
