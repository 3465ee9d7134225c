import av
import cv2
import numpy as np


def test_jpegs_in_any_size(pictures):
    decoded = cv2.imdecode(np.frombuffer(pictures.jpeg(3, (64, 48)), np.uint8), cv2.IMREAD_COLOR)
    assert decoded.shape == (48, 64, 3)
    assert pictures.jpeg(23, (64, 48)) == pictures.jpeg(3, (64, 48))


def test_units_that_a_decoder_reads_from_the_first_on(pictures):
    decoder = av.CodecContext.create("h264", "r")
    shown = []
    for index in range(40):
        data = b"".join(b"\0\0\0\1" + unit for unit in pictures.units(index, pictures.size))
        shown += decoder.decode(av.Packet(data))
    assert len(shown) >= 38
    assert (shown[0].width, shown[0].height) == pictures.size == (128, 96)
    kinds = {unit[0] & 0x1F for unit in pictures.units(0, pictures.size)}
    assert {7, 8, 5} <= kinds, "a key picture carries its parameters"
