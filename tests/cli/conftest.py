"""Fixtures of the command line, see commands.py."""

from commands import neopain, ward

__all__ = ["neopain", "ward"]
