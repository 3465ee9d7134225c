import io

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


def test_a_broken_manifest_is_reported_in_its_row(tmp_path):
    models = tiny.bundle(tmp_path)
    (models / tiny.FEATURES / "manifest.toml").write_text("id = ")
    entries, printed = listed(models)
    assert [entry.name for entry in entries if entry.fault] == [tiny.FEATURES]
    assert "manifest.toml" in printed
