"""Everything that the administrator's place in the review window can show, one state after the other, by name."""

from dataclasses import replace
from types import SimpleNamespace

from neopain.base.errors import Cause
from neopain.base.scales import SCALES
from neopain.review.model_choice import Proposal
from neopain.review.model_trial import Replayed
from neopain.ui.text.administration import models_text, people_text, wording_text
from neopain.ui.text.fault_text import told


def pages(window, turn, settle):
    """Each page of the place, which is open."""
    yield from _people(window, turn, settle)
    yield from _models(window.administration, turn, settle)
    yield from _wording(window.administration, turn, settle)


def _people(window, turn, settle):
    page = window.administration.people
    settle(lambda: page.people.count() == 2)
    yield turn() or "people"
    page.people.itemClicked.emit(page.people.item(0))
    page.remove.click()
    yield turn() or "the only administrator"
    for words in (people_text.REMOVE_NOW, people_text.DIFFERENT_PINS, people_text.badge("Dr. Grace Hopper")):
        page.remove.setText(people_text.REMOVE_NOW)
        page.message.setText(words)
        yield turn() or words
    window.typing._show(page.pin)
    yield turn() or "typing a PIN"
    window.typing.leave()


class Alarms:
    """The outcome of a recording that was replayed."""

    def started(self, condition):
        return 12


def _models(place, turn, settle):
    page = place.models
    place.pages[page].click()
    settle(lambda: page.models.count() > 0)
    yield turn() or "models"
    classifier = page._entries[0]
    for entry in (classifier, replace(classifier, signed_by="")):
        page.facts.setText(models_text.facts(entry))
        page.message.setText(models_text.COMPARE)
        page.use.show()
        yield turn() or f"model {entry.name}"
    for words in (models_text.importing(0.5), models_text.chosen(page.chosen.name), models_text.BROUGHT):
        page.message.setText(words)
        page.stop.show()
        yield turn() or words
    old, new = (SimpleNamespace(id=f"vgg-synthetic-{month}e") for month in (202611, 202612))
    night, none = (
        Replayed("20261122-070000-aaaaaa", 11.5, Alarms(), Alarms()),
        Replayed("20261123-080000-bbbbbb", problem="damaged"),
    )
    for replayed in ((night, night, none), (none,), ()):
        page._done(Proposal(None, old, new, replayed))
        page.message.setText(models_text.UNSIGNED)
        yield turn() or f"{len(replayed)} replayed"
    page.stop.click()
    settle(lambda: not page._reading.busy)


def _wording(place, turn, settle):
    page = place.wording
    place.pages[page].click()
    settle(lambda: page.scales.count() == len(SCALES))
    page.restore.setEnabled(True)
    for words in (
        wording_text.LOADED,
        told(Cause.WORDING_PAIN.said(file="a.toml", scale="nips", pain_from=9, least=0, most=7)),
    ):
        page.message.setText(words)
        yield turn() or words
        page.restore.click()
    page.end()
