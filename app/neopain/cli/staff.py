"""The commands on who may do what: `neopain staff ...`."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.data import Role
from neopain.cli.sessions import User, known_passphrase, opened_ward, signed_in

_SHORTEST_PASSPHRASE = 12

staff_app = typer.Typer(help="Who may do what.", no_args_is_help=True)


@staff_app.command("add")
def add_person(
    name: Annotated[str, typer.Argument(help="How they are called.")],
    role: Annotated[Role, typer.Option(help="The first person is always an administrator.")] = Role.NURSE,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="With the first person: lock the records with a passphrase.")
    ] = False,
    user: User = None,
) -> None:
    """Add someone; the first makes the records and is their administrator."""
    from neopain.record.ward.ward import Ward, open_key

    given = _new_passphrase() if passphrase else known_passphrase()
    with Ward(paths.records(), open_key(paths.records(), given, create=True)) as ward:
        if ward.staff.is_empty:
            person = ward.staff.create_first(name, _new_pin(name))
        else:
            by = signed_in(ward, user, "STAFF")
            person = ward.staff.add(by, name, role, _new_pin(name))
        typer.echo(f"{person.name}: {person.role.value}; the key of the records is kept in: {ward.key_kind.value}")


@staff_app.command("list")
def list_people() -> None:
    """List who may sign in."""
    with opened_ward() as ward:
        for person in ward.staff.people():
            typer.echo(f"{person.name}: {person.role.value}")


@staff_app.command("remove")
def remove_person(name: Annotated[str, typer.Argument(help="Who.")], user: User = None) -> None:
    """Take someone's access."""
    with opened_ward() as ward:
        ward.staff.remove(signed_in(ward, user, "STAFF"), name)
    typer.echo(f"{name} may no longer sign in")


@staff_app.command("change")
def change_person(
    name: Annotated[str, typer.Argument(help="Who.")],
    role: Annotated[Role | None, typer.Option(help="Their role from now on; an administrator decides.")] = None,
    user: User = None,
) -> None:
    """Give someone a new PIN: oneself, with the old one, or an administrator (--user) anyone; or another role."""
    with opened_ward() as ward:
        if role is not None:
            ward.staff.change(signed_in(ward, user, "STAFF"), name, role)
            typer.echo(f"{name}: {role.value}")
        elif user is None or user == name:
            old = typer.prompt(f"PIN of {name}", hide_input=True, err=True)
            ward.staff.change_pin(name, str(old), _new_pin(name))
            typer.echo(f"{name} has a new PIN")
        else:
            ward.staff.change(signed_in(ward, user, "STAFF"), name, pin=_new_pin(name))
            typer.echo(f"{name} has a new PIN")


def _new_passphrase() -> str:
    """A passphrase for records that are yet to be made, typed twice."""
    from neopain.base.errors import InputError
    from neopain.record.storage import keys

    if keys.exists(paths.records()):
        raise InputError("the records have a key already: a passphrase is chosen with the first person alone")
    given = str(typer.prompt("New passphrase of the records", hide_input=True, confirmation_prompt=True, err=True))
    if len(given) < _SHORTEST_PASSPHRASE:
        raise InputError(f"a passphrase has at least {_SHORTEST_PASSPHRASE} characters: take four or five words")
    return given


def _new_pin(name: str) -> str:
    return str(typer.prompt(f"PIN for {name}", hide_input=True, confirmation_prompt=True, err=True))
