"""An administrator sees the models, imports others from a stick and puts one in use after a look at what it would have
alarmed.
"""

import shutil
import threading

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt

import draws
import tiny
from neopain.base import paths
from neopain.base.data import AlarmCondition, Role
from neopain.base.errors import Cause
from neopain.inference import signature
from neopain.inference.store import load_bundle, read_active
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review import model_choice
from neopain.ui.review.administration import models_page
from neopain.ui.text import labels
from neopain.ui.text.administration import models_text
from ui.review.administration.conftest import INES

NEW, MADE = "classifier-other-202612", "classifier-made-202612"
SESSION = "20261125-080000-cccccc"
PRIVATE = Ed25519PrivateKey.generate()


@pytest.fixture
def models(tmp_path, monkeypatch):
    """The models of the program: a bundle, and another classifier on its network."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings" / "settings.toml")
    folder = tmp_path / "models"
    folder.mkdir()
    tiny.classifier_on(load_bundle(tiny.bundle(folder)).features[0], name=NEW)
    return folder


@pytest.fixture
def stick(tmp_path):
    """A classifier that was made elsewhere, beside the network that it works on."""
    folder = tmp_path / "stick"
    tiny.classifier_on(tiny.network(folder, name="features-made-202612", seed=5), name=MADE)
    return folder


@pytest.fixture
def page(signed_in, archive, models, qtbot):
    archive.models = models
    window = signed_in(INES)
    window.list.administration.click()
    page = window.administration.models
    window.administration.pages[page].click()
    qtbot.waitUntil(lambda: page.models.count() > 0)
    return page


@pytest.fixture
def ended(page, qtbot):
    """Waits until nothing runs."""
    return lambda: qtbot.waitUntil(lambda: not page._work.busy and not page._reading.busy)


@pytest.fixture
def audited(folder):
    """Who did what, without signing in and out."""

    def read():
        with Ward(*folder) as ward:
            entries = [(one.who, str(one.action), one.detail) for one in ward.audit.entries()]
        return [one for one in entries if not one[1].startswith(("person", "signed"))]

    return read


@pytest.fixture
def recorded(folder):
    """A session that was recorded with the networks of the bundle."""
    path, key = folder
    with Ward(path, key) as ward:
        writer = SessionWriter(ward.sessions.folder / SESSION, key, draws.facts(SESSION, features=(tiny.FEATURES,)))
        writer.write(list(draws.samples(4.0, width=6)))
        writer.close()


def rows(page):
    """The rows that can be touched."""
    return {item.text().partition("\n")[0]: item for item in page._items() if item.data(Qt.ItemDataRole.UserRole)}


def touch(page, name):
    page.models.itemClicked.emit(rows(page)[name])


def test_all_models_are_listed_with_kind_use_licence_and_who_signed(page):
    shown = {name: item.text().partition("\n")[2] for name, item in rows(page).items()}
    assert list(shown) == [tiny.CLASSIFIER, NEW, tiny.DETECTOR, tiny.FEATURES]
    assert shown == {
        tiny.CLASSIFIER: "in use · Classifier · Apache-2.0 · not signed",
        NEW: "Classifier · Apache-2.0 · not signed",
        tiny.DETECTOR: "in use · Face detector · MIT · signed by Neopain release",
        tiny.FEATURES: "in use · Network · Apache-2.0 · not signed",
    }
    headings = [item.text() for item in page._items() if not item.data(Qt.ItemDataRole.UserRole)]
    assert headings == [models_text.CLASSIFIERS, models_text.OTHERS]


def test_only_a_classifier_that_is_not_in_use_is_offered(page):
    assert (page.chosen.name, page.message.text()) == (tiny.CLASSIFIER, models_text.USED)
    for name, offered, said in (
        (tiny.CLASSIFIER, False, models_text.USED),
        (tiny.FEATURES, False, models_text.BROUGHT),
        (NEW, True, models_text.COMPARE),
    ):
        touch(page, name)
        assert (page.use.isVisible(), page.message.text()) == (offered, said)
    assert tiny.FEATURES in page.facts.text()
    assert models_text.UNSIGNED in page.facts.text()


def test_a_damaged_model_says_so_and_is_not_offered(page, models, ended):
    (models / NEW / "manifest.toml").write_text("id = ")
    page.begin()
    ended()
    assert rows(page)[NEW].text() == f"{NEW}\ndamaged"
    touch(page, NEW)
    assert not page.use.isVisible()
    assert f"models/{NEW}/manifest.toml" in page.facts.text()


def test_a_classifier_without_its_networks_is_kept_for_rescoring_and_not_offered(page, models, tmp_path, ended):
    kept, old = tiny.kept(models), "features-old-202610"
    page.begin()
    ended()
    assert rows(page)[kept].text() == f"{kept}\nrescoring only · Apache-2.0 · not signed"
    assert list(rows(page))[:3] == [tiny.CLASSIFIER, NEW, kept], "those that can be used come first"
    touch(page, kept)
    assert (page.use.isVisible(), page.message.text()) == (False, models_text.KEPT)
    assert page.facts.text().splitlines()[0] == f"Works on {tiny.FEATURES}, {old} (not installed)."
    tiny.network(tmp_path / "stick", name=old, seed=7)
    page.ask_folder = lambda *_: tmp_path / "stick" / old
    page.take.click()
    ended()
    touch(page, kept)
    assert (page.use.isVisible(), page.message.text()) == (True, models_text.COMPARE)


def test_one_in_use_without_its_networks_says_so(page, models, ended):
    shutil.rmtree(models / tiny.FEATURES)
    page.begin()
    ended()
    assert rows(page)[tiny.CLASSIFIER].text().partition("\n")[2].startswith("in use · networks missing · ")
    assert page.message.text() == models_text.INCOMPLETE


def test_what_would_have_been_alarmed_is_shown_before_it_is_confirmed(recorded, page, models, ended, audited):
    touch(page, NEW)
    page.use.click()
    ended()
    assert page.proposal.new.id == "other-202612"
    assert page.trial.isVisible()
    (one,) = page.proposal.replayed
    both = [outcome.started(AlarmCondition.PAIN) / one.hours for outcome in (one.before, one.after)]
    assert [rate.text() for rate in page.trial.rates] == [models_text.rate(each) for each in both]
    assert page.trial.recordings.item(0).text().startswith("\u200e25 Nov  08:00")
    assert page.message.text() == models_text.UNSIGNED
    assert (page.use.text(), page.stop.text()) == (models_text.CONFIRM, labels.CANCEL)
    assert read_active(models).roles.classifier == tiny.CLASSIFIER
    assert audited() == [("Ines", "session_rescored", f"{SESSION}: with other-202612")]
    page.use.click()
    assert not page.stop.isVisible()
    ended()
    assert load_bundle(models).id == "other-202612"
    assert audited()[-1] == ("Ines", "models_chosen", "other-202612 after tiny-202611")
    assert page.message.text() == models_text.chosen("other-202612")
    assert rows(page)[NEW].text().partition("\n")[2].startswith("in use")
    assert not page.trial.isVisible()


def test_without_recordings_it_says_so_and_can_still_be_confirmed(page, models, ended):
    touch(page, NEW)
    page.use.click()
    ended()
    assert page.trial.account.text() == models_text.NO_RECORDINGS
    assert not any(rate.isVisible() for rate in page.trial.rates)
    page.use.click()
    ended()
    assert read_active(models).roles.classifier == NEW


def test_cancelled_after_the_look_nothing_is_changed(page, models, ended, audited):
    touch(page, NEW)
    page.use.click()
    ended()
    page.stop.click()
    ended()
    assert (page.proposal, page.message.text(), page.chosen.name) == (None, models_text.STOPPED, NEW)
    assert read_active(models).roles.classifier == tiny.CLASSIFIER
    assert audited() == []
    assert page.use.text() == models_text.USE


@pytest.fixture
def halfway(page, monkeypatch):
    """A replay that stands at 40 % until it is told to stop."""
    told = threading.Event()

    def propose(archive, name, progress):
        progress(0.4)
        while progress(0.4):
            told.wait(0.01)
        told.set()

    monkeypatch.setattr(models_page, "propose", propose)
    return told


def test_while_it_is_replayed_the_share_is_shown_and_it_can_be_stopped(page, halfway, qtbot, ended):
    touch(page, NEW)
    page.use.click()
    qtbot.waitUntil(lambda: page.message.text() == models_text.replaying(0.4))
    assert not page.take.isEnabled()
    assert not page.models.isEnabled()
    assert not page.use.isVisible()
    page.stop.click()
    ended()
    assert halfway.wait(10)
    assert page.message.text() == models_text.STOPPED
    assert page.take.isEnabled()


@pytest.mark.parametrize("leave", ["another page", "sessions", "closed"])
def test_whoever_leaves_the_page_stops_the_replay(page, halfway, leave):
    window, place = page.window(), page.window().administration
    touch(page, NEW)
    page.use.click()
    {
        "another page": place.pages[place.people].click,
        "sessions": place.back.click,
        "closed": window.close,
    }[leave]()
    assert halfway.wait(10)
    assert not page._work.busy


def test_whoever_is_signed_out_meanwhile_finds_the_comparison_again(
    page, recorded, signed_in, qtbot, ended, audited, monkeypatch
):
    """It may take longer than a person who does nothing stays signed in."""
    window, begun, gate = page.window(), threading.Event(), threading.Event()

    def propose(archive, name, progress):
        return model_choice.propose(archive, name, lambda share: begun.set() or (gate.wait(10) and progress(share)))

    monkeypatch.setattr(models_page, "propose", propose)
    touch(page, NEW)
    page.use.click()
    assert begun.wait(10)
    window._idle.timeout.emit()
    assert window.stack.currentWidget() is window.sign_in
    qtbot.waitUntil(lambda: page._archive.person is None)
    gate.set()
    ended()
    assert not page.trial.isVisible(), "nothing is shown before somebody signs in"
    nurse = signed_in(Person("Noor", Role.NURSE))
    nurse._leave_stay()
    nurse.sign_out()
    signed_in(INES).list.administration.click()
    assert window.administration.page is page
    assert page.trial.isVisible()
    assert page.use.text() == models_text.CONFIRM
    page.use.click()
    ended()
    assert [one[1] for one in audited()] == ["session_rescored", "models_chosen"]
    window.administration.back.click()
    window.list.administration.click()
    assert window.administration.page is window.administration.people, "it waits no longer"


def test_a_model_that_does_not_fit_is_one_line(page, models, ended):
    (models / NEW / "classifier.pkl").write_bytes(b"x")
    touch(page, NEW)
    page.use.click()
    ended()
    assert page.message.text().startswith(f"{NEW} does not fit here, nothing was changed")
    assert "\n" not in page.message.text()
    assert page.use.text() == models_text.USE


def test_a_model_is_imported_with_its_network_and_audited(page, models, stick, ended, audited):
    asked = []
    page.ask_folder = lambda parent, title: asked.append(title) or stick / MADE
    page.take.click()
    ended()
    names = ("features-made-202612", MADE)
    assert asked == [models_text.CHOOSE_FOLDER]
    assert page.message.text() == models_text.imported(names)
    assert (page.chosen.name, page.use.isVisible()) == (MADE, True)
    assert all((models / name / "manifest.toml").is_file() for name in names)
    assert audited() == [("Ines", "model_imported", name) for name in names]


def test_a_damaged_folder_is_refused_in_one_line_and_not_audited(page, models, stick, ended, audited):
    (stick / MADE / "classifier.pkl").write_bytes(b"x")
    page.ask_folder = lambda parent, title: stick / MADE
    page.take.click()
    ended()
    assert page.message.text() == str(Cause.MODEL_DAMAGED.said(model=MADE, file="classifier.pkl"))
    assert not (models / MADE).exists()
    assert [name for _, _, name in audited()] == ["features-made-202612"], "what came before it is there"


def test_a_folder_that_is_not_chosen_changes_nothing(page):
    page.ask_folder = lambda parent, title: None
    page.take.click()
    assert not page._work.busy


def test_a_nurse_who_took_the_administrators_place_imports_nothing(page, folder, models, stick, ended):
    with Ward(*folder) as ward:
        ward.register.run("UPDATE people SET role = 'nurse' WHERE name = 'Ines'")
    page.ask_folder = lambda parent, title: stick / MADE
    page.take.click()
    ended()
    assert "may not do" in page.message.text()
    assert not (models / MADE).exists()


def test_where_the_choice_cannot_be_read_it_says_why(page, models, ended):
    shutil.copyfile(models / NEW / "manifest.toml", models / "active.toml")
    page.begin()
    ended()
    assert "models/active.toml" in page.message.text()


def test_a_model_signed_elsewhere_is_imported_once_its_key_is_trusted(page, stick, models, ended, audited):
    for name in ("features-made-202612", MADE):
        key = signature.sign(stick / name, PRIVATE)
    page.ask_folder = lambda *_: stick / MADE
    page.take.click()
    ended()
    assert "does not trust" in page.message.text()
    assert page.unknown.isVisible()
    assert key in page.unknown.key.text().replace(" ", "")
    assert not page.unknown.trust.isEnabled(), "nobody is trusted without a name"
    page.unknown.name.setText("NICU of St. Anne")
    page.unknown.trust.click()
    ended()
    assert not page.unknown.isVisible()
    assert "signed by NICU of St. Anne" in rows(page)[MADE].text()
    assert audited() == [
        ("Ines", "model_key_trusted", f"{key} of NICU of St. Anne"),
        ("Ines", "model_imported", "features-made-202612"),
        ("Ines", "model_imported", MADE),
    ]


def test_a_key_is_forgotten_with_what_it_was_asked_for(page, stick, ended):
    for name in ("features-made-202612", MADE):
        signature.sign(stick / name, PRIVATE)
    page.ask_folder = lambda *_: stick / MADE
    page.take.click()
    ended()
    assert page.unknown.isVisible()
    touch(page, NEW)
    assert not page.unknown.isVisible()
    page.unknown.agreed.emit("NICU")
    assert signature.known_keys() == signature.RELEASE_KEYS
