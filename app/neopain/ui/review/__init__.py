"""The review window: recorded sessions, browsed, compared and scored."""
