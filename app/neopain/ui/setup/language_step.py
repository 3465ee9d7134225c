"""The step that asks for the language of the windows; it is spoken as soon as it is touched."""

from __future__ import annotations

from functools import partial

from neopain.base.settings import Language
from neopain.ui import theme
from neopain.ui.setup.choice_steps import Choice
from neopain.ui.setup.step import Changes, Step
from neopain.ui.text import language, setup_text
from neopain.ui.widgets.layout import vbox


class LanguageStep(Step):
    """Each language in its own words. What is not touched stays as it is in the settings, as "that of the system"."""

    name = setup_text.LANGUAGE

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Language | None = None
        self.choice = Choice(language.NAMES, language.current(), below=True)
        for one, button in self.choice.buttons.items():
            button.clicked.connect(partial(self._speak, one))
        self._column = vbox(self.choice, 1, owner=self)

    @property
    def changes(self) -> Changes:
        """The language, if one was chosen."""
        return {} if self._chosen is None else {"bedside": {"language": self._chosen.value}}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.choice.rescale(scale)
        scale.space(self._column, 8)

    def _speak(self, chosen: Language) -> None:
        self._chosen = chosen
        language.install(chosen)
