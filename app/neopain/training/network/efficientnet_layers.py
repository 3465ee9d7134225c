"""Layers and sizes of the network that starts from real pictures, shared by training and by the ONNX export."""

from __future__ import annotations

from typing import NamedTuple

from neopain.training.network.weights import ACTION_COUNT


class Block(NamedTuple):
    """An inverted residual: 1 x 1 to `inputs` x `expand` channels, a convolution of each channel, 1 x 1 to `outputs`.

    The input is added where shapes agree.
    """

    inputs: int
    outputs: int
    kernel: int
    stride: int
    expand: int = 6

    @property
    def width(self) -> int:
        """Channels between the 1 x 1 convolutions."""
        return self.inputs * self.expand

    @property
    def residual(self) -> bool:
        """Whether the input is added to the output."""
        return self.stride == 1 and self.inputs == self.outputs


# EfficientNet-Lite0 (Tan and Le 2019, arXiv:1905.11946, without squeeze-and-excitation and with ReLU6).
STEM = 32
BLOCKS = (
    Block(STEM, 16, 3, 1, expand=1),
    *(Block(16, 24, 3, 2), Block(24, 24, 3, 1)),
    *(Block(24, 40, 5, 2), Block(40, 40, 5, 1)),
    *(Block(40, 80, 3, 2), Block(80, 80, 3, 1), Block(80, 80, 3, 1)),
    *(Block(80, 112, 5, 1), Block(112, 112, 5, 1), Block(112, 112, 5, 1)),
    *(Block(112, 192, 5, 2), Block(192, 192, 5, 1), Block(192, 192, 5, 1), Block(192, 192, 5, 1)),
    Block(192, 320, 3, 1),
)
FIRST_WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
"""Of the file with the first weights, which were trained on ImageNet."""
MIDDLE_BLOCK = 10
"""The block whose output, a sixteenth of the picture's side, the places of the face are read from."""
SIDE_PX = 128
MIDDLE_SIDE = SIDE_PX // 16
NORM_EPSILON = 1e-3
HIDDEN = 256
PLACE_CHANNELS = 32
WHERE = 192
ACTING = 256
POOLED_COUNT = BLOCKS[-1].outputs + BLOCKS[MIDDLE_BLOCK].outputs
"""The mean of the last block, then the maximum of the middle one."""
FEATURE_COUNT = ACTION_COUNT + HIDDEN + POOLED_COUNT
"""The log-odds of the actions, the layer behind the pooled one, then the pooled one itself."""


def pads(kernel: int, stride: int) -> tuple[int, int]:
    """Zeros before and after each side of an even number of pixels, as TensorFlow's "same" adds them."""
    total = kernel - stride
    return total // 2, total - total // 2
