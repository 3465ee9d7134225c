"""The commands `neopain ward enrol`, `enrol-server`, `enrol-broker`, `revoke` and `certificates`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.cli.options import User, example, load_settings, say, signed_in

if TYPE_CHECKING:
    from neopain.record.ward.staff import Person
    from neopain.record.ward.ward import Ward
    from neopain.ward.authority.authority import Authority, Certificate

Out = Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files are written; it must not hold them yet.")]


def add_certificates(ward_app: typer.Typer) -> None:
    """Add the commands to `ward_app`."""
    ward_app.command("enrol", epilog=example("ward enrol 3 --out bed-3 --user Ines"))(enrol)
    ward_app.command("enrol-server", epilog=example("ward enrol-server --out server --user Ines"))(enrol_server)
    ward_app.command("enrol-broker", epilog=example("ward enrol-broker ward.example --out broker"))(enrol_broker)
    ward_app.command("revoke", epilog=example("ward revoke 3 --out crl.pem --user Ines"))(revoke)
    ward_app.command("certificates", epilog=example("ward certificates"))(certificates)


def enrol(
    bed: Annotated[str, typer.Argument(help="The bed, as in its own settings.")], out: Out, user: User = None
) -> None:
    """Make the certificate of a bed, with which it can write its own topics only."""
    _check_new(out / "bed.key")
    with _authority(user) as (ward, person, authority):
        _write(ward, person, authority, authority.enrol_bed(bed), out, "bed")
    _say_settings(out, "bed")


def enrol_server(out: Out, user: User = None) -> None:
    """Make the certificate of the ward's server for the broker."""
    _check_new(out / "server.key")
    with _authority(user) as (ward, person, authority):
        _write(ward, person, authority, authority.enrol_server(), out, "server")
    _say_settings(out, "server")


def enrol_broker(
    hosts: Annotated[list[str], typer.Argument(help="Names and addresses that beds reach it by.")],
    out: Out,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where it listens.")] = 8883,
    user: User = None,
) -> None:
    """Make the certificate of the broker and the configuration of mosquitto, for the ward in the settings."""
    from neopain.ward.authority.broker_files import ACCESS_FILE, CONFIGURATION_FILE, access_list, configuration

    access = access_list(load_settings().ward.name)
    _check_new(out / "broker.key")
    with _authority(user) as (ward, person, authority):
        _write(ward, person, authority, authority.enrol_broker(tuple(hosts)), out, "broker")
        _place(out / "crl.pem", authority.revocations)
    folder = out.resolve()
    _place(out / ACCESS_FILE, access.encode())
    _place(out / CONFIGURATION_FILE, configuration(folder, "", port).encode())
    say(f"start it with: mosquitto -c {folder / CONFIGURATION_FILE}")


def revoke(
    name: Annotated[str, typer.Argument(help="The bed, !server, or with --broker the first host of a broker.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The list of revoked certificates for the broker.")],
    broker: Annotated[bool, typer.Option("--broker", help="Those of a broker, or of [intake], at that host.")] = False,
    user: User = None,
) -> None:
    """Revoke the certificates of a bed, the server or a broker, and write the list of revoked ones."""
    from neopain.record.ward.audit import Action

    with _authority(user) as (ward, person, authority):
        revoked = authority.revoke(name, broker=broker)
        if not revoked:  # the list could not be written then
            say(f"no certificate is in force for {name}: all were revoked before")
        for one in revoked:
            ward.audit.append(person.name, Action.CERTIFICATE_REVOKED, f"{one.kind} {one.name} {one.serial}")
            say(f"revoked: {one.kind} {one.name}, {one.serial}")
        _place(out, authority.revocations)
    if broker:
        say("it is believed until the list is there: bring it to every bed and to the ward's server, and name it in")
        say("their settings, [ward] crl; then make new ones: neopain ward enrol-broker. All steps: docs/ward.md")
        return
    say(f"{out} is for the broker and for [intake] crl of the ward's server, which reads it by itself")
    say("the units of packaging/ward bring /etc/neopain-ward/crl.pem to the broker; any other broker is told so:")
    say("put it in the place of the broker's crl.pem, then: systemctl reload neopain-broker (the signal HUP)")
    say("a bed that is connected now stays so until its link ends: systemctl restart neopain-broker ends all links")


def certificates(user: User = None) -> None:
    """List every certificate that was made."""
    with _authority(user) as (_, __, authority):
        for one in authority.issued:
            say(f"{one.kind} {one.name}, until {one.until[:10]}{f', revoked {one.revoked[:10]}' * bool(one.revoked)}")


@contextmanager
def _authority(user: str | None) -> Iterator[tuple[Ward, Person, Authority]]:
    """The ward's authority, for an administrator."""
    from neopain.ward.authority.authority import AUTHORITY_FOLDER, Authority

    with signed_in(user, "STAFF") as (ward, person):
        yield ward, person, Authority(paths.records() / AUTHORITY_FOLDER, ward.key)


def _write(ward: Ward, person: Person, authority: Authority, made: Certificate, out: Path, name: str) -> None:
    """Write what goes to a machine, the authority, its certificate and its key, in one step with the audit entry; where
    that fails, the certificate is none that was made.
    """
    from neopain.record.ward.audit import Action

    def place() -> None:
        _place(out / f"{name}.pem", made.certificate)
        _place(out / "ca.pem", authority.ca)
        _place(out / f"{name}.key", made.key)  # the last: without it nobody is let in, and nothing is in the way

    one = made.issued
    try:
        ward.audit.append(person.name, Action.CERTIFICATE_MADE, f"{one.kind} {one.name} {one.serial}", place)
    except BaseException:
        if not (out / f"{name}.key").exists():  # else it can be used, and has to be listed to be revoked
            authority.withdraw(one)
        raise


def _check_new(path: Path) -> None:
    """Raise InputError where `path` is there, as a key is never replaced, or can be no file."""
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}; give another folder with --out") from error
    raise InputError(f"{path} is there already: give another folder")


def _place(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads."""
    from neopain.base.files import write_private

    try:
        write_private(path, content.decode("ascii"))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}; check rights and disk") from error


def _say_settings(out: Path, name: str) -> None:
    folder = out.resolve()
    say("for the settings of that computer, with the files in their place there:")
    say("[ward]")
    for key, file in (("ca", "ca.pem"), ("certificate", f"{name}.pem"), ("key", f"{name}.key")):
        say(f"{key} = '{folder / file}'")
