"""These tests need numba, and the head meshes or a head model derived from them before."""

import importlib.util

import pytest

_READY = all(importlib.util.find_spec(name) for name in ("numba", "pyarrow"))
collect_ignore_glob = [] if _READY else ["test_*.py", "*/test_*.py"]


def pytest_collection_modifyitems(items):
    if _READY and importlib.util.find_spec("anny") is None:
        for item in items:
            if "synth" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="needs packaging/requirements/meshes.txt"))


@pytest.fixture(scope="session")
def studio():
    from neopain.synth.render.studio import open_studio

    return open_studio()
