"""Which models are in use is changed: together with what they need, or not at all."""

import shutil

import pytest

import tiny
from neopain.base.errors import AccessError, Cause, InputError, ModelError
from neopain.base.settings import Settings
from neopain.inference import store
from neopain.review import model_choice
from neopain.review.archive import Archive
from review.conftest import OTHER, PINS, STAY

BOTH = "classifier-both-202611"


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    return tiny.bundle(folder)


def test_activated_artefacts_are_used_and_the_others_stay(models):
    both = tiny.two_networks(models)
    bundle = model_choice.use(models, [tiny.FEATURES, "features-second-202611", both])
    assert bundle.id == "both-202611"
    assert [artefact.manifest.id for artefact in bundle.artefacts] == [
        *(tiny.DETECTOR, tiny.FEATURES, "features-second-202611", both)
    ]
    assert store.load_bundle(models) == bundle


def test_where_the_networks_in_use_are_gone_another_classifier_is_the_remedy(models):
    """As after an update that no longer brings them."""
    other = tiny.classifier_on(tiny.network(models, name="features-new-202612", seed=5), name="classifier-new-202612")
    shutil.rmtree(models / tiny.FEATURES)
    with pytest.raises(ModelError, match=f"its networks: {tiny.FEATURES} is not installed"):
        store.load_bundle(models)
    assert model_choice.use(models, [other.manifest.id]).id == store.load_bundle(models).id == "new-202612"


def test_a_classifier_activated_alone_brings_the_networks_it_was_fitted_on(models):
    both = tiny.two_networks(models)
    bundle = model_choice.use(models, [both])
    assert [one.manifest.id for one in bundle.features] == [tiny.FEATURES, "features-second-202611"]
    back = model_choice.use(models, [tiny.CLASSIFIER])
    assert [one.manifest.id for one in back.features] == [tiny.FEATURES]


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        (["features-second-202611"], ModelError, f"needs {tiny.FEATURES}, which"),
        (["features-second-202611", tiny.FEATURES, "classifier-both-202611"], ModelError, "in the same order"),
        (["features-none-202611"], ModelError, "there is no models/"),
        (["detector-none-202611"], ModelError, "there is no models/"),
        ([tiny.CLASSIFIER, "classifier-both-202611"], InputError, "one of each role"),
        (["nonsense"], InputError, "one of each role"),
        (["bundle-x"], InputError, "one of each role"),
        (["features-../../x"], ModelError, "there is no models/"),
    ],
)
def test_what_does_not_fit_changes_nothing(models, names, error, message):
    tiny.two_networks(models)
    before = {path.name: path.read_bytes() for path in models.iterdir() if path.is_file()}
    with pytest.raises(error, match=message) as raised:
        model_choice.use(models, names)
    assert "\n" not in str(raised.value)
    assert {path.name: path.read_bytes() for path in models.iterdir() if path.is_file()} == before


def test_what_would_be_in_use_is_told_and_nothing_is_changed(models):
    both = tiny.two_networks(models)
    before = {path.name: path.read_bytes() for path in models.iterdir() if path.is_file()}
    active, bundle = model_choice.fitting(models, [both])
    assert (active.roles.classifier, bundle.id) == (both, "both-202611")
    assert {path.name: path.read_bytes() for path in models.iterdir() if path.is_file()} == before
    model_choice.put_in_use(models, active)
    assert store.load_bundle(models) == bundle


def test_who_does_not_agree_changes_nothing(models):
    both = tiny.two_networks(models)
    assert model_choice.use(models, [both], lambda bundle: bundle.classifier.manifest.id != both) is None
    assert store.read_active(models).roles.classifier == tiny.CLASSIFIER


@pytest.fixture
def archive(ward, models):
    """The records of the ward with an administrator signed in, and a second classifier for its models."""
    tiny.two_networks(models)
    archive = Archive(ward.folder, models, Settings())
    archive.sign_in("Ines", PINS["Ines"])
    return archive


def test_what_is_proposed_is_replayed_and_confirmed_by_name(archive, models, audited):
    shares = []
    proposal = model_choice.propose(archive, BOTH, lambda share: shares.append(share) or True)
    assert (proposal.old.id, proposal.new.id) == ("tiny-202611", "both-202611")
    assert sorted(one.session for one in proposal.replayed) == [STAY, OTHER]
    assert all("recorded with other networks" in one.problem for one in proposal.replayed)
    assert store.read_active(models).roles.classifier == tiny.CLASSIFIER
    assert "session_rescored" not in {action for _, action, _ in audited()}
    assert model_choice.confirm(archive, proposal).id == "both-202611"
    assert store.load_bundle(models).sha256 == proposal.new.sha256
    assert audited()[-1] == ("Ines", "models_chosen", "both-202611 after tiny-202611")


def test_what_does_not_fit_is_said_in_one_line(archive, models):
    (models / BOTH / "classifier.pkl").write_bytes(b"x")
    with pytest.raises(ModelError) as raised:
        model_choice.propose(archive, BOTH, lambda share: True)
    assert raised.value.args[0].cause is Cause.MODEL_UNFIT


def test_other_models_are_the_remedy_where_those_in_use_are_damaged(archive, models, audited):
    (models / tiny.CLASSIFIER / "classifier.pkl").write_bytes(b"x")
    proposal = model_choice.propose(archive, BOTH, lambda share: True)
    assert (proposal.old, proposal.replayed) == (None, ())
    model_choice.confirm(archive, proposal)
    assert store.load_bundle(models).id == "both-202611"
    assert audited()[-1] == ("Ines", "models_chosen", "both-202611 after unknown models")


def test_a_choice_that_cannot_be_written_is_not_audited(archive, models, audited, monkeypatch):
    proposal = model_choice.propose(archive, BOTH, lambda share: True)
    before = audited()

    def full(*_):
        raise OSError(28, "No space left on device", "active.toml")

    monkeypatch.setattr(model_choice, "activate", full)
    with pytest.raises(InputError, match=r"active\.toml cannot be written: No space left"):
        model_choice.confirm(archive, proposal)
    assert audited() == before


def test_only_an_administrator_chooses(archive):
    proposal = model_choice.propose(archive, BOTH, lambda share: True)
    archive.sign_in("Noor", PINS["Noor"])
    with pytest.raises(AccessError):
        model_choice.propose(archive, BOTH, lambda share: True)
    with pytest.raises(AccessError):
        model_choice.confirm(archive, proposal)
