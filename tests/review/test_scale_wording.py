"""An administrator loads the hospital's wording of the scales; a wrong file changes nothing."""

import pytest

from neopain.base import paths
from neopain.base.errors import AccessError, Cause, InputError, SettingsError
from neopain.base.scales import SCALES
from neopain.base.settings import Settings
from neopain.review import scale_wording
from neopain.review.archive import Archive
from review.conftest import PINS

OWN = '[nips]\npain_from = 3\n[n_pass.items.cry]\nname = "Crying"\n'


@pytest.fixture
def archive(ward):
    archive = Archive(ward.folder, paths.models(), Settings())
    archive.sign_in("Ines", PINS["Ines"])
    return archive


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "stick" / "ours.toml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_wording_is_copied_to_where_the_scales_are_read(archive, file, audited):
    scales = scale_wording.load_wording(archive, file)
    file.unlink()
    assert scales["nips"].pain_from == 3
    assert archive.scales() == scale_wording.read_wording(archive) == scales
    assert audited()[-1] == ("Ines", "wording_loaded", "nips, n_pass")


@pytest.mark.parametrize("text", ["[nips", "[vas]\npain_from = 3", "[nips]\npain_from = 9"])
def test_a_wrong_file_changes_nothing_and_the_line_names_it(archive, file, audited, text):
    scale_wording.load_wording(archive, file)
    before = audited()
    file.write_text(text)
    with pytest.raises(SettingsError, match=r"^ours\.toml"):
        scale_wording.load_wording(archive, file)
    assert archive.scales()["nips"].pain_from == 3
    assert audited() == before


def test_a_file_that_is_gone_is_said(archive, file):
    file.unlink()
    with pytest.raises(InputError) as raised:
        scale_wording.load_wording(archive, file)
    assert raised.value.args[0].cause is Cause.WORDING_MISSING


def test_the_scales_as_delivered_come_back(archive, file, audited):
    scale_wording.load_wording(archive, file)
    assert scale_wording.remove_wording(archive) == SCALES
    assert archive.scales() == SCALES
    assert audited()[-1] == ("Ines", "wording_removed", "")


def test_where_the_file_cannot_be_removed_nothing_is_audited(archive, file, audited, monkeypatch):
    scale_wording.load_wording(archive, file)
    before = audited()
    monkeypatch.setattr(paths, "scales_file", lambda: file.parent)
    with pytest.raises(SettingsError, match="cannot be removed"):
        scale_wording.remove_wording(archive)
    assert audited() == before


def test_only_an_administrator_does_it(archive, file):
    archive.sign_in("Noor", PINS["Noor"])
    for act in (scale_wording.read_wording, scale_wording.remove_wording):
        with pytest.raises(AccessError):
            act(archive)
    with pytest.raises(AccessError):
        scale_wording.load_wording(archive, file)
