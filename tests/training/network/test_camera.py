import pytest
import torch

from neopain.training.network import camera

pytestmark = pytest.mark.train


def _pictures(count=64, side=48):
    down, across = torch.linspace(-1, 1, side)[:, None], torch.linspace(-1, 1, side)
    oval = ((across.square() + (down / 1.2).square()) < 0.5).float() * 0.5 + 0.2
    return oval.expand(count, 3, side, side) * torch.tensor([1.0, 0.8, 0.6])[:, None, None]


@pytest.mark.parametrize(
    "change",
    [camera.relight, camera.recolour, camera.focus, camera.grain, camera.retexture,
     lambda pixels, rng: camera.refilter(pixels, 0.5, rng)],
)  # fmt: skip
def test_some_pictures_change_all_stay_pictures_and_a_seed_repeats_it(change):
    plain = _pictures()
    changed = change(plain.clone(), torch.Generator().manual_seed(1))
    assert changed.shape == plain.shape
    assert changed.isfinite().all()
    assert changed.min() >= 0
    assert changed.max() <= 1
    assert (changed - plain).abs().mean((1, 2, 3)).gt(1e-3).sum() > 3
    assert torch.equal(changed, change(plain.clone(), torch.Generator().manual_seed(1)))


def test_a_filter_of_one_tap_changes_nothing_and_a_line_smears_along_itself():
    spot = torch.zeros(2, 3, 9, 9)
    spot[:, :, 4, 4] = 1
    one = torch.zeros(2, 3, 3)
    one[:, 1, 1] = 1
    assert torch.equal(camera.filtered(spot, one), spot)
    across = torch.zeros(2, 1, 5)
    across[1] = 0.2
    across[0, 0, 2] = 1
    smeared = camera.filtered(spot, across)
    assert torch.equal(smeared[0], spot[0])
    assert smeared[1, 0, 4, 2:7].tolist() == pytest.approx([0.2] * 5)
    assert smeared[1].sum() == pytest.approx(3)


def test_streaks_are_lines_that_lose_no_light():
    kernels = camera._streaks(50, torch.Generator().manual_seed(2))
    assert kernels.shape == (50, 9, 9)
    assert kernels.sum((1, 2)).tolist() == pytest.approx([1] * 50)
    assert (kernels > 0).sum((1, 2)).float().mean() < 25


def test_a_random_filter_keeps_brightness_and_contrast_near_what_they_were():
    plain = _pictures()
    changed = camera.refilter(plain.clone(), 1.0, torch.Generator().manual_seed(3))
    assert (changed.mean((1, 2, 3)) - plain.mean((1, 2, 3))).abs().max() < 0.15
    assert torch.equal(camera.refilter(plain.clone(), 0.0, torch.Generator().manual_seed(3)), plain)
