import re

import numpy as np
import pytest

import tiny
from neopain.base.errors import ModelError
from neopain.inference import check


@pytest.fixture
def artefact(tmp_path):
    return tiny.network(tmp_path)


def double(given):
    return {"double": given * 2.0}


def off_by(amount):
    return lambda given: {"double": given * 2.0 + np.array([0.0, amount])}


def test_the_largest_difference_within_the_tolerance_is_returned(artefact):
    check.write(artefact.folder, np.array([1.0, 2.0]), double)
    assert check.compare(artefact, double) == 0
    within = artefact.manifest.tolerance / 2
    assert check.compare(artefact, off_by(within)) == pytest.approx(within)


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (off_by(1.0), "output double differs by 1, "),
        (off_by(np.nan), "output double differs by nan, "),
        (lambda given: {}, "output double should be (2,), found nothing"),
        (lambda given: {"double": given[:1]}, "output double should be (2,), found (1,)"),
    ],
)
def test_another_output_is_refused(artefact, run, message):
    check.write(artefact.folder, np.array([1.0, 2.0]), double)
    with pytest.raises(ModelError, match=rf"^models/{tiny.FEATURES}/check\.npz: {re.escape(message)}"):
        check.compare(artefact, run)


def test_a_check_vector_without_outputs_or_unreadable_is_refused(artefact):
    check.write(artefact.folder, np.zeros(2), lambda given: {})
    with pytest.raises(ModelError, match="holds no output"):
        check.compare(artefact, double)
    (artefact.folder / "check.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError, match="cannot be read"):
        check.compare(artefact, double)
