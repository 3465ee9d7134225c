"""What is typed about a ward is held to the rules of the settings file, and each has its words in the window."""

from dataclasses import replace

import pytest

from brokers import made_files
from neopain.base.settings import Settings, load
from neopain.base.settings_file import change
from neopain.base.ward_settings import WardRule, WardSettings
from neopain.live.bed.ward_files import WardFiles
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.ui.setup import ward_values
from neopain.ui.text import setup_text

TYPED = {"name": "NICU", "address": "ward.example", "second_address": ""}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return WardFiles.within(made_files(tmp_path_factory.mktemp("made"), "3") / "3")


def wrong(files, folder="x", **typed):
    return ward_values.checked(TYPED | typed, folder, files)


def test_every_rule_and_every_outcome_has_its_words():
    assert set(setup_text.WARD_RULES) == set(WardRule)
    assert set(setup_text.WARD_TRIALS) == set(Outcome)
    for outcome in Outcome:
        assert "{" not in setup_text.trial(Trial(outcome, "ward", 8883, "x"))


def test_what_is_typed_is_held_to_the_rules_of_the_settings_file(files):
    assert wrong(None) == "This folder has no ca.pem with one certificate and its key."
    assert wrong(files, address="") == "Type the address of the broker, or touch No ward."
    assert wrong(files, name="") == setup_text.WARD_RULES[WardRule.NEEDS_NAME]
    assert wrong(None, "") == setup_text.WARD_RULES[WardRule.NEEDS_FILES]
    assert wrong(files, address="", second_address="b") == setup_text.WARD_RULES[WardRule.NEEDS_ADDRESS]
    for address in ("mqtt://ward", "ward:0", "a b"):
        assert wrong(files, address=address) == setup_text.WARD_RULES[WardRule.IS_ADDRESS]
    assert "at most 255" in wrong(files, address="x" * 300)
    assert wrong(files, second_address="b:7").brokers == (("ward.example", 8883), ("b", 7))


def test_a_link_is_written_changed_and_removed_and_what_else_is_there_stays(files, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("# ours\n[record]\nbed = '3'\n")
    change(file, ward_values.changes(WardSettings(), TYPED, files, 2), Settings)
    first = load(file).ward
    assert (first.brokers, first.name, first.key) == ((("ward.example", 8883),), "NICU", files.key)
    assert "keepalive_s" not in file.read_text()
    change(file, {"ward": {"files": "ward.example:8766"}}, Settings)
    change(file, ward_values.changes(first, TYPED | {"second_address": "b"}, files, 5), Settings)
    second = load(file).ward
    assert (second.second_address, second.keepalive_s, second.files) == ("b", 5, "ward.example:8766")
    change(file, {"ward": {"crl": str(tmp_path / "crl.pem")}}, Settings)
    listed = load(file).ward
    change(file, ward_values.changes(listed, TYPED | {"address": "localhost"}, None, 5), Settings)
    assert load(file).ward.crl is None  # it cannot be without the authority
    change(file, ward_values.changes(load(file).ward, TYPED, files, 5), Settings)
    change(file, {"ward": {"crl": str(tmp_path / "crl.pem")}}, Settings)
    change(file, ward_values.changes(load(file).ward, TYPED | {"name": "W"}, files, 5), Settings)
    assert load(file).ward.crl == tmp_path / "crl.pem"
    change(file, ward_values.changes(load(file).ward, None, None, 5), Settings)
    last = load(file).ward
    assert (last.brokers, last.name, last.ca, last.crl, last.files) == ((), "", None, None, "")
    assert file.read_text().startswith("# ours\n[record]\nbed = '3'\n")


def test_the_list_of_revoked_certificates_beside_the_files_is_named(files, tmp_path):
    crl = tmp_path / "crl.pem"
    listed = replace(files, crl=crl)
    assert ward_values.checked(TYPED, "x", listed).crl == crl
    changed = ward_values.changes(WardSettings(), TYPED, listed, 2)
    assert changed["ward"]["crl"] == str(crl)
    settings = WardSettings.model_validate({key: value for key, value in changed["ward"].items() if value})
    assert ward_values.files_of(settings) == listed
    assert ward_values.changes(settings, None, None, 2)["ward"]["crl"] is None


def test_a_bed_that_never_had_a_ward_gets_no_table_and_a_keepalive_between_the_choices_stays():
    assert ward_values.changes(WardSettings(), None, None, 2) == {}
    before = WardSettings(keepalive_s=7)
    assert "keepalive_s" not in ward_values.changes(before, TYPED, None, ward_values.nearest_keepalive(before))["ward"]
    assert ward_values.files_of(before) is None
    assert ward_values.files_within("") is None
