"""Headers: nothing from outside, nothing cached, nobody frames the page."""

import pytest

from neopain.ward.server.headers import headers


def test_only_the_page_itself_is_loaded():
    policy = headers(secure=False)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("secure", [True, False])
def test_over_tls_the_browser_is_told_to_come_back_that_way_alone(secure):
    assert ("Strict-Transport-Security" in headers(secure=secure)) is secure
    assert headers(secure=secure)["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers(secure=secure)["Cache-Control"]
