import io
import shutil

from rich.console import Console

import tiny
from neopain.workbench.list_models import list_models


def listed(models):
    screen = io.StringIO()
    return list_models(models, Console(file=screen, width=120)), screen.getvalue()


def test_all_folders_are_listed_in_the_order_of_a_frame_with_those_in_use(tmp_path):
    models = tiny.bundle(tmp_path)
    other = models / "features-other-202611"
    other.mkdir()
    manifest = (models / tiny.FEATURES / "manifest.toml").read_text()
    (other / "manifest.toml").write_text(manifest.replace(tiny.FEATURES, other.name))
    (models / ".import-1").mkdir()
    entries, printed = listed(models)
    assert [entry.role for entry in entries] == ["detector", "features", "features", "classifier"]
    assert {entry.name: entry.in_use for entry in entries} == {
        tiny.DETECTOR: True,
        tiny.FEATURES: True,
        other.name: False,
        tiny.CLASSIFIER: True,
    }
    assert all(entry.size > 0 and entry.licence for entry in entries)
    assert printed.count("yes") == 3


def test_a_classifier_without_its_networks_is_listed_as_kept_for_rescoring(tmp_path):
    models = tiny.bundle(tmp_path)
    kept = tiny.kept(models)
    entries, printed = listed(models)
    found = {entry.name: entry for entry in entries}
    assert [name for name, entry in found.items() if entry.only_rescores] == [kept]
    assert found[kept].missing == ("features-old-202610",)
    assert not found[kept].can_be_chosen
    (row,) = (line for line in printed.splitlines() if f" {kept} " in line)
    assert row.split()[:2] == ["rescoring", "only"]
    last = f"kept to rescore recordings made with their networks, which are not installed: {kept}"
    assert " ".join(printed.split()).endswith(last)
    tiny.network(models, name="features-old-202610", seed=7)
    entries, printed = listed(models)
    assert [entry.name for entry in entries if entry.can_be_chosen] == [kept], "once its network is there"
    assert "resc" not in printed


def test_a_classifier_in_use_without_its_network_is_not_kept_for_rescoring(tmp_path):
    """As after an update that brings other networks."""
    models = tiny.bundle(tmp_path)
    shutil.rmtree(models / tiny.FEATURES)
    entries, printed = listed(models)
    (entry,) = (entry for entry in entries if entry.name == tiny.CLASSIFIER)
    assert (entry.missing, entry.only_rescores) == ((tiny.FEATURES,), False)
    assert "not installed" in printed
    assert "resc" not in printed


def test_a_broken_manifest_is_reported_in_its_row(tmp_path):
    models = tiny.bundle(tmp_path)
    (models / tiny.FEATURES / "manifest.toml").write_text("id = ")
    entries, printed = listed(models)
    assert [entry.name for entry in entries if entry.fault] == [tiny.FEATURES]
    assert "manifest.toml" in printed
