"""The language of the windows.

Every text is a constant of a module of this folder, in English, and is looked up in Qt's translator by that module and
the English words. A module registers its constants in its last line; from then on they hold the words of the language
in force. Sentences with figures or names in them are constants with {placeholders}, translated whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLibraryInfo, QLocale, QTranslator

from neopain.base import paths
from neopain.base.settings import Language

NAMES = {
    Language.ENGLISH: "English",
    Language.PORTUGUESE: "Português (Brasil)",
    Language.SPANISH: "Español",
    Language.FRENCH: "Français",
    Language.GERMAN: "Deutsch",
}
"""Each language in its own words: whoever looks for theirs may not read the one that is shown."""
_ONE_UP_TO = {Language.PORTUGUESE: 1, Language.FRENCH: 1}
"""In these languages none is counted in the singular, as one is."""


class Text(str):
    """A text of the windows in the language in force when it was read. `spoken` is the same text in that of now."""

    context: str
    source: str
    language: Language

    def spoken(self) -> Text:
        """The text in the language in force."""
        return self if self.language is _InForce.language else _text(self.context, self.source)


class Dictionary(QTranslator):
    """The translations of one language from its .ts file, as Qt Linguist writes it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.words = read(language)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Whether it knows nothing."""
        return not self.words

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str | None:
        """The translation; None where there is none, so that the next translator is asked."""
        return self.words.get((context, source))


class _InForce:
    language = Language.ENGLISH
    translators: tuple[QTranslator, ...] = ()


_registered: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
"""By the name of a module: its globals, and its constants in English."""


def read(language: Language) -> dict[tuple[str, str], str]:
    """The finished translations of `language` by module and English words; empty for English."""
    if language is Language.ENGLISH:
        return {}
    tree = ElementTree.parse(paths.asset(f"translations/neopain_{language}.ts"))
    found: dict[tuple[str, str], str] = {}
    for context in tree.iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            if words is not None and words.text and words.get("type") is None:
                found[context.findtext("name", ""), message.findtext("source", "")] = words.text
    return found


def of_system() -> Language:
    """The language of the system, if it is one of these; else English."""
    code = QLocale.system().name().partition("_")[0]
    return next((one for one in NAMES if one.partition("_")[0] == code), Language.ENGLISH)


def install(wanted: Language) -> None:
    """Speak `wanted` from now on: open windows are told by Qt, with the event LanguageChange."""
    language = of_system() if wanted is Language.SYSTEM else wanted
    if language is _InForce.language:
        return
    before, _InForce.language = _InForce.translators, language
    translators: list[QTranslator] = []
    if language is not Language.ENGLISH:
        of_qt = QTranslator()
        of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        translators = [of_qt, Dictionary(language)]  # the last one is asked first
    _InForce.translators = tuple(translators)
    QLocale.setDefault(locale())
    for translator in before:
        QCoreApplication.removeTranslator(translator)
    for translator in translators:
        QCoreApplication.installTranslator(translator)
    for name in _registered:
        _translate(name)


def current() -> Language:
    """The language in force."""
    return _InForce.language


def locale() -> QLocale:
    """How the language in force writes numbers and dates."""
    language = _InForce.language
    return QLocale.c() if language is Language.ENGLISH else QLocale(str(language))


def register(module: dict[str, Any]) -> None:
    """Keep the constants of a module of this folder, of which these are the globals, in the language in force."""
    name = str(module["__name__"]).rpartition(".")[2]
    constants = {key: value for key, value in module.items() if key.isupper() and not key.startswith("__")}
    _registered[name] = (module, constants)
    _translate(name)


def sources() -> dict[str, dict[str, Any]]:
    """The constants in English by module, of those that were imported."""
    return {name: constants for name, (_, constants) in _registered.items()}


def current_words(words: str) -> str:
    """Words that were read at any time, in the language in force."""
    return words.spoken() if isinstance(words, Text) else words


def texts(value: object) -> Iterator[str]:
    """All texts in a constant: in tables, tuples and named tuples."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif type(value) in (str, Text):
        yield str(value)


def counted(forms: tuple[str, str], number: int) -> str:
    """The form for one or for several, with the number in place of {n}."""
    most = _ONE_UP_TO.get(_InForce.language)
    one = number == 1 if most is None else number <= most
    return forms[0 if one else 1].format(n=number)


def within(words: str) -> str:
    """Words that stand alone elsewhere, within a sentence: German nouns keep their capitals."""
    return words if _InForce.language is Language.GERMAN else words.lower()


def number(value: float, decimals: int) -> str:
    """A number with the decimal sign of the language, and no sign between thousands."""
    written = f"{value:.{decimals}f}"
    return written.replace(".", locale().decimalPoint())


def dated(day: date | datetime, pattern: str) -> str:
    """A day, or day and time as they are in its own zone, by Qt's `pattern`, such as "ddd dd MMM yyyy"."""
    if isinstance(day, datetime):
        return locale().toString(QDateTime(*day.timetuple()[:6]), pattern)
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def _translate(name: str) -> None:
    module, constants = _registered[name]
    module.update({key: _in_force(name, value) for key, value in constants.items()})


def _in_force(context: str, value: object) -> object:
    """`value` with all texts in it in the language in force: tables, tuples and named tuples keep their kind."""
    if type(value) is str:
        return _text(context, value)
    if isinstance(value, Mapping):
        return {key: _in_force(context, one) for key, one in value.items()}
    if isinstance(value, tuple):
        return getattr(value, "_make", tuple)(_in_force(context, one) for one in value)
    return value


def _text(context: str, source: str) -> Text:
    text = Text(QCoreApplication.translate(context, source) if _InForce.translators and source else source)
    text.context, text.source, text.language = context, source, _InForce.language
    return text
