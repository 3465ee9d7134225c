"""Every text of the windows is there in every language, whole, with the same figures and names in it."""

import ast
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox

from neopain.base.alarm_words import ALARM, STATE_WORD
from neopain.base.data import AlarmCondition, State
from neopain.base.settings import Language
from neopain.ui import text
from neopain.ui.text import handover_text, help_text, labels, language, phrases, review_text, setup_text
from neopain.ui.widgets.label import Label, TextButton

OTHERS = [one for one in language.NAMES if one is not Language.ENGLISH]
FOLDER = Path(text.__file__).parent
SAME_IN_ALL = {"Neopain", "OK", "PIN", "U", "abc", "CSV", "Parquet", "EDF+", "FHIR", "HL7 v2"}
SAME_IN_ALL |= {
    "rtsp://192.168.0.20/stream",
    "NICU 2",
    *handover_text.SUFFIXES.values(),
    "shown_id",
    "barcode",
    "{check}: {why}",
}
SAME_IN_ALL |= {"/etc/neopain/ward", "ward.example:8883", "{n} s"}
UNITS = {"min", "h", "s", "ms", "g"}
SAME = {
    Language.PORTUGUESE: {"total", "Face", "{share}%"},
    Language.SPANISH: {"Clip", "No", "no", "total", "{share}\u202f%"},
    Language.FRENCH: {
        "Administration",
        "Clip",
        "Expression",
        "Max",
        "Notes",
        "grimace",
        "Patient",
        "Pause",
        "Pause audio",
        "Scores",
        "Sessions",
        "Distance",
        "total",
        "{share}\u202f%",
    }
    | {"❚❚  Pause"},
    Language.GERMAN: {"Administrator", "Clip", "Live", "Max", "Name", "Patient", "Pseudonym", "Score", "Standby"}
    | {"Sucrose", "{share}\u202f%"},
}
"""Words that are the same as in English on purpose."""


def sources():
    """(module, English words) of all texts with letters, also of modules that no window has loaded."""
    for module in walk_packages(text.__path__, f"{text.__name__}."):
        import_module(module.name)
    for name, constants in language.sources().items():
        for value in constants.values():
            for words in language.texts(value):
                if any(letter.isalpha() for letter in words):
                    yield name, words


def is_unit(words):
    return not set("".join(letter if letter.isalpha() else " " for letter in words).split()) - UNITS


def fields(words):
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_every_module_of_texts_is_registered():
    modules = [module for module in walk_packages(text.__path__, f"{text.__name__}.") if not module.ispkg]
    names = {module.name.rpartition(".")[2] for module in modules} - {"language"}
    list(sources())
    assert set(language.sources()) == names


@pytest.mark.parametrize("spoken", OTHERS)
def test_every_text_is_translated(spoken):
    known = language.read(spoken)
    missing = [f"{module}: {words}" for module, words in sources() if (module, words) not in known]
    lacking = "\n".join(missing)
    assert not missing, (
        f"after packaging/translations.py, translate in assets/translations/neopain_{spoken}.ts:\n{lacking}"
    )


@pytest.mark.parametrize("spoken", OTHERS)
def test_nothing_is_left_in_english(spoken):
    known, same = language.read(spoken), SAME_IN_ALL | SAME[spoken]
    equal = {words for module, words in sources() if known.get((module, words)) == words and not is_unit(words)}
    assert equal - same == set()
    assert SAME[spoken] <= equal, "listed as the same, but translated"


@pytest.mark.parametrize("spoken", OTHERS)
def test_figures_and_names_stand_in_every_translation(spoken):
    for (module, source), words in language.read(spoken).items():
        assert fields(words) == fields(source), f"{module}: {words}"
        assert source.count("\n") == words.count("\n"), f"{module}: {words}"


@pytest.mark.parametrize("spoken", OTHERS)
def test_no_translation_is_left_over(spoken):
    assert set(language.read(spoken)) == set(sources())


@pytest.mark.parametrize("spoken", OTHERS)
def test_no_language_says_that_there_is_no_pain(qapp, spoken):
    language.install(spoken)
    never = {"sem dor", "sin dolor", "pas de douleur", "aucune douleur", "sans douleur", "kein schmerz", "schmerzfrei"}
    words = [*labels.STATE_WORD.values(), *(part for line in labels.STATE_LINE.values() for part in line)]
    assert not [one for one in words if any(wrong in one.lower() for wrong in never)]


@pytest.mark.parametrize("spoken", OTHERS)
def test_alarms_are_short_and_told_apart(qapp, spoken):
    language.install(spoken)
    names = [one.what for one in (*labels.ALARM.values(), *labels.ESCALATED.values())]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 21
    assert len(set(labels.STATE_WORD.values())) == len(State)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_text_is_made_within_a_function_or_from_another(path):
    """What is put together from parts cannot be translated, and what is copied at the start does not follow."""
    if path.stem == "language":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in functions(tree):
        patterns = [
            argument
            for call in ast.walk(function)
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "language.dated"
            for argument in call.args
        ]
        formats = [
            part
            for node in ast.walk(function)
            if isinstance(node, ast.FormattedValue) and node.format_spec
            for part in ast.walk(node.format_spec)
        ]
        for node in ast.walk(ast.Module(function.body[1:], [])):
            if isinstance(node, ast.Constant) and type(node.value) is str and node not in (*patterns, *formats):
                assert is_unit(node.value), f"{path.stem}.{function.name}: make a constant of '{node.value}'"
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            parts = [part for part in ast.walk(node.value) if isinstance(part, ast.JoinedStr)]
            assert not parts, f"{path.stem}: {ast.unparse(node)}"
            others = [part for part in ast.walk(node.value) if ast.unparse(part).startswith("labels.")]
            assert not others, f"{path.stem}: {ast.unparse(node)}"


