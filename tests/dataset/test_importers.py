"""Published collections become manifests; what does not fit is listed and nothing is guessed."""

import pytest

from neopain.base.errors import InputError
from neopain.dataset.importers import import_folder
from neopain.dataset.manifest import read


def tree(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def reasons(found):
    return {path.name: why for path, why in found.left_out}


def test_icope_names_say_subject_and_stimulus(tmp_path):
    names = (
        "S04_M_pain_1.jpg",
        "S04_M_succrose.jpg",
        "x/S08_F_friction_2b.jpg",
        "S14_M_pain2.jpg",
        "S15_M_friciton_1.jpg",
    )
    odd = ("S04_M_laugh_1.jpg", "IMG_0001.jpg", "S04_M_pain_1.txt")
    found = import_folder("icope", tree(tmp_path / "d", *names, *odd), tmp_path / "m.csv")
    rows = read(tmp_path / "m.csv").rows
    assert {(row.path.name, row.subject, row.pain, row.procedure) for row in rows} == {
        ("S04_M_pain_1.jpg", "S04", True, "pain"),
        ("S04_M_succrose.jpg", "S04", False, "sucrose"),
        ("S08_F_friction_2b.jpg", "S08", False, "friction"),
        ("S14_M_pain2.jpg", "S14", True, "pain"),
        ("S15_M_friciton_1.jpg", "S15", False, "friction"),
    }
    assert set(reasons(found)) == {"S04_M_laugh_1.jpg", "IMG_0001.jpg", "S04_M_pain_1.txt"}


def test_icopevid_names_say_subject_and_stimulus(tmp_path):
    names = ("S001v_pain.mov", "S001v_nopain.mov", "S002v_friction.avi", "S002v_move.avi", "S003v_unknown.mov")
    found = import_folder("icopevid", tree(tmp_path / "d", *names), tmp_path / "m.csv")
    rows = read(tmp_path / "m.csv").rows
    assert [(row.subject, row.pain) for row in rows] == [
        ("S001V", False),
        ("S001V", True),
        ("S002V", False),
        ("S002V", False),
    ]
    assert set(reasons(found)) == {"S003v_unknown.mov"}


def test_unifesp_labels_come_from_the_table(tmp_path):
    folder = tree(tmp_path / "d", "08_150037.bmp", "09_142459.bmp", "04_114350_1.bmp", "10_130545.bmp")
    (folder / "labels.csv").write_text(
        "file_name,class,NFCS\nD:\\x\\08_150037.bmp,nopain,0.0\n09_142459.bmp,pain,5.0\n04_114350_1.bmp,,\ngone.bmp,pain,4\n"
    )
    found = import_folder("unifesp", folder, tmp_path / "m.csv")
    made = read(tmp_path / "m.csv")
    assert [(row.subject, row.pain, row.score) for row in made.rows] == [("08", False, 0.0), ("09", True, 5.0)]
    assert made.scale == "nfcs"
    assert reasons(found) == {
        "04_114350_1.bmp": "has no subject or no label in the table",
        "labels.csv": "names gone.bmp, which does not exist",
        "10_130545.bmp": "is in no table",
    }


def test_usf_spans_and_totals_come_from_the_table(tmp_path):
    folder = tree(tmp_path / "d", "v/p1.mp4", "v/p2.mp4", "v/p3.mp4")
    (folder / "scores.csv").write_text(
        "video,subject,start_s,end_s,NIPS,procedure,gestational_age_weeks\n"
        "p1.mp4,p1,0,20,1,heel lance,31\np1.mp4,p1,30,50,6,heel lance,31\np2.mp4,p2,0,20,5,immunisation,38\n"
        "p3.mp4,,0,9,1,,\n"
    )
    found = import_folder("usf-mnpad-i", folder, tmp_path / "m.csv")
    rows = read(tmp_path / "m.csv").rows
    assert [(row.subject, row.t0_s, row.t1_s, row.score, row.pain) for row in rows] == [
        ("p1", 0, 20, 1, False),
        ("p1", 30, 50, 6, True),
        ("p2", 0, 20, 5, True),
    ]
    assert rows[0].gestational_age_weeks == 31
    assert reasons(found) == {"p3.mp4": "has no subject or no label in the table"}


def test_files_of_one_name_are_told_apart_by_their_folders_or_left_out(tmp_path):
    folder = tree(tmp_path / "d", "S1/clip.mp4", "S2/clip.mp4", "S1/cry.mp4", "S2/cry.mp4")
    (folder / "labels.csv").write_text(
        "file,subject,label\nD:\\usf\\S1\\clip.mp4,1,pain\nS2/clip.mp4,2,nopain\ncry.mp4,1,pain\n"
    )
    found = import_folder("usf-mnpad-i", folder, tmp_path / "m.csv")
    rows = read(tmp_path / "m.csv").rows
    assert [(row.path.parent.name, row.subject, row.pain) for row in rows] == [("S1", "1", True), ("S2", "2", False)]
    assert [(path.parent.name, why) for path, why in found.left_out] == [
        ("S1", "is one of 2 files that labels.csv may mean"),
        ("S2", "is one of 2 files that labels.csv may mean"),
    ]


@pytest.mark.parametrize("kind", ["unifesp", "usf-mnpad-i"])
def test_without_a_table_nothing_is_guessed(tmp_path, kind):
    with pytest.raises(InputError, match="holds no table"):
        import_folder(kind, tree(tmp_path / "d", "08_150037.bmp", "a.mp4"), tmp_path / "m.csv")


def test_strange_folders_and_manifests_that_are_there_are_refused(tmp_path):
    folder = tree(tmp_path / "d", "holiday.jpg")
    with pytest.raises(InputError, match=r"no file named as in icope, such as holiday\.jpg"):
        import_folder("icope", folder, tmp_path / "m.csv")
    (tmp_path / "m.csv").touch()
    with pytest.raises(InputError, match="exists already"):
        import_folder("icope", folder, tmp_path / "m.csv")
    with pytest.raises(InputError, match="is not a known collection"):
        import_folder("icop", folder, tmp_path / "n.csv")
    with pytest.raises(InputError, match="not a folder"):
        import_folder("icope", tmp_path / "none", tmp_path / "n.csv")
    with pytest.raises(InputError, match="cannot be written"):
        import_folder("icope", tree(tmp_path / "e", "S04_M_pain_1.jpg"), tmp_path / "none" / "n.csv")


def test_icope_names_as_they_are_in_the_collection(tmp_path):
    names = ("S20_F_pain_post_sucrose_1.jpg", "S40_M_pain _1.jpg", "S26_M_yawn_2.jpg", "S41_M_sneeze.jpg")
    found = import_folder("icope", tree(tmp_path / "d", *names, "ID7_iCOPE_S03_no_pain.jpg"), tmp_path / "m.csv")
    assert found.left_out == []
    assert [(row.subject, row.pain, row.procedure) for row in read(tmp_path / "m.csv").rows] == [
        ("S03", False, "nopain"),
        ("S20", True, "pain_post_sucrose"),
        ("S26", False, "yawn"),
        ("S40", True, "pain"),
        ("S41", False, "sneeze"),
    ]


def test_icopevid_names_as_they_are_in_the_collection(tmp_path):
    names = (
        "S024_Pain_1_[0]_20s.mp4",
        "Nopain/S010_Friction_1_[0]_20s.mp4",
        "Pain/S011_Pain_2_[3]_20s.mp4",
        "frames/S001v_friction_180.jpg",
        "all_frames/S002_Rest_1_[0]_20s/17.jpg",
    )
    odd = ("Nopain/S012_Pain_1_[0]_20s.mp4", "frames/17.jpg")
    # The folder that the collection lies in says nothing about it.
    found = import_folder("icopevid", tree(tmp_path / "nopain", *names, *odd), tmp_path / "m.csv")
    assert [(row.subject, row.pain, row.procedure) for row in read(tmp_path / "m.csv").rows] == [
        ("S010", False, "friction"),
        ("S011", True, "pain"),
        ("S024", True, "pain"),
        ("S002", False, "rest"),
        ("S001V", False, "friction"),
    ]
    assert reasons(found) == {
        "S012_Pain_1_[0]_20s.mp4": "is named pain, in a folder Nopain",
        "17.jpg": "is not named as in the collection",
    }


def test_the_label_table_of_icope_and_unifesp_together(tmp_path):
    folder = tree(tmp_path / "d", "UNIFESP/06_112442.bmp", "UNIFESP/08_150212.bmp")
    (folder / "data.csv").write_text(
        "file_name,subject,frame,class,dataset,gender,NFCS,new_subject,new_file_name,face_coordinates\n"
        'Datasets\\UNIFESP\\06_112442.bmp,06,,nopain,UNIFESP,,0.0,S81,ID885_UNIFESP_S81_nopain.jpg,"[41, 43]"\n'
        'Datasets\\UNIFESP\\08_150212.bmp,08,,pain,UNIFESP,,3.0,S83,ID915_UNIFESP_S83_pain.jpg,"[97, 38]"\n'
        "Datasets\\iCOPE\\S001v_friction_0.jpg,S001v,0.0,friction,iCOPE,,,S00,ID0_iCOPE_S00_friction.jpg,[]\n"
    )
    import_folder("unifesp", folder, tmp_path / "m.csv")
    assert [(row.subject, row.pain, row.score) for row in read(tmp_path / "m.csv").rows] == [
        ("06", False, 0.0),
        ("08", True, 3.0),
    ]


def test_a_table_with_other_columns_and_separators(tmp_path):
    folder = tree(tmp_path / "d", "p1.mp4", "p2.mp4")
    (folder / "scores.csv").write_text("Video;Patient ID;Start;End;N-PASS\np1.mp4;7;0;20;1\np2.mp4;8;5;9,5;6\n")
    import_folder("usf-mnpad-i", folder, tmp_path / "m.csv")
    assert [(row.subject, row.t0_s, row.t1_s, row.score) for row in read(tmp_path / "m.csv").rows] == [
        ("7", 0.0, 20.0, 1.0),
        ("8", 5.0, 9.5, 6.0),
    ]
