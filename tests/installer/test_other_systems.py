"""The recipes for Windows and macOS, which no computer here can run: every file named is there, versions are equal."""

import ast
import re
from pathlib import Path

import pytest

from neopain import __version__

TOP = Path(__file__).parents[2]


@pytest.fixture
def script(installer, tmp_path):
    """Inno Setup's script, and the folder that it packs."""
    for name in ("frozen", "papers"):
        (tmp_path / name).mkdir()
    (tmp_path / "neopain.ico").touch()
    text = installer("windows").script(
        __version__, tmp_path / "frozen", tmp_path / "papers", tmp_path / "neopain.ico", tmp_path
    )
    return text, tmp_path


def test_every_file_that_the_script_names_is_there(script):
    text, folder = script
    for name in re.findall(r"^(?:LicenseFile|SetupIconFile|OutputDir)=(.+)$", text, re.M):
        assert Path(name).exists(), name
    sources = re.findall(r'^Source: "(.+?)\\\*"', text, re.M)
    assert [Path(source) for source in sources] == [folder / "frozen", folder / "papers"]


def test_the_script_states_this_version_and_leaves_no_gap(script):
    text, _ = script
    assert f'#define Version "{__version__}"' in text
    assert f"OutputBaseFilename=neopain-{__version__}-setup" in text
    assert "AppId={{B5B3C4C6-5D65-4B7C-9A36-6B8E2C8A5D10}" in text
    sections = re.findall(r"^\[(\w+)\]$", text, re.M)
    assert sections == ["Setup", "Files", "InstallDelete", "Icons", "Run"]
    for line in text.splitlines():
        assert not line or line[0] in ";#[" or re.match(r"\w+[=:]", line), line
    assert set(re.findall(r"(?<!\{)\{([#\w]+)\}", text)) <= {"app", "group", "autopf", "#Version"}


def test_nothing_that_the_script_deletes_is_outside_the_program(script):
    text, _ = script
    deleted = re.findall(r'^Type: .*Name: "(.+)"', text, re.M)
    assert deleted == [r"{app}\_internal"]


def test_the_version_resource_is_this_version(installer):
    windows = installer("windows")
    tree = ast.parse(windows.version_resource(__version__), mode="exec")
    words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert words.count(__version__) == 2
    assert "{" not in windows.version_resource(__version__)
    (call,) = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and n.func.id == "FixedFileInfo"]
    numbers = {ast.literal_eval(word.value) for word in call.keywords if word.arg in ("filevers", "prodvers")}
    assert numbers == {windows.numbers(__version__)}


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.3rc1", (2, 3, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))]
)
def test_windows_gets_four_numbers(installer, version, numbers):
    assert installer("windows").numbers(version) == numbers


def test_a_version_without_a_number_is_an_error(installer):
    with pytest.raises(ValueError, match="begins with no number"):
        installer("windows").numbers("next")


def test_without_inno_setup_it_says_what_is_missing(installer, monkeypatch, tmp_path):
    windows = installer("windows")
    monkeypatch.setattr(windows.shutil, "which", lambda name: None)
    with pytest.raises(FileNotFoundError, match="Inno Setup 6 is missing"):
        windows.build(__version__, tmp_path, tmp_path, tmp_path, tmp_path)


def test_the_disk_image_holds_the_program_that_was_signed_its_papers_and_the_way_to_install_it(installer, tmp_path):
    app, papers, work = (tmp_path / name for name in ("Neopain.app", "papers", "dmg"))
    steps = installer("macos").commands(__version__, app, papers, work, tmp_path)
    assert [step[0] for step in steps] == ["codesign", "ditto", "ditto", "ln", "hdiutil"]
    assert steps[0][-1] == str(app) == steps[1][1]
    assert steps[-1][-1] == str(tmp_path / f"neopain-{__version__}.dmg")
    assert str(work) in steps[-1]


def test_the_app_may_ask_for_the_camera():
    spec = (TOP / "packaging" / "installer" / "neopain.spec").read_text(encoding="utf-8")
    assert "NSCameraUsageDescription" in spec
