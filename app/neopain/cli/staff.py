"""The commands `neopain staff ...`: who may sign in, with which role."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.data import Role
from neopain.base.errors import InputError
from neopain.cli.options import User, example, open_user_ward, records_passphrase, say, sign_in, signed_in
from neopain.cli.secret import ask_secret

staff_app = typer.Typer(epilog=example("staff add Ines"), help="People, roles and PINs.", no_args_is_help=True)


@staff_app.command("add", epilog=example("staff add Noor --role nurse --user Ines"))
def add_person(
    name: Annotated[str, typer.Argument(help="Their name.")],
    role: Annotated[Role, typer.Option(help="The first person is always an administrator.")] = Role.NURSE,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="With the first person: lock the records with a passphrase.")
    ] = False,
    user: User = None,
) -> None:
    """Add a person; the first one creates the records and is their administrator."""
    from neopain.record.storage.records_folder import RecordsFolder
    from neopain.record.ward.ward import open_ward

    RecordsFolder(paths.records(), paths.known_records()).check()
    secret = _new_passphrase() if passphrase else records_passphrase()
    with open_ward(paths.records(), secret, create=True) as ward:
        if ward.staff.is_empty:
            person = ward.staff.create_first(name, _new_pin(name))
        else:
            person = ward.staff.add(sign_in(ward, user, "STAFF"), name, role, _new_pin(name))
        say(f"{person.name}: {person.role.value}; the key of the records is in: {ward.key.kind.value}")


@staff_app.command("list", epilog=example("staff list"))
def list_people() -> None:
    """List who may sign in."""
    with open_user_ward() as ward:
        for person in ward.staff.people():
            say(f"{person.name}: {person.role.value}")


@staff_app.command("remove", epilog=example("staff remove Noor --user Ines"))
def remove_person(name: Annotated[str, typer.Argument(help="Their name.")], user: User = None) -> None:
    """Remove a person's access."""
    with signed_in(user, "STAFF") as (ward, person):
        ward.staff.remove(person, name)
    say(f"{name} may no longer sign in")


@staff_app.command("change", epilog=example("staff change Noor --role clinician --user Ines"))
def change_person(
    name: Annotated[str, typer.Argument(help="Their name.")],
    role: Annotated[Role | None, typer.Option(help="Their new role; only an administrator may change it.")] = None,
    user: User = None,
) -> None:
    """Change a PIN (your own with the old one; anyone's as administrator with --user) or a role."""
    with open_user_ward() as ward:
        if role is not None:
            ward.staff.change(sign_in(ward, user, "STAFF"), name, role)
            say(f"{name}: {role.value}")
            return
        if user is None or user == name:
            old = ask_secret(f"PIN of {name}")
            ward.staff.change_pin(name, old, _new_pin(name))
        else:
            ward.staff.change(sign_in(ward, user, "STAFF"), name, pin=_new_pin(name))
    say(f"{name} has a new PIN")


@staff_app.command("badge", epilog=example("staff badge Noor --user Ines"))
def set_badge(
    name: Annotated[str, typer.Argument(help="Their name.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take the badge from them, as when it is lost.")] = False,
    user: User = None,
) -> None:
    """Give a person a badge: scan it when asked. It names them at the bed, where they then type their PIN."""
    with signed_in(user, "STAFF") as (ward, person):
        if remove:
            ward.badges.take(person, name)
        else:
            ward.staff.find(name)
            ward.badges.give(person, name, ask_secret(f"Badge of {name}"))
    say(f"{name} has no badge" if remove else f"{name} has a new badge")


def _new_passphrase() -> str:
    """A passphrase for new records, typed twice."""
    from neopain.record.storage import keys
    from neopain.record.storage.passphrase import check_passphrase

    if keys.exists(paths.records()):
        raise InputError("the records already have a key: a passphrase can only be set with the first person")
    secret = ask_secret("New passphrase of the records", twice=True)
    check_passphrase(secret)
    return secret


def _new_pin(name: str) -> str:
    return ask_secret(f"PIN for {name}", twice=True)
