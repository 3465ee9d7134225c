from pathlib import Path

import pytest

from neopain.base.errors import SettingsError
from neopain.training.default.settings import TrainSettings, load

FOLDER = Path(__file__).parents[3] / "packaging" / "models"
SHIPPED = FOLDER / "default.toml"


def _named(settings, **how):
    return {
        (branch, key)
        for branch, table in settings.model_dump(**how).items()
        if branch not in ("seed", "notes")
        for key in table
        if key != "threads"  # the machine's, not the run's
    }


def test_the_recipe_of_a_network_names_every_setting_of_a_run():
    assert _named(load(FOLDER / "efficientnet.toml"), exclude_unset=True) == _named(TrainSettings())


def test_the_shipped_file_names_every_setting_of_a_classifier_of_published_networks():
    wanted = {place for place in _named(TrainSettings()) if place[0] != "network"} | {("network", "published")}
    assert _named(load(SHIPPED), exclude_unset=True) == wanted


def test_the_networks_have_recipes_of_their_own():
    shipped = load(SHIPPED)
    assert shipped.network.published == "features-efficientnet-synthetic-202612"
    assert shipped.classifier.beside == ("features-vgg-synthetic-202612",)
    assert load(FOLDER / "efficientnet.toml").network.transfer is not None
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


@pytest.mark.parametrize("name", [".", "/"])
def test_a_folder_is_an_error(name):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(Path(name))


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
