"""The report states its figures, its errors and its limits in words."""

import dataclasses

import numpy as np
import pytest

from neopain.training.study.figures import FIGURES
from studies import dataset, line, results

report = pytest.importorskip("neopain.training.study.report.sections", reason="needs the extra report")


@pytest.fixture
def data(tmp_path):
    return dataset(tmp_path, subjects=4, each=6)


def sections(data, lines, pictures=(), **more):
    return {section.title: section for section in report.sections(results(data, lines, **more), pictures)}


def right(data):
    return np.where(data.pain, 0.9, 0.1)


def test_the_summary_names_counts_protocol_and_best_line(data):
    usable = (dataclasses.replace(data.usable[0], reasons={"too_dark": 3}), *data.usable[1:])
    words = " ".join(sections(dataclasses.replace(data, usable=usable), [line(data, right(data))])["Summary"].words)
    assert "24 recordings of 4 subjects, 12 with pain and 12 without" in words
    assert "leave one subject out" in words
    assert "Best by AUC: planted / none / logistic, AUC 1.000 (1.000 to 1.000)" in words
    assert "Moments without a usable face: 3 too dark." in words


def test_every_line_has_all_figures_under_their_columns(data):
    table = sections(data, [line(data, right(data)), line(data, 1 - right(data), "knn")])["Every line"]
    assert len(table.columns) == 6 + len(FIGURES)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert [row[table.columns.index("classifier")] for row in table.rows] == ["logistic", "knn"]
    assert table.rows[1][table.columns.index("AUC")].startswith("0.000")
    assert table.rows[0][table.columns.index("balanced acc.")].startswith("1.000")


def test_a_leaking_table_says_that_it_leaks_and_is_left_out_otherwise(data):
    lines = [line(data, right(data))]
    assert not any(title.startswith("Leaking") for title in sections(data, lines))
    leaking = sections(data, lines, leaking=lines)["Leaking: split by frame, not by subject"]
    assert leaking.words[0].startswith("LEAKING.")
    assert len(leaking.rows) == 1


def test_errors_are_listed_with_their_pictures_and_none_is_said(data):
    none = sections(data, [line(data, right(data))])["Failures"]
    assert none.words == ("No recording was classified wrongly.",)
    assert none.rows == none.columns == ()
    given = right(data)
    given[1] = 0.2  # with pain
    failures = sections(data, [line(data, given)], pictures=[("failures/line00003.jpg", "line 3")])["Failures"]
    assert failures.rows == (("3", "s00", "pain", "0.200", "1.61", "0.0 s"),)
    assert failures.pictures == (("failures/line00003.jpg", "line 3"),)


def test_subjects_differences_and_origin_have_a_row_each(data):
    found = sections(data, [line(data, right(data)), line(data, np.full(24, 0.4), "knn")])
    assert found["Every subject"].rows[0] == ("s00", "6", "3", "6", "0", "6", "6 (100%)")
    (difference,) = found["Is it better than the others?"].rows
    assert difference[0] == "planted / none / knn"
    assert difference[-2:] == ("12", "0")
    origin = dict(found["How to repeat this study"].rows)
    assert origin["bundle id"] == "tiny-202611"
    assert origin["plan classifiers"] == "logistic"
