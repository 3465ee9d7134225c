import io
from functools import partial

import cv2
import numpy as np
import pytest
from rich.console import Console

import networks
import tiny
from clips import write_clip
from neopain.base.settings import Settings
from neopain.inference.vgg_random import randomly_weighted
from neopain.workbench.bench_networks import bench_networks


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    models = tiny.bundle(tmp_path_factory.mktemp("models"))
    networks.vgg(models, "features-vgg-s-202601", "vgg-s")
    picture = cv2.resize(tiny.face_picture(), (256, 256))
    film = write_clip(models / "film.mp4", 151, image=lambda i: np.uint8(np.clip(picture * (0.6 + i / 300), 0, 255)))
    screen = io.StringIO()
    narrow = partial(randomly_weighted, thin=16)
    return bench_networks(
        models, Settings(), describe=narrow, clip=film, console=Console(file=screen, width=80)
    ), screen.getvalue()


def test_all_four_and_those_in_use_are_measured(compared):
    comparison, printed = compared
    names = ["vgg-f", "vgg-m", "vgg-s", "vgg-face", tiny.FEATURES]
    assert [row.name for row in comparison.rows] == names
    assert [row.weights for row in comparison.rows] == ["random", "random", "imported", "random", "active"]
    for row in comparison.rows[:4]:
        assert min(row.plain_ms, row.fast_ms, row.int8_ms) > 0
        assert row.ratio == row.plain_ms / row.int8_ms
        assert 0.99 < row.cosine < 1
        assert 0 < row.gflop < 0.2
        assert row.name in printed


def test_a_network_without_inner_layers_has_no_integer_form(compared):
    last = compared[0].rows[-1]
    assert last.int8_ms is last.cosine is last.ratio is None
    assert last.plain_ms > 0


def test_they_are_compared_with_the_limits_of_the_machine(compared):
    comparison, printed = compared
    assert "…" not in printed
    assert comparison.peak_gflops > 1
    assert 50 < comparison.resident_mib < 1000
    assert f"{comparison.peak_gflops:.0f} GFLOP/s" in " ".join(printed.split())
