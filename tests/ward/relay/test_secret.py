"""Secrets are in files that nobody else reads, and in no message."""

import ssl

import pytest

from neopain.base.errors import SettingsError
from neopain.ward.relay.secret import read_secret, trusting


def test_it_is_the_line_of_its_file(secret):
    assert read_secret(secret, "webhook.secret") == "a secret of a test"


@pytest.mark.parametrize(
    "content", [b"", b"short\n", b"\xff\xfe\xff\xfe\xff\xfe\xff\xfe", b"two lines\nof it\n", b"x" * 5000]
)
def test_what_is_no_secret_is_refused_without_showing_it(secret, content):
    secret.write_bytes(content)
    with pytest.raises(SettingsError, match=r"webhook\.secret: .* holds no secret") as caught:
        read_secret(secret, "webhook.secret")
    assert "two lines" not in str(caught.value)


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o660])
def test_one_that_others_read_is_refused(secret, mode):
    secret.chmod(mode)
    with pytest.raises(SettingsError, match="read by others"):
        read_secret(secret, "mail.password")


def test_one_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(SettingsError, match=r"mail\.password: .* cannot be read"):
        read_secret(tmp_path / "none", "mail.password")


def test_an_authority_that_cannot_be_used_is_one_line(tmp_path, trust):
    for path in (tmp_path / "none", tmp_path / "garbage"):
        (tmp_path / "garbage").write_text("no certificate")
        with pytest.raises(SettingsError, match=r"hl7\.ca"):
            trusting(path, "hl7.ca")
    for ca in (None, trust.ca):
        context = trusting(ca, "hl7.ca")
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
        assert context.minimum_version is ssl.TLSVersion.TLSv1_2
