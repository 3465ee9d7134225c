import pytest

from neopain.dataset.cells import Problem, describe_problems, number, span


@pytest.mark.parametrize(
    ("word", "value", "problems"),
    [
        ("3.5", 3.5, []),
        ("", None, []),
        ("many", None, ["nips 'many' is not a number"]),
        ("nan", None, ["nips 'nan' is not a number"]),
        ("inf", None, ["nips 'inf' is not a number"]),
    ],
)
def test_numbers(word, value, problems):
    found = []
    assert number({"nips": word}, "nips", found.append) == value
    assert found == problems


@pytest.mark.parametrize(
    ("t0", "t1", "fits"), [("1", "2", True), ("0", "", True), ("-1", "2", False), ("2", "2", False), ("3", "2", False)]
)
def test_spans(t0, t1, fits):
    found = []
    span({"t0": t0, "t1": t1}, found.append)
    assert found == ([] if fits else ["t0 and t1 are no span: t0 is at least 0 and t1 is later"])


def test_problems_are_one_line_with_their_lines_of_the_manifest():
    problems = [Problem(line, "has no subject") for line in (3, 5, 6, 7, 9)] + [Problem(3, "names no path")]
    expected = "5 rows cannot be used: line 3, 5-7, 9: has no subject; line 3: names no path"
    assert describe_problems(problems) == expected
    assert describe_problems([Problem(2, "is missing")]) == "1 row cannot be used: line 2: is missing"
    many = describe_problems([Problem(line, f"problem {line}") for line in range(14)])
    assert many.endswith("problem 11; and 2 more")
