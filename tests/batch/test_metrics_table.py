import io

import numpy as np
from rich.console import Console

from neopain.batch.metrics import figures
from neopain.batch.metrics_table import build_table, describe_reasons


def test_a_row_for_all_and_each_group_with_a_dash_for_what_is_not_defined():
    labels, p_pain = np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.7, 0.9])
    table = build_table(figures(labels, p_pain, 0.5), {"day": figures(labels[2:], p_pain[2:], 0.5)}, "tiny")
    screen = Console(file=io.StringIO(), width=120)
    screen.print(table)
    title, header, _, everyone, group = (line.split() for line in screen.file.getvalue().splitlines() if line.strip())
    assert title == ["bundle", "tiny,", "threshold", "0.5"]
    assert header[:4] == ["group", "n", "scored", "AUC"]
    assert everyone[:4] == ["all", "4", "4", "1.000"]
    assert group[:4] == ["day", "2", "2", "-"]
    assert everyone[header.index("spec")] == "0.500"
    assert group[header.index("spec")] == "-"


def test_reasons_come_most_frequent_first():
    assert describe_reasons({}) == "every picture was scored"
    assert describe_reasons({"blurred": 1, "too_dark": 2, "covered": 1}) == (
        "cannot tell: too_dark 2, blurred 1, covered 1"
    )
