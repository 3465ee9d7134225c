"""A manifest is read whole or refused in one line that names every row that is wrong."""

import subprocess
import sys

import pytest

from neopain.base.errors import InputError, SettingsError
from neopain.base.scales import SCALES, CutOff
from neopain.dataset.manifest import read

HEAD = "path,label,subject\n"
GOOD = "a.png,1,s1\nb.png,0,s1\na2.png,pain,s2\nb2.png,no pain,s2\n"


@pytest.fixture
def manifest(tmp_path):
    for name in ("a.png", "b.png", "a2.png", "b2.png", "c.mp4"):
        (tmp_path / name).touch()

    def write(text, encoding="utf-8"):
        path = tmp_path / "m.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def refusal(path, *words, cut_off=CutOff(), **more):
    with pytest.raises(InputError) as caught:
        read(path, cut_off, **more)
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message, message


def test_rows_keep_what_is_known(manifest):
    head = "path,label,subject,t0,t1,gestational_age_weeks,skin_tone,note\n"
    found = read(manifest(head + "c.mp4,1,s1,1.5,4,31.4,5,hello\nb.png,0,s2,,,,,\n"))
    first, second = found.rows
    assert (first.t0_s, first.t1_s, first.gestational_age_weeks, first.skin_tone) == (1.5, 4.0, 31.4, "5")
    assert (first.pain, second.pain, second.t0_s) == (True, False, None)
    assert first.path.is_absolute()
    assert first.line == 2
    assert found.subjects == ("s1", "s2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_write_it_their_way(manifest, delimiter, encoding):
    path = manifest((HEAD + GOOD).replace(",", delimiter), encoding)
    assert [row.pain for row in read(path).rows] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("path,label\na.png,1\n", ["no column subject"]),
        ("path,subject\na.png,s1\n", ["no column label or one of nips"]),
        ("path,nips,nfcs,subject\na.png,1,2,s1\n", ["mixes the scales nips and nfcs"]),
        ("path,label,label,subject\na.png,1,1,s1\n", ["two columns label"]),
        (HEAD + GOOD + "gone.png,1,s1\ngone2.png,1,s1\n", ["2 rows", "line 6: gone.png", "line 7: gone2.png"]),
        (HEAD + GOOD + "a.png,1,s3\n", ["line 6: is the same recording as line 2"]),
        (HEAD + "a.png,1,s1\nb.png,1,s2\n", ["one class, pain"]),
        (HEAD + "a.png,1,s1\nb.png,0,s1\n", ["one subject, s1"]),
        (HEAD + "a.png,1,\nb.png,0,s1\n", ["line 2: has no subject"]),
        (HEAD + "a.png,maybe,s1\nb.png,nan,s1\na2.png,nan,s2\n", ["3 rows", "'maybe'", "line 3-4: label 'nan'"]),
        (HEAD + GOOD.replace("b.png,0", "b.png,"), ["line 3", "neither 1 (pain) nor 0"]),
        ("path,nips,subject\na.png,nan,s1\nb.png,9,s2\na2.png,x,s2\n", ["'nan'", "NIPS 9 is not within 0 to 7", "'x'"]),
        ("path,label,nips,subject\na.png,1,,s1\nb.png,,3,s2\n", ["line 3", "only a score: give all rows a label"]),
        ("path,label,subject,t0,t1\nc.mp4,1,s1,5,2\nb.png,0,s2,,\n", ["line 2: t0 and t1 are no span"]),
        ("path,label,subject,postnatal_age_days\na.png,1,s1,inf\nb.png,0,s2,\n", ["'inf' is not a number"]),
        (HEAD, ["no labelled row"]),
        (HEAD + "\n , \n", ["no labelled row"]),
        (HEAD + GOOD + ",1,s1\n", ["line 6: names no path"]),
        (HEAD + GOOD + ".,1,s1\n", ["line 6: . is a folder"]),
        ("", ["no column path"]),
    ],
)
def test_problems_are_reported_with_their_rows(manifest, text, words):
    refusal(manifest(text), *words)


def test_many_problems_stay_one_readable_line(manifest):
    rows = "".join(f"gone{index}.png,1,s{index}\n" for index in range(200))
    refusal(manifest(HEAD + rows), "200 rows", "and 188 more")


