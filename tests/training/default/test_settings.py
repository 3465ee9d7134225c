from pathlib import Path

import pytest

from neopain.base.errors import SettingsError
from neopain.training.default.settings import TrainSettings, load

FOLDER = Path(__file__).parents[3] / "packaging" / "models"
SHIPPED = FOLDER / "default.toml"


def test_the_shipped_file_names_every_setting_of_a_run():
    settings = load(SHIPPED)
    named = {
        (branch, key)
        for branch, table in settings.model_dump(exclude_unset=True).items()
        if branch not in ("seed", "notes")
        for key in table
    }
    wanted = {
        (branch, key)
        for branch, table in TrainSettings().model_dump().items()
        if branch not in ("seed", "notes")
        for key in table
        if key != "threads"  # the machine's, not the run's
    }
    assert named == wanted


def test_the_network_beside_has_a_recipe_of_its_own():
    assert load(SHIPPED).network.transfer is not None
    assert load(SHIPPED).classifier.beside == ("features-vgg-synthetic-202611d",)
    assert load(FOLDER / "vgg.toml").network.transfer is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("seed = ", "cannot be read"),
        ("[network]\nepochs = 0", r"network\.epochs: .*greater than 0"),
        ("[network]\nlayers = 3", r"network\.layers: Extra inputs"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path, content, message):
    path = tmp_path / "run.toml"
    path.write_text(content)
    with pytest.raises(SettingsError, match=message):
        load(path)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        load(tmp_path / "none.toml")


def test_notes_stand_beside_the_settings(tmp_path):
    path = tmp_path / "run.toml"
    path.write_text("seed = 4")
    assert load(path).notes == ""
    (tmp_path / "run.md").write_text("## What was tried\n")
    assert load(path).notes == "## What was tried\n"
    assert load(path).seed == 4
