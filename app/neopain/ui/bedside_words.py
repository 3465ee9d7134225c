"""What the bedside window and its review program say to each other; nobody reads it."""

from __future__ import annotations

ASIDE, BACK = "aside", "back"
"""The bedside window writes them to the standard input of the review, which answers ASIDE when it is hidden."""

Place = tuple[int, int, int, int]
"""Left, top, width and height on the screen in pixels, as Qt counts them."""
