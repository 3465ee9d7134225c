"""The day on which tests play: no test reads the real calendar."""

from datetime import UTC, datetime

TODAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class SetClock:
    """A wall clock that shows what it was set to."""

    def __init__(self, at=TODAY):
        self.at = at

    def __call__(self):
        return self.at

    def set(self, text):
        """Set it to an ISO 8601 time."""
        self.at = datetime.fromisoformat(text)
