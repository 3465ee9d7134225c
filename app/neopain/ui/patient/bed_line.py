"""Which bed this is, who is in it, and what differs from the unit's settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox


@dataclass(frozen=True, slots=True)
class BedState:
    """Words of the bed, the patient as the unit names them, the time of day, what differs from the unit's settings, and
    the unit's name.
    """

    bed: str = ""
    patient: str = ""
    clock: str = ""
    deviations: tuple[str, ...] = ()
    unit: str = ""


class BedLine:
    """Bed and patient in one line, the unit beside the bed where it takes no room from them. An empty bed is a light
    block, so that nobody overlooks it.
    """

    def __init__(self) -> None:
        self.bed, self.patient = Label(), Label()
        self.line = hbox(self.bed, self.patient)
        self._scale = theme.Scale(1.0)
        self._ink = theme.TEXT

    def show(self, state: BedState, wanted: bool, room_px: int) -> None:
        """Show `state` if `wanted`, the names cut to `room_px` pixels for the whole line."""
        metrics, empty = self.patient.fontMetrics(), state.patient == labels.NOBODY
        block_px = metrics.horizontalAdvance(state.patient) + 2 * self._gap_px + self.line.spacing()
        bed_px = min(room_px // 2, room_px - block_px) if empty else room_px // 2
        place = " · ".join(filter(None, (state.bed, state.unit)))
        patient_px = block_px if empty else metrics.horizontalAdvance(state.patient) + 2 * self.line.spacing()
        fits = metrics.horizontalAdvance(place) + patient_px <= room_px
        bed = metrics.elidedText(state.bed, Qt.TextElideMode.ElideRight, max(bed_px, 0))
        self.bed.setText(place if fits else bed)
        self.bed.setVisible(wanted and bool(state.bed))
        self.patient.setVisible(wanted and bool(state.patient))
        taken = self.bed.sizeHint().width() + self.line.spacing() if state.bed else 0
        name_px = max(room_px - taken, 0)
        # Twins differ in the last letters.
        name = metrics.elidedText(state.patient, Qt.TextElideMode.ElideMiddle, name_px)
        self.patient.setText(state.patient if empty else name)
        self._colour(empty)

    def width_px(self) -> int:
        """The width of what is shown, in pixels."""
        shown = [label for label in (self.bed, self.patient) if not label.isHidden()]
        return sum(label.sizeHint().width() + self.line.spacing() for label in shown)

    def rescale(self, scale: theme.Scale, size: float) -> None:
        """Set fonts of `size` design pixels."""
        self._scale = scale
        scale.style(size, self.bed, self.patient, bold=True)
        scale.space(self.line, size / 2)

    def ink(self, colour: str) -> None:
        """Write in this colour."""
        self._ink = colour
        self._colour(self.patient.text() == labels.NOBODY)

    @property
    def _gap_px(self) -> int:
        return self._scale.px(10)

    def _colour(self, empty: bool) -> None:
        written = f"color: {self._ink}"
        block = f"background: {self._ink}; color: {theme.BACKGROUND}; padding: 0 {self._gap_px}px"
        if self._ink == theme.ON_LIGHT:
            block = f"background: {theme.ON_LIGHT}; color: {theme.TEXT}; padding: 0 {self._gap_px}px"
        for label, style in ((self.bed, written), (self.patient, block if empty else written)):
            if label.styleSheet() != style:
                theme.dress(label, style)