def test_scores_become_labels_by_the_cut_off_and_the_middle_is_left_out(manifest):
    text = "path,nips,subject\na.png,0,s1\nb.png,3,s1\na2.png,4,s2\nb2.png,7,s2\n"
    assert [row.pain for row in read(manifest(text)).rows] == [False, False, True, True]
    found = read(manifest(text), CutOff(pain_from=5, calm_to=2))
    assert [(row.score, row.pain) for row in found.rows] == [(0, False), (7, True)]
    assert [row.score for row in found.excluded] == [3, 4]
    assert found.scale == "nips"


def test_no_total_is_pain_and_none_at_once(manifest):
    path = manifest("path,nips,subject\na.png,0,s1\nb.png,5,s2\n")
    with pytest.raises(SettingsError, match="NIPS of 4 cannot be none when 4 is pain"):
        read(path, CutOff(calm_to=4))


@pytest.mark.parametrize("name", SCALES)
def test_totals_of_every_scale_known_at_the_bed_label_a_training_manifest(manifest, name):
    pain_from = SCALES[name].pain_from
    found = read(manifest(f"path,{name},subject\na.png,{pain_from:g},s1\nb.png,{pain_from - 1:g},s2\n"))
    assert (found.scale, [row.pain for row in found.rows]) == (name, [True, False])


@pytest.mark.parametrize("name", SCALES)
def test_every_scale_parts_its_own_range(name):
    scale = SCALES[name]
    assert CutOff().label(name, scale.least) is False
    assert CutOff().label(name, scale.most) is True
    assert CutOff().label(name, scale.pain_from) is True
    assert CutOff().label(name, scale.pain_from - 0.5) is False


def test_a_label_given_with_a_score_is_the_label(manifest):
    found = read(manifest("path,label,nips,subject\na.png,0,7,s1\nb.png,1,0,s2\n"))
    assert [(row.pain, row.score) for row in found.rows] == [(False, 7), (True, 0)]


def test_evaluation_needs_no_subjects_and_no_second_class(manifest):
    found = read(manifest("path,label\na.png,1\na.png,1\n"), subjects_needed=False)
    assert [(row.subject, row.name) for row in found.rows] == [("", "a.png")] * 2
    refusal(manifest("path,label\na.png,1\n\n , \na.png,0\n"), "line 5: is the same", "label", subjects_needed=False)


def test_rows_as_spreadsheets_leave_them(manifest, tmp_path):
    text = f"Label, path ,GROUP,note\r\n1,a.png,ward,x\r\n\r\n , \r\n0.0,{tmp_path / 'b.png'},,\r\n"
    one, two = read(manifest(text), subjects_needed=False).rows
    assert (one.line, one.name, one.path, one.pain, one.group) == (2, "a.png", tmp_path / "a.png", True, "ward")
    assert (two.path, two.pain, two.group) == (tmp_path / "b.png", False, "")


def test_a_missing_manifest_and_no_text_are_refused(tmp_path):
    refusal(tmp_path / "none.csv", "does not exist")
    (tmp_path / "m.csv").write_bytes(b"\xff\xfe\x00bad")
    refusal(tmp_path / "m.csv", "UTF-8")


def test_reading_a_manifest_brings_neither_torch_nor_training():
    heavy = ("torch", "sklearn", "neopain.training")
    code = f"import sys, neopain.dataset.manifest; print([m for m in sys.modules if m in {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("needed", [True, False])
def test_names_of_probably_one_infant_are_refused_with_their_lines(manifest, needed):
    text = HEAD + "a.png,1,01\nb.png,0,1\na2.png,1,1.0\nb2.png,0,S2\nc.mp4,1,s2\n"
    refusal(
        manifest(text),
        "3 rows cannot be used",
        "line 3: subject '1' is probably the same infant as '01' in line 2",
        "line 4: subject '1.0' is probably the same infant as '01' in line 2",
        "line 6: subject 's2' is probably the same infant as 'S2' in line 5",
        subjects_needed=needed,
    )


def test_a_cell_without_end_is_refused_in_one_line(manifest):
    refusal(manifest(HEAD + GOOD + 'c.mp4,1,"' + "x" * 140_000 + '"\n'), "m.csv cannot be read as a CSV file", "131072")


def test_weeks_and_days_and_odd_characters_in_cells(manifest):
    head = "path,label,subject,gestational_age_weeks,note\n"
    rows = read(manifest(head + 'a.png,1,s1,32+4,"cries\u2028then\u0085sleeps"\nb.png,0,s2,28 5/7,x\n')).rows
    assert [row.gestational_age_weeks for row in rows] == pytest.approx([32.5714, 28.7143], abs=1e-3)
    assert [row.line for row in rows] == [2, 3]
