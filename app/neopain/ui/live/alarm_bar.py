"""The alarm bar: the alarms that are present, what to do, and what silences them; bed, patient and time of day.

Lights as in IEC 60601-1-8: medium priority flashes yellow at 0.4 to 0.8 Hz for 20 to 60 % of the time, low priority is
cyan and steady, high priority flashes red at 1.4 to 2.8 Hz. Acknowledged alarms, and ended alarms that were not
acknowledged, stay visible and stop flashing.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, AlarmState, Priority
from neopain.ui import theme
from neopain.ui.live.unseen_button import UnseenButton
from neopain.ui.patient.bed_line import BedLine, BedState
from neopain.ui.text import labels, phrases, standby_text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

FLASH_HZ = {Priority.HIGH: 2.0, Priority.MEDIUM: 0.6}
FLASH_DUTY = 0.5
"""Share of each flash that is lit."""
NAME_PX = 49
"""Letter size of the first alarm: capitals of 12 mm on the bedside panel, 10 minutes of arc from 4 m away."""
BED_PX, SMALL_PX = 40, 20
"""Letter sizes of bed, patient and clock: without an alarm capitals of 10 minutes of arc from 3 m away, else small."""
SMALL_BED_PX = 330
"""The most that bed and patient take of the width while there is an alarm."""
OFF_ICON = "bell-off"
OTHERS = 2
"""How many more alarms are named next to the first; the last of them says how many more there are."""


def lit(signal: AlarmSignal, now_s: float) -> bool:
    """Whether the flashing light of `signal` is on at `now_s`. Low priority and acknowledged alarms do not flash."""
    rate_hz = FLASH_HZ.get(signal.priority)
    return rate_hz is not None and signal.phase is AlarmPhase.ACTIVE and (now_s * rate_hz) % 1.0 < FLASH_DUTY


def first_shown(alarms: AlarmState) -> tuple[AlarmSignal, ...]:
    """The signals in the order they are shown: active ones before acknowledged and ended ones."""
    return tuple(sorted(alarms.signals, key=lambda signal: signal.phase is not AlarmPhase.ACTIVE))


def inactivation(alarms: AlarmState, source_s: float) -> tuple[str, str]:
    """Icon and words for the strongest reason why alarms make no sound; empty when there is none.

    `source_s` is now in the alarms' own time.
    """
    if alarms.standby is not None:
        return "bell-off", f"{standby_text.STANDBY}\n{standby_text.NO_ALARMS}"
    if alarms.audio_off_since_s is not None:
        return OFF_ICON, labels.AUDIO_OFF
    if alarms.audio_paused_until_s is not None:
        return "bell-paused", f"{labels.AUDIO_PAUSED}\n{phrases.countdown(alarms.audio_paused_until_s - source_s)}"
    if alarms.pain_held_until_s is not None:
        return "hourglass", f"{labels.PAIN_HELD}\n{phrases.countdown(alarms.pain_held_until_s - source_s)}"
    return "", ""


class AlarmBar(QFrame):
    """Shows the most urgent alarm large, the others next to it, and AUDIO PAUSED with the time left. Without an alarm
    bed, patient and clock are large; while there is one they stay in sight, small.
    """

    def __init__(self) -> None:
        super().__init__()
        self.what, self.do = Label(), Label()
        self.others = tuple(Label() for _ in range(OTHERS))
        self.bell, self.paused, self.unseen = Label(), Label(), UnseenButton()
        self.bed, self.small_bed = BedLine(), BedLine()
        self.clock, self.small_clock, self.deviations = Label(), Label(), Label()
        self._bed_state = BedState()
        self._scale = theme.Scale(1.0)
        self._first: AlarmSignal | None = None
        self._lit, self._colour, self._icon = False, theme.FAINT, ""
        self._drawn_icon = ""
        self._second = vbox(1, *self.others, 1)
        for label in self.others:
            self._second.setAlignment(label, Qt.AlignmentFlag.AlignRight)
        self._upper = hbox(self.bed.line, 0, self.what, 1, self._second)
        self._lower = hbox(self.do, self.deviations, 1, self.small_bed.line, self.small_clock)
        words = vbox(1, self._upper, self._lower, 1, gap=0)
        self._line = hbox((words, 1), self.unseen, self.bell, self.paused, self.clock, owner=self)
        self.show_alarms(AlarmState(), 0.0, 0.0)

    @property
    def shining(self) -> bool:
        """Whether the flashing light is drawn now."""
        return self._lit

    def show_alarms(
        self, alarms: AlarmState, now_s: float, source_s: float, reasons: Mapping[AlarmCondition, str] | None = None
    ) -> None:
        """Show `alarms`. `now_s` drives the flashing; `source_s` is now in the alarms' own time. `reasons` say more of
        an alarm than its name, where more is known.
        """
        shown = first_shown(alarms)
        first = shown[0] if shown else None
        self.what.setText(labels.NO_ALARM if first is None else phrases.alarm(first).what)
        self._size_name()
        self._name_others(shown[1:])
        self._icon, words = inactivation(alarms, source_s)
        self.paused.setText(words)
        for widget, wanted in ((self.do, first is not None), (self.bell, bool(words)), (self.paused, bool(words))):
            widget.setVisible(wanted)
        why = None if first is None else (reasons or {}).get(first.condition)
        self._place_bed(first is not None)
        self._say("" if first is None else phrases.what_to_do(first, source_s, why))
        self._light(first, now_s)

    def show_bed(self, state: BedState) -> None:
        """Show bed, patient, time and deviations with the next alarms that are shown."""
        self._bed_state = state

    def rescale(self, scale: theme.Scale) -> None:
        """Set all fonts and distances for this scale."""
        self._scale = scale
        self.setFixedHeight(scale.px(theme.BAR_PX))
        self._size_name()
        scale.style(20, self.do)
        scale.style(19, *self.others, bold=True)
        scale.style(20, self.paused, bold=True)
        scale.style(BED_PX, self.clock, bold=True)
        scale.style(SMALL_PX, self.small_clock, self.deviations, bold=True)
        self.bed.rescale(scale, BED_PX)
        self.small_bed.rescale(scale, SMALL_PX)
        scale.space(self._upper, 14)
        scale.space(self._lower, 14)
        self._set_margins()
        scale.space(self._second, 6)
        self.unseen.rescale(scale)
        self._paint_words()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the light, and at the left an icon that says the same without colour."""
        room, colour, first = QRectF(self.rect()), self._colour, self._first
        with QPainter(self) as painter:
            painter.fillRect(room, QColor(theme.SURFACE))
            if first is None:
                return
            waiting = first.phase is AlarmPhase.ACTIVE
            if self._lit:
                painter.fillRect(room, QColor(colour))
            elif first.priority is Priority.LOW and waiting:
                painter.fillRect(room, theme.translucent(colour, 40))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge, side = self._scale.px(4 if waiting else 2), self._scale.px(56)
            painter.setPen(theme.pen(colour, edge))
            painter.drawRect(room.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
            ink = theme.ON_LIGHT if self._lit else colour
            sign = theme.icon(_SIGN[first.phase], ink, side)
            painter.drawPixmap(self._scale.px(20), (self.height() - side) // 2, sign)

    def _say(self, words: str) -> None:
        """Show what to do, cut to the width that the other labels leave."""
        right = (self.deviations, self.small_clock)
        room = self._room(right) - self.small_bed.width_px() - 2 * self._lower.spacing()
        self.do.setText(self.do.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _place_bed(self, alarm: bool) -> None:
        """Bed, patient and clock: large without an alarm, small with one."""
        state = self._bed_state
        self._set_margins()
        self.unseen.use_two_lines(alarm)
        self.what.setVisible(alarm or self.unseen.isHidden())
        for place, stretch in ((_BEFORE_NAME, not alarm), (_AFTER_NAME, alarm)):
            self._upper.setStretch(place, int(stretch))
        for label, words, wanted in (
            (self.clock, state.clock, not alarm),
            (self.small_clock, state.clock, alarm),
            (self.deviations, phrases.deviations_in(state.deviations, short=alarm), True),
        ):
            label.setText(words)
            label.setVisible(wanted and bool(words))
        self.bed.show(state, not alarm, self._room((self.what,)) - self._upper.spacing())
        self.small_bed.show(state, alarm, self._scale.px(SMALL_BED_PX))

    def _room(self, right: tuple[Label, ...]) -> int:
        """The width that the margins, `right` and the labels at the right of both lines leave, in pixels."""
        margins = self._line.contentsMargins()
        taken = [label for label in (*right, self.unseen, self.bell, self.paused, self.clock) if not label.isHidden()]
        gaps = self._line.spacing() * (len(taken) + 1)
        return self.width() - margins.left() - margins.right() - gaps - sum(label.sizeHint().width() for label in taken)

    def _set_margins(self) -> None:
        """Room at the left for the icon of an alarm."""
        self._scale.space(self._line, 14, 20 if self.what.text() == labels.NO_ALARM else 92, 2, 20, 2)

    def _size_name(self) -> None:
        """An alarm is large enough to be read across the room; "no alarm" is small."""
        font = self._scale.font(26 if self.what.text() == labels.NO_ALARM else NAME_PX, bold=True)
        if font != self.what.font():
            self.what.setFont(font)

    def _name_others(self, others: tuple[AlarmSignal, ...]) -> None:
        more = len(others) - OTHERS
        for place, label in enumerate(self.others):
            label.setVisible(place < len(others))
            if place >= len(others):
                label.clear()
                continue
            name = phrases.alarm(others[place]).what
            label.setText(f"{name}   +{more}" if more > 0 and place == OTHERS - 1 else name)
            # A background of its own: each alarm keeps the colour of its priority, whatever flashes behind it.
            colour, gap = theme.PRIORITY_COLOUR[others[place].priority], self._scale.px(8)
            style = f"background: {theme.SURFACE}; color: {colour}; border-radius: {gap // 2}px; padding: 0 {gap}px"
            if label.styleSheet() != style:
                theme.dress(label, style)

    def _light(self, first: AlarmSignal | None, now_s: float) -> None:
        shining = first is not None and lit(first, now_s)
        state = (first, shining, self._icon)
        if state != (self._first, self._lit, self._drawn_icon):
            self._first, self._lit, self._drawn_icon = state
            self._colour = theme.FAINT if first is None else theme.PRIORITY_COLOUR[first.priority]
            self._paint_words()
            self.update()

    def _paint_words(self) -> None:
        strong, soft = (theme.ON_LIGHT,) * 2 if self._lit else (self._colour, theme.TEXT)
        for label, shade in (
            (self.what, strong),
            *((label, soft) for label in (self.do, self.paused, self.clock, self.small_clock)),
        ):
            theme.dress(label, f"color: {shade}")
        for line in (self.bed, self.small_bed):
            line.ink(soft)
        theme.dress(self.deviations, f"color: {soft}; border: 1px solid {soft}; padding: 0 {self._scale.px(8)}px")
        if self._icon == OFF_ICON:
            # AUDIO OFF lasts until somebody ends it and must not be overlooked.
            gap = self._scale.px(10)
            theme.dress(self.paused, f"background: {theme.TEXT}; color: {theme.BACKGROUND}; padding: {gap}px")
        if self._icon:
            self.bell.setPixmap(theme.icon(self._icon, soft, self._scale.px(44)))


_BEFORE_NAME, _AFTER_NAME = 1, 3
"""Empty spaces of the upper line: an alarm's name is at the left, "no alarm" at the right."""
_SIGN = {AlarmPhase.ACTIVE: "bell", AlarmPhase.ACKNOWLEDGED: "acknowledge", AlarmPhase.LATCHED: "restart"}
"""The icon at the left, by phase."""
