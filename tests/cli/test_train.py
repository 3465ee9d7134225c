"""The commands `neopain train ...`: mistakes are one line and are reported before any long work."""

from cli.mistakes import assert_one_line, neopain

__all__ = ["neopain"]


def test_train_takes_a_manifest_and_its_own_commands(neopain, tmp_path, monkeypatch):
    manifest = tmp_path / "ward.csv"
    manifest.write_text("path,label,subject\ngone.png,1,s1\n")
    assert_one_line(
        neopain("train", manifest, "--out", tmp_path / "out"), "1 row cannot be used", "gone.png is missing"
    )
    assert_one_line(neopain("train", tmp_path / "none.csv", "--out", tmp_path / "out"), "none.csv does not exist")
    assert_one_line(neopain("train", manifest), "--out")
    assert_one_line(neopain("train", manifest, "--out", tmp_path / "out", "--protocol", "frames"), "leaks", "--leaking")
    assert_one_line(
        neopain("train", manifest, "--out", tmp_path / "out", "--classifiers", "oracle"), "oracle is unknown"
    )
    assert_one_line(neopain("train", manifest, "--out", tmp_path / "out", "--k", "many"), "sizes")
    assert not (tmp_path / "out").exists()
    assert_one_line(neopain("train", "default", "--data", tmp_path, "--release", "nov"), "nov", "release")
    scored = tmp_path / "scored.csv"
    scored.write_text("path,nips\nward.csv,3\n")
    wrong = neopain("evaluate", scored, "--out", tmp_path / "out", "--pain-from", "2", "--calm-to", "2")
    assert_one_line(wrong, "a NIPS of 2 cannot be none when 2 is pain")
    assert not (tmp_path / "out").exists()
    assert_one_line(neopain("train", "import", "icope", tmp_path / "none", tmp_path / "m.csv"), "not a folder")


def test_a_published_collection_becomes_a_manifest(neopain, tmp_path):
    (tmp_path / "d").mkdir()
    for name in ("S04_M_pain_1.jpg", "S05_F_rest_1.jpg", "note.txt"):
        (tmp_path / "d" / name).touch()
    code, printed = neopain("train", "import", "icope", tmp_path / "d", tmp_path / "m.csv")
    assert code == 0
    assert "left out: note.txt" in printed
    assert (tmp_path / "m.csv").read_text().splitlines()[0] == "path,label,subject,procedure"
