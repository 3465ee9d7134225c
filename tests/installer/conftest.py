"""The modules of packaging/installer, which are no package of the program."""

import importlib
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "packaging" / "installer"


@pytest.fixture
def installer(monkeypatch):
    """Import one of the modules by name; what it imports of its neighbours is found as well."""
    monkeypatch.syspath_prepend(str(FOLDER))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "/").parent == FOLDER:
            del sys.modules[name]
