import subprocess

from neopain.training.default import source


def test_the_commit_is_told_and_that_the_package_was_changed(tmp_path, monkeypatch):
    package = tmp_path / "app" / "neopain"
    package.mkdir(parents=True)
    monkeypatch.setattr(source, "_PACKAGE", package)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert source.commit() == ""
    (package / "one.py").write_text("a = 1\n")
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "One"),
    ):
        subprocess.run(("git", *words), cwd=tmp_path, check=True)
    clean = source.commit()
    assert len(clean) == 40
    (tmp_path / "notes.txt").write_text("outside of the package")
    assert source.commit() == clean
    (package / "one.py").write_text("a = 2\n")
    assert source.commit() == clean + "+"
