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
     lambda pixels, rng: camera.refilter(pixels, 0.5, rng), lambda pixels, rng: camera.night(pixels, 0.5, rng)],
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


def test_at_night_pictures_are_of_one_tint_or_dark_and_no_others_change():
    plain = _pictures(count=400) + 0.05 * torch.rand(400, 3, 48, 48, generator=torch.Generator().manual_seed(4))
    shown = camera.night(plain.clone(), 0.6, torch.Generator().manual_seed(5))
    changed = (shown - plain).abs().amax((1, 2, 3)) > 1e-6
    assert 0.4 < changed.float().mean() < 0.65
    brightness = shown.mean((1, 2, 3)) / plain.mean((1, 2, 3))
    # One number a pixel times a tint: the colours are in proportion all over the picture.
    flat = shown.flatten(2)
    share = flat / flat.mean(2, keepdim=True)
    one_tint = (share - share.mean(1, keepdim=True)).abs().amax((1, 2)) < 1e-3
    dark = changed & ~one_tint
    assert 0.2 < one_tint.float().mean() < 0.4
    assert 0.15 < dark.float().mean() < 0.4
    assert brightness[dark].max() < 0.8
    assert brightness[one_tint].mean() > brightness[dark].mean() + 0.2
    tints = flat[one_tint].mean(2)
    grey = (tints.amax(1) - tints.amin(1)) < 1e-4
    assert 0.2 < grey.float().mean() < 0.6
    assert torch.equal(camera.night(plain.clone(), 0.0, torch.Generator().manual_seed(5)), plain)
