import csv

import numpy as np

from neopain.assemble.score_csv import COLUMNS, STAGES, ScoreCsv
from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Frame,
    NoFrame,
    Priority,
    Quality,
    Reason,
    Sample,
    State,
    Trend,
)

BLACK = np.zeros((4, 4, 3), np.uint8)
SIGNALS = tuple(
    AlarmSignal(condition, AlarmKind.TECHNICAL, Priority.LOW, AlarmPhase.ACTIVE, 0.0)
    for condition in (AlarmCondition.PAIN, AlarmCondition.LAGGING)
)
OVER = AlarmSignal(AlarmCondition.CLOCK_JUMP, AlarmKind.TECHNICAL, Priority.LOW, AlarmPhase.LATCHED, 0.0)
SCORED = Sample(
    1 / 3,
    10,
    None,
    0.123456,
    Trend(2 / 3, 1.0, State.PAIN),
    AlarmState((*SIGNALS, OVER)),
    (),
    quality=Quality(90, 0.1, 150, 0, 0, 1, 1, 0.98765),
    face_box=(1, 2, 3, 4),
    timings_ms={"detect": 3.14159, "judge": 1, "total": 5},
)
BLIND = Sample(2.0, None, Reason.NO_FRAME, None, Trend(None, 0.5, State.CANNOT_TELL, Reason.NO_FRAME), AlarmState(), ())


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_row_a_sample_with_fixed_decimals(tmp_path):
    table = ScoreCsv(tmp_path / "new" / "cot.csv")
    table(Frame(1 / 3, 10, BLACK), SCORED)
    table(NoFrame(2.0), BLIND)
    table.close()
    text = (tmp_path / "new" / "cot.csv").read_text(encoding="utf-8").splitlines()
    assert (
        text[0]
        == "t_s,frame,face,reason,quality,p_pain,p_trend,state,alarm,detect_ms,align_ms,features_ms,judge_ms,total_ms"
    )
    assert text[1] == "0.333,10,1,,0.9877,0.1235,0.6667,pain,pain+lagging,3.14,,,1.00,5.00"
    assert text[2] == "2.000,,0,no_frame,,,,cannot_tell,,,,,,"
    assert len(text[0].split(",")) == len(COLUMNS) + len(STAGES)


def test_a_table_gets_its_name_when_it_is_complete(tmp_path):
    table = ScoreCsv(tmp_path / "cot.csv")
    table(NoFrame(2.0), BLIND)
    assert not (tmp_path / "cot.csv").exists()
    table.close()
    table.close()
    table.discard()
    assert [path.name for path in tmp_path.iterdir()] == ["cot.csv"]


def test_a_discarded_table_leaves_nothing(tmp_path):
    table = ScoreCsv(tmp_path / "cot.csv")
    table.discard()
    table.close()
    assert list(tmp_path.iterdir()) == []


def test_pictures_have_a_name_and_no_trend(tmp_path):
    table = ScoreCsv(tmp_path / "faces.csv", ("a.png", "b.png"))
    table(Frame(1.0, 1, BLACK), SCORED)
    table.close()
    (row,) = read(tmp_path / "faces.csv")
    assert (row["file"], row["p_trend"], row["p_pain"]) == ("b.png", "", "0.12345600")
