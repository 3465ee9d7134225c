"""The commands on who lies where: `neopain patients ...`. A running monitor notices within seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base import paths, settings
from neopain.cli.sessions import User, opened_ward, signed_in

if TYPE_CHECKING:
    from neopain.record.ward.patients import Patient
    from neopain.record.ward.ward import Ward

patients_app = typer.Typer(help="Who lies where: admit, transfer, discharge, consent to video.", no_args_is_help=True)

Who = Annotated[str, typer.Argument(help="Words of id, wristband, bed or notes that only one infant here has.")]
Bed = Annotated[str | None, typer.Option(help="The bed; that of this computer's settings if not given.")]


@patients_app.command("list")
def list_patients(
    search: Annotated[str, typer.Argument(help="Words that occur in id, wristband, bed or notes.")] = "",
    discharged: Annotated[bool, typer.Option("--discharged", help="Also who has left.")] = False,
    user: User = None,
) -> None:
    """List who is admitted, the last one first."""
    from rich.console import Console

    from neopain.record.session.listing import patients

    with opened_ward() as ward:
        signed_in(ward, user, "REVIEW")
        Console().print(patients(ward.patients.find(search, discharged=discharged)))


@patients_app.command("admit")
def admit(
    shown_id: Annotated[str, typer.Argument(help="The hospital's id or a pseudonym.")],
    bed: Bed = None,
    barcode: Annotated[str, typer.Option(help="The text of the wristband.")] = "",
    gestation: Annotated[str, typer.Option(help="Gestational age at birth: 29+3.")] = "",
    born: Annotated[str, typer.Option(help="Date of birth: 2026-11-23.")] = "",
    weight: Annotated[str, typer.Option(help="Weight in grams.")] = "",
    notes: Annotated[str, typer.Option(help="Anything else.")] = "",
    user: User = None,
) -> None:
    """Admit an infant to a free bed."""
    from neopain.record.ward.patients import patient_of

    fields = {"shown_id": shown_id, "barcode": barcode, "gestation": gestation, "born": born, "weight": weight}
    patient = patient_of(fields | {"notes": notes})
    bed = settings.load(paths.settings_file()).record.bed if bed is None else bed
    with opened_ward() as ward:
        ward.patients.admit(signed_in(ward, user, "ADMIT"), patient, bed=bed)
    typer.echo(f"{patient.shown_id} is admitted to {_named(bed)}")


@patients_app.command("transfer")
def transfer(
    who: Who, bed: Annotated[str, typer.Argument(help="The bed, which has to be free.")], user: User = None
) -> None:
    """Move an infant to another bed."""
    with opened_ward() as ward:
        person, patient = signed_in(ward, user, "ADMIT"), _only(ward, who)
        ward.patients.transfer(person, patient.key, bed)
    typer.echo(f"{patient.shown_id} is moved to {_named(bed)}")


@patients_app.command("discharge")
def discharge(who: Who, user: User = None) -> None:
    """An infant leaves the ward; what was recorded stays."""
    with opened_ward() as ward:
        person, patient = signed_in(ward, user, "ADMIT"), _only(ward, who)
        ward.patients.discharge(person, patient.key)
    typer.echo(f"{patient.shown_id} is discharged")


@patients_app.command("consent")
def consent(
    who: Who, given_by: Annotated[str, typer.Option("--given-by", help="The parent who agreed.")], user: User = None
) -> None:
    """Record that a parent agreed to video."""
    with opened_ward() as ward:
        person, patient = signed_in(ward, user, "CONSENT"), _only(ward, who)
        ward.patients.consent(person, patient.key, given_by)
    typer.echo(f"video of {patient.shown_id} may be kept from now on, where the settings say so")


@patients_app.command("withdraw")
def withdraw(who: Who, user: User = None) -> None:
    """Consent is withdrawn: no more video from now on."""
    with opened_ward() as ward:
        person, patient = signed_in(ward, user, "CONSENT"), _only(ward, who)
        ward.patients.withdraw(person, patient.key)
    typer.echo(f"no video of {patient.shown_id} is kept from now on")


def _only(ward: Ward, who: str) -> Patient:
    from neopain.base.errors import InputError

    found = ward.patients.find(who)
    if len(found) != 1 or not who.strip():
        raise InputError(f"{len(found) or 'no'} infants here match '{who}': see neopain patients list, and say more")
    return found[0]


def _named(bed: str) -> str:
    return f"bed {bed}" if bed else "the bed of this computer"
