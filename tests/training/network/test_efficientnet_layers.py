from itertools import pairwise

import pytest

from neopain.training.network.efficientnet_layers import BLOCKS, FEATURE_COUNT, MIDDLE_BLOCK, SIDE_PX, STEM, pads


def test_every_block_takes_what_the_one_before_gives():
    assert BLOCKS[0].inputs == STEM
    assert all(block.outputs == following.inputs for block, following in pairwise(BLOCKS))
    assert [index for index, block in enumerate(BLOCKS) if block.residual] == [2, 4, 6, 7, 9, 10, 12, 13, 14]


def test_the_middle_block_is_the_last_at_a_sixteenth_of_the_side():
    def side(blocks):
        px = SIDE_PX // 2
        for block in blocks:
            px //= block.stride
        return px

    assert side(BLOCKS[: MIDDLE_BLOCK + 1]) == SIDE_PX // 16
    assert side(BLOCKS[: MIDDLE_BLOCK + 2]) == SIDE_PX // 32


@pytest.mark.parametrize(("kernel", "stride"), [(1, 1), (3, 1), (5, 1), (3, 2), (5, 2)])
def test_padded_an_even_side_is_divided_by_the_stride(kernel, stride):
    before, after = pads(kernel, stride)
    assert (64 + before + after - kernel) // stride + 1 == 64 // stride
    assert 0 <= after - before <= 1


def test_the_vector_is_actions_layer_behind_and_pooled():
    assert FEATURE_COUNT == 10 + 256 + 320 + 112
