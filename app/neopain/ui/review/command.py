"""Starts and ends the review window."""

from __future__ import annotations

from neopain.run.archive import Archive
from neopain.ui.application import qt_application
from neopain.ui.review.window import ReviewWindow


def run_review(archive: Archive, name: str = "") -> int:
    """Show the window until it is closed; `name` is the session that is wanted, "" lets it be chosen."""
    application = qt_application()
    window = ReviewWindow(archive, name)
    window.show()
    return int(application.exec())
