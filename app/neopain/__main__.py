"""`python -m neopain` is the command `neopain`: a monitor is watched from outside by a small process."""

import os
import sys

from neopain.live.bed import end_signals


def main() -> None:
    """Run the command; a monitor in a process of its own."""
    end_signals.hold()  # before anything is loaded, which takes a second
    from neopain.base import paths
    from neopain.live.bed import supervisor

    words = sys.argv[1:]
    if supervisor.is_wanted(words, os.environ):
        sys.exit(supervisor.Supervisor(list(paths.own_command(*words))).run())
    from neopain.cli import app

    app.main()


if __name__ == "__main__":
    main()
