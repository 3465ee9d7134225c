import hashlib

import pytest

from neopain.base.errors import InputError
from neopain.inference.published import PUBLISHED, md5_of, named


@pytest.mark.parametrize("network", PUBLISHED, ids=lambda network: network.name)
def test_each_is_found_by_its_name(network):
    assert named(network.name) is network
    assert network.address.endswith(network.file)
    assert len(bytes.fromhex(network.md5)) == 16


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="vgg-face"):
        named("resnet")


def test_md5_is_of_the_whole_file(tmp_path):
    (tmp_path / "a").write_bytes(bytes(range(256)) * 5000)
    assert md5_of(tmp_path / "a") == hashlib.md5(bytes(range(256)) * 5000, usedforsecurity=False).hexdigest()
