from itertools import islice

from clips import number, write_clip
from neopain.workbench.endless_clip import EndlessClip


def test_a_clip_over_and_over_in_another_size(tmp_path):
    clip = EndlessClip(write_clip(tmp_path / "cot.mp4", 5), (64, 48), 300.0)
    assert (clip.info.width_px, clip.info.height_px, clip.info.live) == (64, 48, True)
    frames = list(islice(clip, 8))
    assert {frame.image.shape for frame in frames} == {(48, 64, 3)}
    assert [number(frame.image) for frame in frames] == [0, 1, 2, 3, 4, 0, 1, 2]
    clip.close()
