"""Brings assets/translations up to date with the texts of the windows.

Call it with .venv/bin/python packaging/translations.py after changing a text.
New texts are added to each language as unfinished, for Qt Linguist or an editor; texts that are gone are removed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from xml.etree import ElementTree

from neopain.base.settings import Language
from neopain.ui import text
from neopain.ui.text import language

FOLDER = Path(__file__).parents[1] / "assets" / "translations"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def sources() -> dict[str, list[str]]:
    """The English texts of each module in the order of the file, those with letters only, each once."""
    for module in walk_packages(text.__path__, f"{text.__name__}."):
        import_module(module.name)
    found = {}
    for name, constants in sorted(language.sources().items()):
        words = [one for value in constants.values() for one in language.texts(value)]
        found[name] = [one for one in dict.fromkeys(words) if any(letter.isalpha() for letter in one)]
    return found


def write(spoken: Language, known: dict[tuple[str, str], str]) -> int:
    """Write the file of a language from the translations that are `known`; returns how many texts have none."""
    missing = 0
    root = ElementTree.Element("TS", version="2.1", language=spoken.value, sourcelanguage="en")
    for module, words in sources().items():
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = module
        for one in words:
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = one
            translation = ElementTree.SubElement(message, "translation")
            translation.text = known.get((module, one))
            if translation.text is None:
                translation.set("type", "unfinished")
                missing += 1
    ElementTree.indent(root, "    ")
    path = FOLDER / f"neopain_{spoken}.ts"
    path.write_text(f"{HEAD}{ElementTree.tostring(root, encoding='unicode')}\n", encoding="utf-8", newline="\n")
    return missing


if __name__ == "__main__":
    for one in language.NAMES:
        if one is not Language.ENGLISH:
            sys.stdout.write(f"{one}: {write(one, language.read(one))} texts to translate\n")
