import numpy as np
import pytest
import torch

from neopain.training.default.settings import AugmentSettings
from neopain.training.network import augment
from neopain.training.network.network import SIDE_PX

pytestmark = pytest.mark.train
MARGIN = 1.25
SIDE = 160


@pytest.fixture
def batch(known, store):
    rows = np.arange(48)
    return augment.Batch(
        pixels=torch.from_numpy(store.pixels[rows]).permute(0, 3, 1, 2).float(),
        points=torch.from_numpy(store.points[rows]),
        actions=torch.from_numpy(known.actions[rows]),
        pain=torch.from_numpy(known.pain_target[rows]),
        states=torch.from_numpy(known.states[rows]),
        visible=torch.from_numpy(1 - known.covered[rows]),
        pose=torch.from_numpy(known.pose_deg[rows]),
    )


def test_points_go_where_the_pixels_go(batch):
    # A white spot in the place of each of two points, one of them off the axis of the face.
    for point, mirrored in ((30, 30), (48, 54)):
        places = ((batch.points[:, point] / MARGIN + 1) * SIDE / 2 - 0.5).round().long()
        batch.pixels.zero_()
        for row, (x, y) in enumerate(places):
            batch.pixels[row, :, y - 2 : y + 3, x - 2 : x + 3] = 255
        moved = augment.move_faces(batch, MARGIN, 1.0, SIDE_PX, torch.Generator().manual_seed(4))
        grid = (torch.arange(112) + 0.5) * 2 / 112 - 1
        light = moved.pixels[:, 0]
        total = light.sum((1, 2))
        found = torch.stack([(light.sum(1) * grid).sum(1), (light.sum(2) * grid).sum(1)], 1) / total[:, None]
        flipped = moved.pose[:, 0] * batch.pose[:, 0] < 0
        expected = torch.where(flipped[:, None], moved.points[:, mirrored], moved.points[:, point])
        inside = expected.abs().amax(1) < 0.9
        assert inside.sum() > 30
        assert (found - expected)[inside].abs().max() < 0.03
        assert 10 < flipped.sum() < 38


def test_the_left_eye_stays_on_the_left(batch):
    moved = augment.move_faces(batch, MARGIN, 1.0, SIDE_PX, torch.Generator().manual_seed(5))
    across = moved.points[:, 42:48].mean(1) - moved.points[:, 36:42].mean(1)
    assert (across[:, 0] > 0.2).all()
    down = moved.points[:, 57, 1] - moved.points[:, 27, 1]
    assert (down > 0.1).all()
    jaw = moved.points[:, 16, 0] - moved.points[:, 0, 0]
    assert (jaw > 0.2).all()


def test_pictures_change_and_stay_pictures(batch):
    changed = augment.augment(batch, MARGIN, AugmentSettings(), SIDE_PX, torch.Generator().manual_seed(6))
    assert changed.pixels.shape == (48, 3, 112, 112)
    assert changed.pixels.isfinite().all()
    assert changed.pixels.min() >= 0
    assert changed.pixels.max() <= 255
    again = augment.augment(batch, MARGIN, AugmentSettings(), SIDE_PX, torch.Generator().manual_seed(6))
    assert torch.equal(changed.pixels, again.pixels)
    assert not torch.equal(
        changed.pixels,
        augment.augment(batch, MARGIN, AugmentSettings(), SIDE_PX, torch.Generator().manual_seed(7)).pixels,
    )


def test_what_a_box_covers_is_not_visible(batch):
    changed = augment.augment(batch, MARGIN, AugmentSettings(), SIDE_PX, torch.Generator().manual_seed(9))
    assert (changed.visible <= batch.visible).all()
    assert 0.02 < (changed.visible < 0.5).float().mean() < 0.3
    assert (changed.visible < 0.5).any(0).all()
    assert (changed.visible == 1).any(0).all()
    batch.visible[:, 1] = 0.25
    changed = augment.augment(batch, MARGIN, AugmentSettings(), SIDE_PX, torch.Generator().manual_seed(9))
    assert (changed.visible[:, 1] <= 0.25).all()


def test_a_shorter_reach_moves_faces_less(batch):
    def moves(reach):
        moved = augment.move_faces(batch, MARGIN, reach, SIDE_PX, torch.Generator().manual_seed(8))
        return (moved.points.mean(1) - batch.points.mean(1))[:, 1].abs()

    far, near, none = moves(1.0), moves(0.5), moves(0.0)
    assert none.max() < 1e-5
    assert 0.4 < near.mean() / far.mean() < 0.6
