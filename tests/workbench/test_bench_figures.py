import json
import math

import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.workbench.bench_figures import Measured, Spread, compared, measured, read, save, spread, verdict


def test_quantiles():
    assert spread(list(range(1, 101))) == Spread(51, 96, 100)
    assert spread([]) == Spread(0, 0, 0)


def test_the_noise_is_that_of_the_runs_parts():
    rng = np.random.default_rng(0)
    calm = measured(list(rng.normal(10, 1, 800)))
    wild = measured(list(rng.normal(10, 1, 800) + np.repeat(rng.normal(0, 3, 8), 100)))
    assert calm["p50"].noise == pytest.approx(1.2533 / math.sqrt(800), rel=0.6)
    assert wild["p50"].noise > 5 * calm["p50"].noise
    assert math.isnan(measured([1.0] * 31)["p50"].noise), "too few to know"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ((10, 0.1), (10.2, 0.1), ""),
        ((10, 0.1), (12, 0.1), "+20%"),
        ((10, 1.0), (12, 1.0), ""),
        ((10, 0.0001), (10.2, 0.0001), ""),
        ((10, math.nan), (20, 0.1), "?"),
        ((0, 0.0), (2, 0.1), "+2"),
    ],
)
def test_what_is_beyond_noise(old, new, found):
    assert verdict(Measured(*old), Measured(*new)) == found


def test_saved_and_read_again(tmp_path):
    runs = {"small 640x480": {"scores/s": Measured(29.9, math.nan), "detect p50 ms": Measured(4.7, 0.2)}}
    save(tmp_path / "bench.json", runs)
    back = read(tmp_path / "bench.json")
    assert back["small 640x480"]["detect p50 ms"] == Measured(4.7, 0.2)
    assert math.isnan(back["small 640x480"]["scores/s"].noise)
    assert json.loads((tmp_path / "bench.json").read_text())["machine"]["processors"] >= 1
    table = compared(back, {"small 640x480": {"detect p50 ms": Measured(9.4, 0.2)}, "other": {}})
    assert table.row_count == 1
    assert table.caption.startswith("1 of 1")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"version": 2, "runs": {}}', '{"version": 1, "runs": {"a": 3}}']
)
def test_what_is_no_file_of_figures(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(InputError, match="holds no figures"):
        read(tmp_path / "x.json")


def test_where_nothing_can_be_read_or_written(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.json")
    with pytest.raises(InputError, match="cannot be written"):
        save(tmp_path / "none" / "x.json", {})
