"""The commands `neopain patients ...`: admissions and consent. A running monitor notices within seconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base.errors import InputError
from neopain.base.text import named_bed
from neopain.cli.options import User, example, load_settings, print_table, say, signed_in

if TYPE_CHECKING:
    from neopain.record.ward.patients import Patient, Patients
    from neopain.record.ward.staff import Person

patients_app = typer.Typer(
    epilog=example("patients list --user Noor"),
    help="Admit, transfer and discharge patients; consent to video.",
    no_args_is_help=True,
)

SearchWords = Annotated[str, typer.Argument(help="Words of id, wristband, bed or notes that match one patient.")]
Bed = Annotated[str | None, typer.Option(help="The bed; the bed in this computer's settings if not given.")]


@patients_app.command("list", epilog=example('patients list "bed 3" --user Noor'))
def list_patients(
    search: Annotated[str, typer.Argument(help="Words that occur in id, wristband, bed or notes.")] = "",
    discharged: Annotated[bool, typer.Option("--discharged", help="Include discharged patients.")] = False,
    user: User = None,
) -> None:
    """List admitted patients, the most recent first."""
    from neopain.cli.tables import patients_table

    with signed_in(user, "REVIEW") as (ward, _):
        print_table(patients_table(ward.patients.find(search, discharged=discharged)))


@patients_app.command("admit", epilog=example('patients admit "Baby M." --bed 3 --gestation 29+3 --user Noor'))
def admit(
    shown_id: Annotated[str, typer.Argument(help="The hospital's id or a pseudonym.")],
    bed: Bed = None,
    barcode: Annotated[str, typer.Option(help="The text of the wristband.")] = "",
    gestation: Annotated[str, typer.Option(help="Gestational age at birth: 29+3.")] = "",
    born: Annotated[str, typer.Option(help="Date of birth: 2026-11-23.")] = "",
    weight: Annotated[str, typer.Option(help="Weight in grams.")] = "",
    notes: Annotated[str, typer.Option(help="Free text.")] = "",
    user: User = None,
) -> None:
    """Admit an infant to a free bed."""
    from neopain.record.ward.patients import patient_from_fields

    fields = {"shown_id": shown_id, "barcode": barcode, "gestation": gestation, "born": born, "weight": weight}
    patient = patient_from_fields(fields | {"notes": notes})
    bed = load_settings().record.bed if bed is None else bed
    with signed_in(user, "ADMIT") as (ward, person):
        ward.patients.admit(person, patient, bed=bed)
    say(f"{patient.shown_id} admitted to {named_bed(bed)}")


@patients_app.command("transfer", epilog=example('patients transfer "Baby M." 4 --user Noor'))
def transfer(
    words: SearchWords,
    bed: Annotated[str, typer.Argument(help="The bed; it must be free.")],
    user: User = None,
) -> None:
    """Move an infant to another bed."""
    with _patient(words, user, "ADMIT") as (patients, person, patient):
        patients.transfer(person, patient.key, bed)
    say(f"{patient.shown_id} moved to {named_bed(bed)}")


@patients_app.command("discharge", epilog=example('patients discharge "Baby M." --user Noor'))
def discharge(words: SearchWords, user: User = None) -> None:
    """Discharge a patient; recorded sessions stay."""
    with _patient(words, user, "ADMIT") as (patients, person, patient):
        patients.discharge(person, patient.key)
    say(f"{patient.shown_id} discharged")


@patients_app.command("consent", epilog=example('patients consent "Baby M." --given-by mother --user Noor'))
def consent(
    words: SearchWords,
    given_by: Annotated[str, typer.Option("--given-by", help="The parent who consented.")],
    user: User = None,
) -> None:
    """Record a parent's consent to video."""
    with _patient(words, user, "CONSENT") as (patients, person, patient):
        patients.consent(person, patient.key, given_by)
    say(f"video of {patient.shown_id} may be recorded from now on, if the settings allow it")


@patients_app.command("withdraw", epilog=example('patients withdraw "Baby M." --user Noor'))
def withdraw(words: SearchWords, user: User = None) -> None:
    """Withdraw consent: no more video from now on."""
    with _patient(words, user, "CONSENT") as (patients, person, patient):
        patients.withdraw(person, patient.key)
    say(f"no video of {patient.shown_id} is recorded from now on")


@contextmanager
def _patient(words: str, user: str | None, right: str) -> Iterator[tuple[Patients, Person, Patient]]:
    """The ward's patients, the person who has signed in as `user`, and the one patient that `words` match."""
    with signed_in(user, right) as (ward, person):
        matches = ward.patients.find(words)
        if len(matches) != 1 or not words.strip():
            count = len(matches) or "no"
            raise InputError(f"{count} patients match '{words}': see neopain patients list and add words")
        yield ward.patients, person, matches[0]
