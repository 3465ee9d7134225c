import struct

from neopain.workbench.endurance.rtsp_camera import RtspCamera, _packets


def test_a_large_unit_travels_in_fragments_that_give_it_back():
    unit = bytes([0x65]) + bytes(range(256)) * 12
    parts = list(_packets([b"\x67abc", unit]))
    assert parts[0] == b"\x67abc"
    fragments = parts[1:]
    assert [part[1] & 0xC0 for part in fragments] == [0x80, 0, 0x40]
    assert all(part[0] & 0x1F == 28 and len(part) <= 1402 for part in fragments)
    first = fragments[0]
    assert bytes([first[0] & 0xE0 | first[1] & 0x1F]) + b"".join(part[2:] for part in fragments) == unit


def test_packets_are_numbered_and_the_last_of_a_picture_is_marked(pictures):
    camera = RtspCamera(pictures)
    try:
        heads = [struct.unpack(">BBH", part[4:8]) for part in camera.parts(0)]
    finally:
        camera.close()
    assert [number for *_, number in heads] == list(range(1, len(heads) + 1))
    assert [bool(kind & 0x80) for _, kind, _ in heads] == [False] * (len(heads) - 1) + [True]
