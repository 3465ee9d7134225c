"""Prints every installed package that the requirement files on standard input do not name, pip and setuptools apart."""

import re
import sys
from importlib.metadata import distributions


def plain(name: str) -> str:
    """The name as package registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


named = {plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", sys.stdin.read(), re.MULTILINE)}
installed = {plain(found.metadata["Name"]) for found in distributions()}
sys.stdout.writelines(f"{name}\n" for name in sorted(installed - named - {"pip", "setuptools"}))
