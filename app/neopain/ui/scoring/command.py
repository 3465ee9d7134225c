"""Starts and ends the window in which clips are scored blind."""

from __future__ import annotations

from neopain.ui.event_loop import qt_application
from neopain.ui.scoring.blind_page import BlindPage, ClipSource


def run_scoring(clips: ClipSource) -> int:
    """Show the window until it is closed or the person stops."""
    application = qt_application()
    page = BlindPage(clips)
    page.left.connect(page.close)
    page.show()
    return int(application.exec())
