"""An installed program finds its own models and a hospital's, and writes into its own folder nothing."""

from io import StringIO

import pytest
from rich.console import Console

import tiny
from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.base.settings import Settings
from neopain.inference import folders, publish, store
from neopain.review import model_choice
from neopain.workbench.bundles import classifiers, with_classifier
from neopain.workbench.check_models import check_models
from neopain.workbench.list_models import list_models

OWN = "classifier-ward-202612"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installed program with the tiny bundle; neither account nor computer has models of its own yet."""
    program = tiny.bundle(tmp_path / "program")
    monkeypatch.setattr(paths, "models", lambda: program)
    monkeypatch.setattr(paths, "is_checkout", lambda: False)
    monkeypatch.setattr(paths, "account_models", lambda: tmp_path / "account")
    monkeypatch.setattr(paths, "computer_models", lambda: tmp_path / "computer")
    monkeypatch.setattr(paths, "own_models", lambda: tmp_path / "account")
    return program


def add(folder, name=OWN):
    """A classifier of the hospital's in `folder`, on the program's network."""
    drafts = folder.with_name(f"draft-{name}")
    made = tiny.classifier_on(tiny.network(drafts), name=name).folder
    folder.mkdir(exist_ok=True)
    return made.rename(folder / name)


def content(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_model_of_the_hospitals_is_used_from_its_own_folder_and_the_programs_is_untouched(installed, tmp_path):
    add(tmp_path / "account")
    before = content(installed)
    assert model_choice.use(installed, [OWN]).id == "ward-202612"
    assert content(installed) == before
    assert sorted(path.name for path in (tmp_path / "account").iterdir()) == [store.ACTIVE_NAME, OWN]
    bundle = store.load_bundle(installed)
    assert bundle.classifier.folder == tmp_path / "account" / OWN
    assert bundle.features[0].folder == installed / tiny.FEATURES


def test_an_account_without_a_choice_follows_the_computers_and_that_the_programs(installed, tmp_path):
    assert store.read_active(installed).bundle == "tiny-202611"
    for folder, bundle in (("computer", "of-the-computer"), ("account", "of-the-account")):
        (tmp_path / folder).mkdir()
        roles = store.read_active(installed).roles
        store.activate(tmp_path / folder, store.Active(bundle=bundle, roles=roles))
        assert store.read_active(installed).bundle == bundle
        assert store.load_bundle(installed).id == bundle


def test_an_update_that_ships_other_models_leaves_the_hospitals_choice(installed, tmp_path):
    add(tmp_path / "computer")
    model_choice.use(installed, [OWN])
    roles = store.read_active(installed).roles.model_copy(update={"classifier": tiny.CLASSIFIER})
    store.activate(installed, store.Active(bundle="newer", roles=roles))
    assert store.load_bundle(installed).id == "ward-202612"
    (installed / tiny.FEATURES).rename(installed / "features-other-202612")
    with pytest.raises(ModelError, match=f"{tiny.FEATURES} is not installed; import it, or use another"):
        store.load_bundle(installed)


def test_what_came_with_the_program_comes_before_a_model_of_the_same_name(installed, tmp_path):
    other = add(tmp_path / "account", tiny.CLASSIFIER)
    assert folders.find(installed, tiny.CLASSIFIER) == installed / tiny.CLASSIFIER
    assert other not in folders.installed(installed)
    with pytest.raises(InputError, match="is published already"):
        publish.ensure_new(installed, tiny.CLASSIFIER)


def test_a_name_that_the_hospital_has_used_is_not_used_again(installed, tmp_path):
    add(tmp_path / "computer")
    with pytest.raises(InputError, match="is published already"):
        publish.ensure_new(installed, OWN)


def test_lists_checks_and_measurements_see_the_models_of_both(installed, tmp_path):
    add(tmp_path / "computer")
    (tmp_path / "computer" / ".draft-half-written").mkdir()
    names = [tiny.CLASSIFIER, OWN, tiny.DETECTOR, tiny.FEATURES]
    assert [folder.name for folder in folders.installed(installed)] == names
    console = Console(file=StringIO())
    assert {entry.name for entry in list_models(installed, console)} == set(names)
    found = check_models(installed, Settings(), console)
    assert {finding.name for finding in found} == set(names)
    assert classifiers(installed) == (tiny.CLASSIFIER, OWN)
    with with_classifier(installed, OWN) as trial:
        assert store.load_bundle(trial).id == "ward-202612"


def test_a_folder_that_is_not_an_installed_programs_stands_alone(installed, tmp_path, monkeypatch):
    add(tmp_path / "account")
    other = tiny.bundle(tmp_path / "other")
    assert OWN not in [folder.name for folder in folders.installed(other)]
    assert folders.writable(other) == other
    monkeypatch.setattr(paths, "is_checkout", lambda: True)
    assert OWN not in [folder.name for folder in folders.installed(installed)]
    assert folders.writable(installed) == installed


def test_a_folder_that_cannot_be_made_is_named(installed, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "own_models", lambda: tmp_path / "file" / "models")
    with pytest.raises(InputError, match=r"file.* cannot be written: Not a directory"):
        model_choice.use(installed, [tiny.CLASSIFIER])
