"""The settings of the ward's server: on this computer alone, until they say otherwise and over TLS."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from neopain.base.ward_settings import DeskSettings

TLS = {"certificate": Path("page.crt"), "key": Path("page.key")}


def test_without_settings_only_this_computer_reaches_the_page():
    assert DeskSettings().host == "127.0.0.1"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "ward.hospital"])
def test_other_computers_reach_it_over_tls_alone(host):
    with pytest.raises(ValidationError, match="only served on this computer"):
        DeskSettings(host=host)
    assert DeskSettings(host=host, **TLS).host == host


@pytest.mark.parametrize("half", TLS)
def test_certificate_and_key_belong_together(half):
    with pytest.raises(ValidationError, match="named together"):
        DeskSettings(**{half: TLS[half]})


@pytest.mark.parametrize(
    "wrong",
    [{"port": 0}, {"port": 70000}, {"port": "8765"}, {"escalate_s": 0.0}, {"keep_days": 0.5}, {"beds": ("",)},
     {"beds": ("a\nb",)}, {"beds": tuple(map(str, range(1025)))}, {"more": 1}],
)  # fmt: skip
def test_what_cannot_be_right_is_refused(wrong):
    with pytest.raises(ValidationError):
        DeskSettings(**wrong)
