"""The commands on what is kept: `neopain audit ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from neopain.record.ward import Ward

audit_app = typer.Typer(help="The log of who did what.", no_args_is_help=True)


def _open_ward() -> Ward:
    from neopain.base import paths
    from neopain.record import keys
    from neopain.record.ward import open_ward

    folder = paths.records()
    locked = keys.exists(folder) and keys.kind_of(folder) is keys.KeyKind.PASSPHRASE
    return open_ward(folder, typer.prompt("Passphrase of the records", hide_input=True, err=True) if locked else None)


@audit_app.command("verify")
def verify_audit() -> int:
    """Check that no entry of the audit log was changed, removed or moved; ends with 1 if one was."""
    with _open_ward() as ward:
        findings = ward.audit.verify()
        count = ward.audit.count()
    for finding in findings:
        typer.echo(finding.text)
    typer.echo(f"{count} entries, {len(findings)} findings" if findings else f"{count} entries, all as written")
    return 1 if findings else 0
