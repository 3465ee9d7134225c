"""Certificates: made for one name, revoked, and made only by who has the key of the records."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from neopain.base.errors import InputError, RecordError
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.authority.authority import CERTIFICATE_DAYS, SERVER, Authority, Kind

KEY = MasterKey(KeyKind.FILE, bytes(32))
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def authority(folder, key=KEY):
    return Authority(folder, key, lambda: NOW)


def read(pem):
    return x509.load_pem_x509_certificate(pem)


def test_a_bed_gets_a_certificate_of_its_own_name_for_clients_only(tmp_path):
    there = authority(tmp_path)
    made = there.enrol_bed("Bed 3/A")
    certificate = read(made.certificate)
    (name,) = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert (name.value, made.issued.name, made.issued.kind) == ("3%2Fa", "3%2Fa", Kind.BED)
    certificate.verify_directly_issued_by(read(there.ca))
    use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(use) == [ExtendedKeyUsageOID.CLIENT_AUTH]
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert certificate.not_valid_after_utc == NOW + timedelta(days=CERTIFICATE_DAYS)
    assert certificate.not_valid_before_utc < NOW - timedelta(hours=1)


def test_a_broker_is_named_by_its_hosts(tmp_path):
    certificate = read(authority(tmp_path).enrol_broker(("ward.example", "10.0.0.5")).certificate)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["ward.example"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["10.0.0.5"]
    use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(use) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_no_bed_can_be_named_like_the_server(tmp_path):
    there = authority(tmp_path)
    assert there.enrol_server().issued.name == SERVER
    assert there.enrol_bed(SERVER).issued.name != SERVER


def test_the_authority_stays_and_needs_the_key_of_the_records(tmp_path):
    first = authority(tmp_path)
    first.enrol_bed("3")
    again = authority(tmp_path)
    assert (again.ca, again.issued) == (first.ca, first.issued)
    read(again.enrol_bed("4").certificate).verify_directly_issued_by(read(first.ca))
    with pytest.raises(RecordError, match=r"ca\.key"):
        authority(tmp_path, MasterKey(KeyKind.FILE, b"\x01" * 32))


def test_revoking_lists_every_certificate_of_the_bed(tmp_path):
    there = authority(tmp_path)
    serials = {there.enrol_bed("3").issued.serial, there.enrol_bed("bed 3").issued.serial}
    there.enrol_bed("4")
    assert {one.serial for one in there.revoke("Bed 3")} == serials
    listed = x509.load_pem_x509_crl(authority(tmp_path).revocations)
    assert {f"{one.serial_number:x}" for one in listed} == serials
    assert listed.is_signature_valid(read(there.ca).public_key())
    assert there.revoke("3") == ()  # all were before
    for name in ("9", SERVER):
        with pytest.raises(InputError, match="no certificate for"):
            there.revoke(name)


def test_a_withdrawn_certificate_is_no_longer_listed(tmp_path):
    made = authority(tmp_path)
    kept, gone = made.enrol_bed("1").issued, made.enrol_bed("2").issued
    made.withdraw(gone)
    assert made.issued == authority(tmp_path).issued == [kept]


def test_a_broker_is_revoked_by_its_first_host_and_a_bed_of_that_name_is_another(tmp_path):
    there = authority(tmp_path)
    gone = {there.enrol_broker(("ward.example", "10.0.0.5")).issued.serial for _ in range(2)}
    bed = there.enrol_bed("ward.example").issued.serial
    for name in ("10.0.0.5", "bed ward.example"):
        with pytest.raises(InputError, match="no certificate for"):
            there.revoke(name, broker=True)
    assert {one.serial for one in there.revoke("ward.example", broker=True)} == gone
    assert {one.serial for one in there.revoke("ward.example")} == {bed}


@pytest.mark.parametrize("name", ["", "x" * 65, "a\x00"])
def test_a_name_that_no_certificate_can_have_is_one_line(tmp_path, name):
    with pytest.raises(InputError) as caught:
        authority(tmp_path).enrol_bed(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("hosts", [(), ("wärd.example",)])
def test_a_broker_without_a_usable_host_is_one_line(tmp_path, hosts):
    with pytest.raises(InputError):
        authority(tmp_path).enrol_broker(hosts)


@pytest.mark.parametrize(("file", "text"), [("issued.json", "{"), ("ca.pem", "x"), ("ca.key", "zz"), ("ca.key", None)])
def test_damaged_files_are_one_line(tmp_path, file, text):
    authority(tmp_path).enrol_bed("3")
    path = tmp_path / file
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(RecordError) as caught:
        authority(tmp_path)
    assert "\n" not in str(caught.value)
