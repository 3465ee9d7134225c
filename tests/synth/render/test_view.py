"""Turns, projection and framing put the face where the camera says."""

import numpy as np
import pytest

from neopain.synth.place.scene import Camera
from neopain.synth.render.view import PIVOT, frame_anchor, project, rotation, turn_points


def test_yaw_turns_to_the_side_pitch_nods_and_all_keep_lengths():
    nose = np.array([0, 0, 1], np.float32)
    assert (rotation(90, 0, 0) @ nose)[0] == pytest.approx(1)
    assert abs((rotation(0, 90, 0) @ nose)[1]) == pytest.approx(1)
    turn = rotation(20, -15, 40)
    assert turn @ turn.T == pytest.approx(np.eye(3), abs=1e-6)


def test_head_and_body_turn_apart_about_the_neck():
    camera = Camera(yaw_deg=40.0, body_follows=0.0)
    points = np.array([[0, 0, 1], [0, 0, 1], PIVOT], np.float32)
    head, body, neck = turn_points(points, np.array([1, 0, 1], np.float32), camera)
    assert head[0] > 0.5
    assert body == pytest.approx(points[1], abs=1e-5)
    assert neck == pytest.approx(PIVOT, abs=1e-5)


def test_what_is_nearer_is_larger_and_the_frame_holds_the_box():
    camera = Camera(distance=10.0, frame=0.5, shift=(0.1, 0.0))
    flat = project(np.array([[1, 0, 0], [1, 0, 5], [-1, 1, 0], [1, -1, 0]], np.float32), camera)
    assert flat[1, 0] == pytest.approx(2 * flat[0, 0])
    scale, x, y = frame_anchor(flat[2:], camera, 200, 300)
    box = flat[2:, :2] * scale + (x, y)
    assert np.ptp(box, axis=0) == pytest.approx([100, 100], rel=1e-5)
    assert box.mean(0) == pytest.approx([150 + 20, 100], rel=1e-5)
