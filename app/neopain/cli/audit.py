"""The commands `neopain audit ...`: the log of who did what."""

from __future__ import annotations

import typer

from neopain.cli.options import User, example, open_user_ward, say, signed_in

audit_app = typer.Typer(epilog=example("audit verify"), help="The log of who did what.", no_args_is_help=True)


@audit_app.command("verify", epilog=example("audit verify"))
def verify_audit() -> int:
    """Check that no entry of the audit log was changed, removed or moved; ends with 1 if one was."""
    with open_user_ward() as ward:
        findings = ward.audit.verify()
        count = ward.audit.count()
    for finding in findings:
        say(finding.text)
    say(f"{count} entries, {len(findings)} findings" if findings else f"{count} entries, all as written")
    return 1 if findings else 0


@audit_app.command("show", epilog=example("audit show --user Ines"))
def show_audit(user: User = None) -> None:
    """Print the audit log, the oldest entry first."""
    with signed_in(user, "STAFF") as (ward, _):
        after = 0
        while entries := ward.audit.entries(after):
            for entry in entries:
                say(f"{entry.number}  {entry.at}  {entry.who or '-'}  {entry.action}  {entry.detail}")
            after = entries[-1].number
