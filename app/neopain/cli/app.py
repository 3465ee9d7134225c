"""The command `neopain`: all groups of commands, and how an error becomes one line and an exit code."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from copy import copy
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException
from typer.models import CommandInfo

from neopain import __version__
from neopain.base import log, terminal
from neopain.base.errors import NeopainError
from neopain.capture import freed_memory
from neopain.cli import no_core_dumps
from neopain.cli.audit import audit_app
from neopain.cli.bench import bench_app
from neopain.cli.camera.sources import sources_app
from neopain.cli.kiosk import kiosk_app
from neopain.cli.models import models_app
from neopain.cli.monitor import demo, monitor, replay, review, self_test
from neopain.cli.options import example, say
from neopain.cli.patients import patients_app
from neopain.cli.ratings import ratings_app
from neopain.cli.score import evaluate, score
from neopain.cli.sessions import sessions_app
from neopain.cli.soak import soak
from neopain.cli.staff import staff_app
from neopain.cli.synth import synth_app
from neopain.cli.train import train_app
from neopain.cli.ward.commands import ward_app
from neopain.live.bed import end_signals

_log = logging.getLogger(__name__)
app = typer.Typer(
    pretty_exceptions_enable=False,
    epilog=example("monitor --source 0"),
    help="Watches a newborn's face and scores every frame for a pain expression. Research use, not a medical device.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens to standard error.")] = False,
) -> None:
    log.set_up(verbose)


@app.command("version", epilog=example("version"))
def print_version() -> None:
    """Print the program's version."""
    typer.echo(__version__)


_COMMANDS: dict[Callable[..., int], str] = {
    monitor: "monitor --source rtsp://user@host/stream --bed 3",
    replay: "replay ward.mp4 --pace 4",
    demo: "demo --out build/demo",
    score: "score ward.mp4 faces --out scores --jobs 2",
    evaluate: "evaluate pictures.csv --out evaluation",
    self_test: "self-test",
    soak: "soak --hours 2 --json soak.json",
    review: "review 20261123-08",
}
WINDOWS = ("monitor", "replay", "demo", "review")
"""Commands that look themselves whether a signal was noted; the others are interrupted wherever they are."""
for command, words in _COMMANDS.items():
    app.command(epilog=example(words))(command)
for name, group in {
    "synth": synth_app,
    "train": train_app,
    "bench": bench_app,
    "models": models_app,
    "sources": sources_app,
    "sessions": sessions_app,
    "patients": patients_app,
    "staff": staff_app,
    "audit": audit_app,
    "ward": ward_app,
    "kiosk": kiosk_app,
}.items():
    app.add_typer(group, name=name)
sessions_app.add_typer(ratings_app)


def program(words: Sequence[str]) -> typer.Typer:
    """`app` with the one command or group that `words` name; all of it where they name none. typer looks at every
    option of every command that it has, for which the window need not wait.
    """
    asked = _asked(words)
    commands = [one for one in app.registered_commands if _name(one) == asked]
    groups = [one for one in app.registered_groups if one.name == asked]
    if not commands and not groups:
        return app
    named = copy(app)
    named.registered_commands, named.registered_groups = commands, groups
    return named


def _asked(words: Sequence[str]) -> str:
    return next((word for word in words if not word.startswith("-")), "")


def _name(command: CommandInfo) -> str:
    function = getattr(command.callback, "__name__", "")
    return command.name or typer.main.get_command_name(function)


def main() -> None:
    """Run the command; every expected error ends in one line on standard error and an exit code."""
    no_core_dumps.switch_off()
    freed_memory.share_one_arena()
    terminal.show_every_letter()
    words = sys.argv[1:]
    opens_window = _asked(words) in WINDOWS
    try:
        end_signals.check()
        with nullcontext() if opens_window else end_signals.raised():
            code = program(words)(prog_name="neopain", standalone_mode=False)
    except NeopainError as error:
        code = _report(str(error), error.exit_code)
    except TyperException as error:
        why = error.format_message().rstrip(".") or "Missing command"  # of a group that was shown its help
        code = _report(f"{why}; see neopain --help", 2)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("neopain"):
            raise
        code = _report(f"this command needs {error.name}, which is not installed: install it with pip", 2)
    except (KeyboardInterrupt, typer.Abort):
        code = _report("stopped", 130)
    except OSError:
        if (fault := terminal.output_fault(tried="\n")) is None:
            raise
        code = _not_printed(fault)
    else:
        code = code if (fault := terminal.output_fault()) is None else _not_printed(fault)
    if opens_window:
        _end_with_threads(code or 0)
    sys.exit(code or 0)


def _end_with_threads(code: int) -> None:
    """End this process at once where a thread still runs, as one that waits for a disk or a camera that has gone: in a
    Python that takes itself apart it would end with SIGSEGV.
    """
    running = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    if running:
        _log.info("ended while there ran: %s", ", ".join(sorted(running)))
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # closed, or there is none
                stream.flush()
        os._exit(code)


def _not_printed(fault: OSError) -> int:
    """The exit code where the output ended early; of a pipe whose reader had enough nothing is said."""
    if isinstance(fault, BrokenPipeError):
        return 1
    return _report(f"the output cannot be written: {fault.strerror}; write it elsewhere", 1)


def _report(message: str, code: int) -> int:
    for word in sys.argv[1:]:
        if "@" in word and ":" in word:  # an address: its password may hold spaces, which no pattern can know
            for written in (word, str(Path(word))):
                message = message.replace(written, word.rpartition("@")[2])
    say(f"neopain: {message}", error=True)
    return code
