import pytest

from neopain.dataset.cells import (
    Problem,
    age,
    describe_problems,
    file_of,
    number,
    probable_twins,
    span,
    table_rows,
    weeks,
)


@pytest.mark.parametrize(
    ("word", "value", "problems"),
    [
        ("3.5", 3.5, []),
        ("", None, []),
        ("3,5", 3.5, []),
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


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("32.5", 32.5),
        ("32+4", 32 + 4 / 7),
        ("28 5/7", 28 + 5 / 7),
        ("32w4d", 32 + 4 / 7),
        ("32 weeks and 4 days", 32 + 4 / 7),
        ("32 wk 0 d", 32.0),
        ("32w", 32.0),
        ("", None),
    ],
)
def test_weeks_may_have_days(word, value):
    found = []
    assert weeks({"ga": word}, "ga", found.append) == pytest.approx(value)
    assert found == []


@pytest.mark.parametrize(("word", "why"), [("32+8", "has 8 days beside its weeks"), ("term", "is not a number")])
def test_what_is_no_age_is_a_problem(word, why):
    found = []
    assert weeks({"ga": word}, "ga", found.append) is None
    assert why in found[0]


@pytest.mark.parametrize(
    ("column", "word"),
    [
        ("gestational_age_weeks", "-3"),
        ("gestational_age_weeks", "224"),
        ("postnatal_age_days", "-1"),
        ("postnatal_age_days", "4000"),
    ],
)
def test_an_age_that_no_infant_has_is_a_problem(column, word):
    found = []
    assert age({column: word}, column, found.append) is None
    assert word in found[0]
    assert "is not within" in found[0]


def test_an_age_at_either_limit_is_taken():
    found = []
    assert age({"gestational_age_weeks": "22+0"}, "gestational_age_weeks", found.append) == 22
    assert age({"postnatal_age_days": "0"}, "postnatal_age_days", found.append) == 0
    assert age({"postnatal_age_days": ""}, "postnatal_age_days", found.append) is None
    assert found == []


def test_names_that_are_probably_one_infant():
    names = ["01", "1", "1.0", "S2", "s2", "S02", "a-1", "A 1", "12", "1-2", "S12", "10", "100", "é", "e\u0301"]
    assert probable_twins(names) == [
        ("01", "1"),
        ("01", "1.0"),
        ("S2", "s2"),
        ("S2", "S02"),
        ("a-1", "A 1"),
        ("é", "e\u0301"),
    ]


def test_a_name_as_a_spreadsheet_or_another_keyboard_writes_it_is_probably_the_same_infant():
    names = ["12", "１２", "١٢", "1.2e1", "12,0", "#12", "S2", "S 2", "S\u200b2", "S-2", "S_02"]
    assert probable_twins(names) == [*(("12", name) for name in names[1:6]), *(("S2", name) for name in names[7:])]
    others = ["1-2", "1_2", "12", "1 2a", "S2a", "S2-1", "S21", "inf", "nan", "1e999", "²"]
    assert probable_twins(others) == [("1-2", "1_2")]


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\x0b", "\x0c", "\x1c", "\n", "\r\n"])
def test_only_line_ends_outside_of_quotes_end_a_row(odd):
    header, rows = table_rows(f'path,note\r\na.jpg,"cries{odd}then sleeps"\r\n\r\nb.jpg,x\r\n')
    assert header == ["path", "note"]
    assert [cells for _, cells in rows] == [
        {"path": "a.jpg", "note": f"cries{odd}then sleeps"},
        {"path": "b.jpg", "note": "x"},
    ]


def test_a_file_is_found_in_other_spellings(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("sub/f.JPG", "Sa\u0308ugling.jpg", "Zo\u00eb.jpg", r"a\b.jpg"):
        (tmp_path / name).touch()
    for name, wanted in (
        (r"sub\f.JPG", "sub/f.JPG"),
        ("S\u00e4ugling.jpg", "Sa\u0308ugling.jpg"),
        ("Zoe\u0308.jpg", "Zo\u00eb.jpg"),
        (r"a\b.jpg", r"a\b.jpg"),
    ):
        assert file_of(tmp_path, name) == (tmp_path / wanted, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "names no path"),
        ("gone.jpg", "gone.jpg is missing"),
        ("sub", "sub is a folder"),
        (r"C:\data\a.jpg", "is a path of Windows, which this computer does not have"),
        (r"\\server\a.jpg", "is a path of Windows"),
        ("a\0b.jpg", r"a\x00b.jpg is missing"),
        ("loop.jpg", "loop.jpg is missing"),
    ],
)
def test_a_file_that_is_not_there_is_a_problem(tmp_path, name, why):
    (tmp_path / "sub").mkdir()
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    assert why in file_of(tmp_path, name)[1]
