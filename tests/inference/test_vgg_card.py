import pytest

from neopain.inference.published import PUBLISHED
from neopain.inference.vgg_card import card, licence, limits


@pytest.mark.parametrize("network", PUBLISHED, ids=lambda network: network.name)
def test_card_licence_and_limits_state_that_use_is_non_commercial(network):
    text = card("features-x", network, "4096 values", network.md5)
    assert "Non-commercial research only" in text
    assert f"MD5 {network.md5}: the published one" in text
    assert network.licence in text
    assert "not the published one" in card("features-x", network, "4096 values", "0" * 32)
    assert network.terms in licence(network)
    assert limits(network).startswith("Non-commercial use only.")
