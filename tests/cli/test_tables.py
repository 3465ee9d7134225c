"""Tables for the terminal: one row each, dashes or blanks for unknown values, whole at 80 columns."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

import draws
import neopain
from neopain.base.data import Role
from neopain.base.settings import Settings
from neopain.batch import films, intervals, metrics, scale_agreement
from neopain.cli.tables import agreement_table, patients_table, ratings_table, sessions_table
from neopain.inference.drift import Drift
from neopain.live import selftest
from neopain.live.periodic_selftest import Check
from neopain.record.scoring.agreement import Agreement, Group
from neopain.record.scoring.ratings import Rating, RatingMode
from neopain.record.session.sessions import SessionEntry
from neopain.record.ward.patients import Patient
from neopain.workbench import bench_networks, check_models, list_models, quantize
from widths import assert_fits, assert_table_fits, shown


def cells(table):
    return list(zip(*(column.cells for column in table.columns), strict=True))


def test_a_session_that_cannot_be_opened_shows_its_problem():
    entry = SessionEntry("20261123-080000-aaaaaa", None, 0.0, 0.0, 2_000_000, "session.key is missing")
    assert cells(sessions_table([entry])) == [("20261123-080000-aaaaaa", "", "", "session.key is missing", "", "2.0")]


def test_unknown_details_of_a_patient_are_blank():
    ((shown, bed, weeks, born, *_),) = cells(
        patients_table([Patient("k", "Baby M.", bed="3", admitted="2026-11-23T08:00:00+00:00")])
    )
    assert (shown, bed, weeks, born) == ("Baby M.", "3", "", "")


def test_without_data_the_tables_are_empty():
    assert cells(agreement_table([])) == cells(ratings_table([])) == []


SESSION = "20261123-080000-aaaaaa"
FEATURES = "features-efficientnet-synthetic-202611e"
AGREED = Agreement("n_pass", 8, 0.71, 0.64, 0.83, 0.85, -0.42, -2.13, 1.29)
FIGURES = dict.fromkeys(metrics.TITLES, 0.912) | {"threshold": 0.4217, "n": 1326, "n_scorable": 1289}


def patients():
    stamps = {"admitted": "2026-11-23T08:00:00+00:00", "discharged": "2026-11-29T18:30:00+00:00"}
    consent = "mother, Anneliese Oosterhuis, 2026-11-23 09:12, recorded by Noor"
    infant = Patient("k", "Baby Montgomery 2", "4711-0815-2026", "14 B", 206, "2026-11-20", 1250.0, "", **stamps)
    return [infant, Patient("l", "Baby K.", "4712", "3", video_consent=consent, **stamps)]


def sessions():
    facts = draws.facts(SESSION, shown_id="Baby Montgomery 2", bed="14 B")
    damaged = "session.key is missing: the session cannot be opened, restore it from the copy of the records"
    return [SessionEntry(SESSION, facts, 0.0, 259_200.0, 1_987_000_000), SessionEntry(SESSION, None, 0, 0, 9, damaged)]


def ratings():
    points = {"facial_expression": 1, "cry": 2, "breathing_patterns": 1, "arms": 0, "legs": 1, "state_of_arousal": 1}
    at = "2026-11-23T08:15:00+00:00"
    return [Rating("nips", points, 6, 4.0, "Ines Oosterhuis", Role.CLINICIAN, RatingMode.BLIND, 900, 920, at, 3, 2)]


def compared():
    rows = (bench_networks.Row("VGG-Face", "random", 312.4, 287.1, 101.2, 0.9987, 15.47),
            bench_networks.Row(FEATURES, "active", 12.4, 12.3, None, None, 0.39))  # fmt: skip
    return bench_networks._build_table(bench_networks.Comparison(rows, 187.0, 412.0), Settings())


def checked():
    found = (check_models.Finding(FEATURES, True, True, 1.25e-6, 1e-4, 12.4, "CUDA"),
             check_models.Finding("classifier-vgg-synthetic-202611e", False, True, tolerance=1e-6))  # fmt: skip
    return check_models._build_table("synthetic-202611e", found)


TABLES = {
    "patients list": lambda: patients_table(patients()),
    "sessions list": lambda: sessions_table(sessions()),
    "sessions ratings": lambda: ratings_table(ratings()),
    "sessions agreement": lambda: agreement_table(
        [Group("Ines Oosterhuis", "Noor", month, AGREED, 10, 10) for month in ("", "2026-11")]
    ),
    "evaluate": lambda: metrics.build_table(FIGURES, {"cleft lip and palate": FIGURES}, "synthetic-202611e"),
    "evaluate, intervals": lambda: intervals.build_intervals_table(FIGURES, {"sensitivity": (0.54, 0.68)}),
    "evaluate, films": lambda: films.build_films_table(
        [films.FilmScore("cry-after-heel-prick-bed-14-camera-2.mp4", True, 184.2, 0.97, 0.81, 0.99, 2, 4.2, "turned")]
    ),
    "evaluate, scale": lambda: scale_agreement.build_table(AGREED),
    "models quantize": lambda: quantize._build_table(f"{FEATURES}-int8", Drift(32, 0.9, 0.9, 0.9, 0.9, 0.9), 96),
    "models check": checked,
    "bench networks": compared,
}


@pytest.mark.parametrize("command", TABLES)
def test_a_table_of_a_command_is_whole_at_80_columns(command):
    assert_table_fits(TABLES[command]())


def test_the_models_in_use_stay_a_table_at_80_columns():
    assert "┃" not in shown(checked())
    assert f"{FEATURES} " in shown(checked())
    assert sum("yes" in line for line in shown(checked()).splitlines()) == 1


def test_the_list_of_the_shipped_models_is_whole_at_80_columns():
    screen = io.StringIO()
    models = list_models.list_models(Path(__file__).parents[2] / "models", Console(file=screen, width=80))
    assert len(models) > 5
    assert_fits(screen.getvalue(), *(text for model in models for text in (model.name, model.role, model.licence)))


def test_a_self_test_that_fails_is_whole_at_80_columns():
    fault = "models/features-vgg-synthetic-202611d/model.onnx was altered: expected another SHA-256; restore the folder"

    def failing():
        yield
        raise selftest.ModelError(fault)

    screen = io.StringIO()
    assert selftest.self_test([Check("models", failing)], Console(file=screen, width=80)) == 1
    assert_fits(screen.getvalue(), "models", "failed", fault)


def test_no_table_cuts_off_what_it_shows():
    wanted = re.compile(r"no_wrap\s*=\s*True|overflow\s*=|max_width\s*=\s*_?[A-Z\d]")
    package = Path(neopain.__file__).parent
    found = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "PlainTable" in path.read_text(encoding="utf-8") and wanted.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
