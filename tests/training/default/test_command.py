from types import SimpleNamespace

from neopain.training.default import command
from neopain.training.default.settings import TrainSettings


def test_every_figure_of_network_and_classifier_is_printed(tmp_path, monkeypatch, capsys):
    called = []

    def train(data, models, release, settings, report):
        called.append((data, models, release, settings))
        report("network", 1, 2, "step 1")
        names = SimpleNamespace(features="features-x", classifier="classifier-x")
        return SimpleNamespace(
            names=names, figures={"error": 0.0587}, findings=SimpleNamespace(figures={"auc": 0.98765})
        )

    monkeypatch.setattr(command, "train_default", train)
    settings = TrainSettings(seed=5)
    command.train_and_print(tmp_path / "data", tmp_path / "models", "x", settings)
    assert called == [(tmp_path / "data", tmp_path / "models", "x", settings)]
    printed = capsys.readouterr().out
    for words in ("features-x", "classifier-x", "error", "0.0587", "auc", "0.9877"):
        assert words in printed
