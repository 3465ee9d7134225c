import errno
import struct

import pytest

from neopain.capture import v4l2

YUYV, MJPG = 0x56595559, 0x47504A4D
META_CAPTURE, STREAMING, DEVICE_CAPS, CAPTURE = 0x00800000, 0x04000000, 0x80000000, 1
REQUESTS = {"capability": 0x80685600, "formats": 0xC0405602, "sizes": 0xC02C564A}
"""As the C compiler makes them of linux/videodev2.h."""


def driver(caps=CAPTURE, card=b"HD Webcam", sizes=None, stepwise=None):
    """Answers as the kernel does, byte for byte."""
    sizes = {YUYV: [(640, 480)], MJPG: [(1920, 1080), (640, 480)]} if sizes is None else sizes

    def ioctl(number, buffer):
        if number == REQUESTS["capability"]:
            buffer[16 : 16 + len(card)] = card
            struct.pack_into("=II", buffer, 84, caps | CAPTURE | DEVICE_CAPS | STREAMING, caps | STREAMING)
            return
        index = struct.unpack_from("=I", buffer)[0]
        if number == REQUESTS["formats"]:
            if index >= len(sizes):
                raise OSError(errno.EINVAL, "Invalid argument")
            assert struct.unpack_from("=I", buffer, 4)[0] == 1, "asked for what is captured"
            struct.pack_into("=I", buffer, 44, list(sizes)[index])
            return
        assert number == REQUESTS["sizes"]
        known = sizes[struct.unpack_from("=I", buffer, 4)[0]]
        if stepwise and index == 0:
            struct.pack_into("=I6I", buffer, 8, 3, *stepwise)
        elif stepwise or index >= len(known):
            raise OSError(errno.EINVAL, "Invalid argument")
        else:
            struct.pack_into("=III", buffer, 8, 1, *known[index])

    return ioctl


def test_name_and_sizes_largest_first_and_each_once():
    assert v4l2.describe(driver()) == v4l2.Device("HD Webcam", ((1920, 1080), (640, 480)))


def test_of_a_range_of_sizes_the_largest():
    ranged = v4l2.describe(driver(sizes={YUYV: []}, stepwise=(16, 1280, 16, 8, 960, 8)))
    assert ranged.sizes_px == ((1280, 960),)


def test_the_second_device_of_a_camera_holds_no_pictures():
    assert v4l2.describe(driver(caps=META_CAPTURE)) is None


def test_a_driver_that_counts_for_ever():
    ioctl = driver(sizes={YUYV: [(640, 480)] * 1000})
    assert v4l2.describe(ioctl).sizes_px == ((640, 480),)


def test_a_file_that_is_no_camera(tmp_path):
    with pytest.raises(OSError, match="ioctl"):
        v4l2.ask("/dev/null")
