"""What the frozen program holds fits the program and what set-up installs."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from neopain.assemble import summary
from neopain.base.settings import Language

TOP = Path(__file__).parents[2]
SPEC = (TOP / "packaging" / "installer" / "neopain.spec").read_text(encoding="utf-8")


def pinned(lock):
    text = (TOP / "packaging" / "requirements" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.M))


def test_the_spec_is_python_and_takes_every_list_from_here(installer):
    compile(SPEC, "neopain.spec", "exec")
    for name in re.search(r"^from contents import (.+)$", SPEC, re.M).group(1).split(", "):
        assert hasattr(installer("contents"), name)
    assert (TOP / "packaging" / "installer" / "entry.py").is_file()


def test_the_system_brings_what_set_up_installs(installer):
    listed = (TOP / "packaging" / "setup.sh").read_text(encoding="utf-8")
    table = re.search(r"<<'LIBRARIES'\n(.*?)LIBRARIES", listed, re.S).group(1)
    assert dict(line.split() for line in table.splitlines()) == installer("contents").SYSTEM_LIBRARIES


def test_every_library_of_a_summary_is_named_by_its_metadata(installer):
    assert set(summary._LIBRARIES) - {"onnxruntime-gpu"} <= set(installer("contents").METADATA)


@pytest.mark.parametrize(
    ("module", "left_out"),
    [("torch.nn", True), ("neopain.training.network.fit", True), ("neopain.training.study", False), ("rayon", False)],
)
def test_a_module_is_left_out_with_all_below_it(installer, module, left_out):
    assert installer("contents").is_left_out(module) is left_out


def test_what_quantising_imports_by_its_folder_lies_there(installer):
    """In a process of its own: other tests may have imported it by another way."""
    asked = (
        "import sys, neopain.inference.quantize\n"
        "files = {name: getattr(module, '__file__', None) or '' for name, module in sys.modules.items()}\n"
        "print(*(name for name, file in files.items() if 'transformers' in file and '.' not in name))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == set(installer("contents").IMPORTED_BY_FOLDER["onnxruntime.transformers"])


def test_nothing_that_is_left_out_is_pinned_for_the_program(installer):
    contents = installer("contents")
    built_with = {"setuptools", "hatchling", "pyinstaller"}
    assert {name for name in pinned("package.txt") if contents.is_left_out(name)} <= built_with


def test_the_program_holds_the_versions_that_are_tested():
    package, test = pinned("package.txt"), pinned("test.txt")
    assert package["onnxruntime"] == test["onnxruntime-gpu"]
    assert "onnxruntime-gpu" not in package
    differing = {name for name in package if name in test and package[name] != test[name]}
    assert differing == set()
    needed = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w-]+", line).group().lower() for line in needed} - {"onnxruntime-gpu"}
    assert names <= set(package)


@pytest.mark.parametrize("name", ["libxcb-cursor.so.0", "libX11.so.6", "libglib-2.0.so.0", "libstdc++.so.6"])
def test_libraries_of_screen_and_drivers_are_the_computers_own(installer, name):
    assert installer("contents").is_the_systems(f"/usr/lib/x86_64-linux-gnu/{name}")
    assert not installer("contents").is_the_systems(f"/home/me/.venv/lib/python3.11/site-packages/some.libs/{name}")


@pytest.mark.parametrize("name", ["libpython3.11.so.1.0", "libssl.so.3", "libffi.so.8.1.2", "libsqlite3.so.0.8.6"])
def test_libraries_of_python_come_along(installer, name):
    assert not installer("contents").is_the_systems(f"/usr/lib/x86_64-linux-gnu/{name}")


def test_what_is_never_started_stays_behind(installer):
    contents = installer("contents")
    assert contents.is_unused("cv2/qt/plugins/platforms/libqxcb.so")
    own_words = (Language.SYSTEM, Language.ENGLISH)
    kept = [
        "cv2/cv2.abi3.so",
        *(f"PySide6/Qt/plugins/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")),
        *(f"PySide6/Qt/translations/qtbase_{one}.qm" for one in Language if one not in own_words),
    ]
    assert contents.is_unused("PySide6/Qt/translations/qtbase_ja.qm")
    assert [place for place in kept if contents.is_unused(place)] == []
