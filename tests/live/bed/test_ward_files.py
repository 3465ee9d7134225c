"""The three files of a bed's certificate: found on a stick, judged before anything is connected, and copied."""

import shutil
import stat

import pytest

from brokers import made_files
from neopain.live.bed.ward_files import WardFiles, check, find, keep
from neopain.live.bed.ward_trial import Outcome


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_files(tmp_path_factory.mktemp("made"), "bed 3", "4")


def test_files_for_this_bed_are_good_whatever_the_bed_is_called(made):
    files = WardFiles.within(made / "bed 3")
    assert [check(files, name) for name in ("3", "Bed 3", " bed 3 ")] == [None] * 3


@pytest.mark.parametrize(
    ("break_it", "outcome", "detail"),
    [
        (lambda folder, other: shutil.copy(other / "bed.key", folder), Outcome.FILES_DIFFER, ""),
        (lambda folder, other: (folder / "bed.pem").write_text("no certificate"), Outcome.FILES_DIFFER, ""),
        (lambda folder, other: shutil.copy(folder / "bed.pem", folder / "ca.pem"), Outcome.FILES_DIFFER, ""),
        (lambda folder, other: (folder / "bed.key").unlink(), Outcome.FILE_MISSING, "bed.key"),
        (lambda folder, other: [shutil.copy(one, folder) for one in other.iterdir()], Outcome.OTHER_BED, "4"),
    ],
    ids=["key", "certificate", "authority", "missing", "bed"],
)
def test_what_is_wrong_with_them_is_named(made, tmp_path, break_it, outcome, detail):
    shutil.copytree(made / "bed 3", tmp_path / "bed")
    files = WardFiles.within(tmp_path / "bed")
    break_it(tmp_path / "bed", made / "4")
    found = check(files, "3")
    assert (found.outcome, found.detail) == (outcome, detail)


def test_a_folder_without_exactly_one_pair_and_its_authority_has_none(made, tmp_path):
    assert WardFiles.within(tmp_path / "nothing") is None
    folder = tmp_path / "two"
    shutil.copytree(made / "bed 3", folder)
    for end in ("pem", "key"):
        shutil.copy(made / "4" / f"bed.{end}", folder / f"other.{end}")
    assert WardFiles.within(folder) is None
    (folder / "other.pem").unlink()
    assert WardFiles.within(folder).key == folder / "bed.key"
    (folder / "ca.pem").unlink()
    assert WardFiles.within(folder) is None


def test_a_stick_is_searched_for_those_of_this_bed(made, tmp_path):
    stick = tmp_path / "stick"
    shutil.copytree(made / "4", stick / "a")
    shutil.copytree(made / "bed 3", stick / "ward" / "b")
    shutil.copytree(made / "bed 3", stick / "far" / "too" / "deep")
    assert find([tmp_path / "gone", stick], "3").key == stick / "ward" / "b" / "bed.key"
    assert find([stick], "9").certificate.parent in (stick / "a", stick / "ward" / "b")
    shutil.rmtree(stick / "ward")
    shutil.rmtree(stick / "a")
    assert find([stick], "3") is None


def test_files_of_a_stick_are_copied_for_this_account_alone_and_others_stay_where_they_are(made, tmp_path):
    stick, own = tmp_path / "stick", tmp_path / "own"
    shutil.copytree(made / "bed 3", stick / "bed")
    shutil.copytree(made / "4", stick / "4")
    fixed = WardFiles.within(made / "4")
    assert keep(fixed, [stick], own) == fixed
    kept = keep(WardFiles.within(stick / "bed"), [stick], own)
    other = keep(WardFiles.within(stick / "4"), [stick], own)
    shutil.rmtree(stick)
    assert (check(kept, "3"), check(other, "4")) == (None, None), "one takes not the place of the other"
    assert all(own in path.parents and stat.S_IMODE(path.stat().st_mode) == 0o600 for path in kept.all)
    (tmp_path / "file").touch()
    shutil.copytree(made / "4", stick)
    assert keep(WardFiles.within(stick), [stick], tmp_path / "file").outcome is Outcome.NOT_KEPT


def test_the_list_of_revoked_certificates_beside_them_comes_along(made, tmp_path):
    stick, own = tmp_path / "stick", tmp_path / "own"
    shutil.copytree(made / "bed 3", stick)
    assert keep(WardFiles.within(stick), [stick], own).crl is None
    (stick / "crl.pem").write_text("the list")
    kept = keep(WardFiles.within(stick), [stick], own)
    shutil.rmtree(stick)
    assert (kept.crl.parent, kept.crl.read_text()) == (kept.key.parent, "the list")
    assert stat.S_IMODE(kept.crl.stat().st_mode) == 0o600


def test_a_certificate_may_have_words_before_it(made, tmp_path):
    stick = tmp_path / "stick"
    shutil.copytree(made / "bed 3", stick)
    for encoding, good in (("utf-8", True), ("latin-1", False)):
        (stick / "ca.pem").write_bytes("Behörde\n".encode(encoding) + (made / "bed 3" / "ca.pem").read_bytes())
        assert check(WardFiles.within(stick), "3") is None
        kept = keep(WardFiles.within(stick), [stick], tmp_path / "own")
        assert (check(kept, "3") is None) if good else kept.outcome is Outcome.NOT_KEPT
