"""Starts and ends the review window."""

from __future__ import annotations

from neopain.review.archive import Archive
from neopain.ui.event_loop import qt_application, quit_on_signals
from neopain.ui.review.window import ReviewWindow


def run_review(archive: Archive, name: str = "", *, at_bed: bool = False) -> int:
    """Show the window until it is closed. `name` is the session to open; "" shows the list.

    With `at_bed` it closes itself when nobody uses it, because it covers the bedside window.
    """
    application = qt_application()
    window = ReviewWindow(archive, name, at_bed=at_bed)
    window.show()
    with quit_on_signals(application):
        code = int(application.exec())
    window.close()
    return code