def test_words_change_with_the_language_and_the_tables_of_alarms_stay_english(qapp):
    language.install(Language.GERMAN)
    assert labels.STATE_WORD[State.PAIN] == "Schmerz"
    assert labels.ALARM[AlarmCondition.SOURCE_LOST].what == "Kamera ausgefallen"
    assert phrases.lasting(65.0) == "1:05 lang"
    assert STATE_WORD[State.PAIN] == "Pain", "what is recorded and sent stays English"
    assert ALARM[AlarmCondition.SOURCE_LOST].what == "Camera lost"
    language.install(Language.FRENCH)
    assert labels.STATE_WORD[State.PAIN] == "Douleur"
    language.install(Language.ENGLISH)
    assert labels.STATE_WORD[State.PAIN] == "Pain"


def test_labels_and_buttons_follow_and_typed_words_do_not(qtbot):
    label, typed, button = Label(labels.LOG), Label("Alarm log"), TextButton(labels.ANSWER[labels.Answer.YES])
    for widget in (label, typed, button):
        qtbot.addWidget(widget)
    language.install(Language.SPANISH)
    QCoreApplication.sendPostedEvents()
    assert (label.text(), typed.text(), button.text()) == ("Alarmas", "Alarm log", "Sí")
    label.setText("Ward 7")
    language.install(Language.FRENCH)
    QCoreApplication.sendPostedEvents()
    assert (label.text(), button.text()) == ("Ward 7", "Oui")


def test_words_that_were_kept_are_said_in_the_language_of_now(qtbot):
    kept = setup_text.SOUND
    language.install(Language.GERMAN)
    label = Label(kept)
    qtbot.addWidget(label)
    assert label.text() == "Alarmton"
    assert setup_text.step(2, 6, kept) == "2 von 6   Alarmton"


def test_buttons_of_qt_speak_it_too(qtbot):
    language.install(Language.GERMAN)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_one_and_several(qapp):
    for spoken, none, one, two in (
        (Language.ENGLISH, "0 episodes", "1 episode", "2 episodes"),
        (Language.FRENCH, "0 épisode", "1 épisode", "2 épisodes"),
        (Language.PORTUGUESE, "0 episódio", "1 episódio", "2 episódios"),
        (Language.SPANISH, "0 episodios", "1 episodio", "2 episodios"),
        (Language.GERMAN, "0 Episoden", "1 Episode", "2 Episoden"),
    ):
        language.install(spoken)
        assert [language.counted(review_text._EPISODES, number) for number in (0, 1, 2)] == [none, one, two]


def test_numbers_and_days_as_the_language_writes_them(qapp):
    day, moment = date(2026, 12, 1), datetime(2026, 12, 1, 14, 5, tzinfo=UTC)
    assert language.number(1234.5, 1) == "1234.5"
    assert language.dated(day, "ddd dd MMM yyyy") == "Tue 01 Dec 2026"
    assert language.dated(moment, "dd MMM  HH:mm") == "01 Dec  14:05"
    for spoken, month in ((Language.GERMAN, "Dez"), (Language.FRENCH, "déc"), (Language.SPANISH, "dic")):
        language.install(spoken)
        assert language.number(1234.5, 1) == "1234,5"
        assert month in language.dated(day, "ddd dd MMM yyyy")
    assert phrases.percent(0.62) == "62\u202f%"
    language.install(Language.PORTUGUESE)
    assert phrases.percent(0.62) == "62%"
    assert phrases.rate(12.34) == "12,3"


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("pt_PT", "pt_BR"), ("de_CH", "de"), ("es_MX", "es"), ("fr_CA", "fr"), ("en_GB", "en"), ("pl_PL", "en")],
)
def test_the_language_of_the_system_is_taken_if_it_is_there(monkeypatch, system, spoken):
    monkeypatch.undo()
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert language.of_system() == spoken


@pytest.mark.parametrize("spoken", OTHERS)
def test_the_sheet_names_the_states_and_alarms_as_the_screen_does(qapp, spoken):
    language.install(spoken)
    sheet = " ".join(line for _, lines in help_text.SHEET for line in lines)
    words = list(labels.STATE_WORD.values())
    words += [labels.ALARM[one].what for one in (AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN)]
    words += [
        labels.ALARM[AlarmCondition.SOUND_FAILED].what,
        labels.ACKNOWLEDGE,
        labels.PAUSE_AUDIO,
        labels.WAS_IT_PAIN,
    ]
    words += [labels.PROCEDURE, labels.HIDE_VIDEO]
    assert [one for one in words if one not in sheet] == []


@pytest.mark.parametrize("name", ["neopain_de.ts"])
def test_a_text_that_is_not_finished_stays_english(tmp_path, monkeypatch, name):
    folder = tmp_path / "assets" / "translations"
    folder.mkdir(parents=True)
    (folder / name).write_text(
        '<TS version="2.1" language="de"><context><name>labels</name><message><source>Pain</source>'
        '<translation type="unfinished">Schmärz</translation></message></context></TS>',
        encoding="utf-8",
    )
    monkeypatch.setattr(language.paths, "asset", lambda path: tmp_path / "assets" / path)
    assert language.read(Language.GERMAN) == {}
