"""Actions that need a name and a PIN: AUDIO OFF and the unit preset, for administrators, and signing records.

Who signs a record stays signed in and signs the next ones without a PIN. AUDIO OFF and the unit preset ask each time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from neopain.base.data import AudioOff, Limits, Role
from neopain.record.ward.staff import Person, Right
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.signed_in import SignedIn
from neopain.ui.text import labels, limit_text, phrases, staff_text
from neopain.ui.widgets.name_groups import in_groups, titles_of
from neopain.ui.widgets.tray import ENTER, Tile, Tray

MAX_DIGITS = 12
MOST_NAMES = 9
"""So many names, and a tile that goes back, are still read and touched on the smallest screen."""


class StaffLock:
    """Asks for name and PIN in the tray, and acts when they are right.

    The PIN is checked in another thread, because the check is slow by design.
    """

    def __init__(self, tray: Tray, bridge: Bridge) -> None:
        self._tray, self._bridge = tray, bridge
        self._pin = ""
        self._name = ""
        self._asked: tuple[Callable[[Person], None], tuple[str, ...]] | None = None
        """What to do then, and who may, while name or PIN is asked for."""
        self._then: Callable[[Person], None] | None = None
        self._check_pin = BackgroundTask("check-pin", tray, self._unlocked, self._refused)
        self._saved = ""
        self._saving = BackgroundTask(
            "save-preset",
            tray,
            done=lambda _: tray.tell(labels.UNIT_PRESET, self._saved),
            failed=lambda why: tray.ask(labels.UNIT_PRESET, [], why),
        )
        self._signing_out = BackgroundTask("sign-out", tray, failed=lambda why: tray.ask(labels.NOT_SAVED, [], why))
        settings = bridge.settings
        hours = settings.record.shift_hours
        self.signed_in = SignedIn(settings.bedside.stay_signed_in_s, hours, self._signed_out)
        bridge.person = lambda: self.signed_in.person
        bridge.input.connect(self.signed_in.touched)
        bridge.tick.connect(self.signed_in.tick)
        tray.closed.connect(self._forget)
        tray.opened.connect(self._leave)

    def audio_off(self) -> None:
        """AUDIO OFF, by an administrator."""
        by = self._administrators()
        self._ask(lambda person: self._bridge.do(partial(AudioOff, by=person.name, role=Role.ADMINISTRATOR)), by)

    def preset(self) -> None:
        """Say which limits would be saved and for whom, then save those in force, by an administrator."""
        limits = self._limits()
        if not self.anyone_may(Right.PRESETS):
            self._tray.ask(labels.LOCKED, [], labels.NO_ADMINISTRATOR)
        elif limits is None:
            self._tray.ask(labels.UNIT_PRESET, [], labels.WAITING.what)
        else:
            save = Tile("lock", limit_text.SAVE, partial(self._preset, limits), stay=True)
            self._tray.ask(labels.UNIT_PRESET, [save], limit_text.preset(limits))

    def anyone_may(self, right: Right) -> bool:
        """Whether anybody is registered who has that right."""
        return bool(self._who_may(right))

    def sign(self, right: Right, then: Callable[[Person], None]) -> None:
        """Call `then` with a person who has that right: who is signed in, or signs in now."""
        entitled = self._who_may(right)  # as the register says now: another program may have removed who is signed in
        person = next((one for one in entitled if one.name == self.signed_in.name), None)
        if person is not None:
            then(person)
        else:
            self._ask(partial(self._begin, then), entitled)

    def prove(self, right: Right, then: Callable[[Person], None]) -> None:
        """Call `then` with a person who has that right and proves it now, also if they are signed in."""
        self._ask(then, self._who_may(right))

    def sign_in(self) -> None:
        """Ask who is at the bed; they stay signed in."""
        self._ask(self._begin_only, self._who_may(Right.REVIEW))

    @property
    def is_asking(self) -> bool:
        """Whether the tray asks for a name or a PIN."""
        return self._asked is not None and self._is_its_question and not self._tray.isHidden()

    def identify(self, person: Person) -> None:
        """`person` has shown their badge: only the PIN is missing, for what is asked or else to sign in."""
        if self.is_asking and self._asked is not None:
            then, names = self._asked
            if person.name in names:
                self._ask_pin(person.name, then)
            else:
                self._tray.say(staff_text.may_not(person.name))
        elif self.signed_in.name != person.name:
            self._ask(self._begin_only, (person,))

    def sign_out(self) -> None:
        """Sign out who is signed in."""
        self.signed_in.end()

    def _administrators(self) -> tuple[Person, ...]:
        return self._who_may(Right.AUDIO_OFF)

    def _who_may(self, right: Right) -> tuple[Person, ...]:
        ward = self._bridge.ward
        return () if ward is None else ward.who_may(right)

    def _begin_only(self, person: Person) -> None:
        self.signed_in.begin(person, self._bridge.monitor.now_s(), self._bridge.now())

    def _begin(self, then: Callable[[Person], None], person: Person) -> None:
        self._begin_only(person)
        then(person)

    def _signed_out(self, person: Person) -> None:
        ward = self._bridge.ward
        if ward is not None:
            self._signing_out.start(partial(ward.sign_out, person))

    @property
    def _is_its_question(self) -> bool:
        return self._tray.title.text() in (labels.WHO, phrases.pin_of(self._name))

    def _ask(self, then: Callable[[Person], None], people: tuple[Person, ...]) -> None:
        self._forget()
        names = [person.name for person in people]
        self._asked = (then, tuple(names))
        if not names:
            self._tray.ask(labels.LOCKED, [], labels.NO_ADMINISTRATOR)
        elif len(names) == 1:
            self._ask_pin(names[0], then)
        else:
            self._ask_who(names, then)

    def _ask_who(
        self, names: Sequence[str], then: Callable[[Person], None], back: Callable[[], None] | None = None
    ) -> None:
        """Ask for one of `names`, in groups where they are many. `back` asks again for all."""
        groups = in_groups(names, MOST_NAMES)
        again = partial(self._ask_who, names, then, back)
        if len(groups) == 1:
            tiles = [Tile("lock", name, partial(self._ask_pin, name, then), stay=True) for name in groups[0]]
        else:
            tiles = [
                Tile("list", title, partial(self._ask_who, group, then, again), stay=True)
                for title, group in zip(titles_of(groups), groups, strict=True)
            ]
        if back is not None:
            tiles.append(Tile("back", labels.BACK, back, stay=True))
        self._tray.ask(labels.WHO, tiles)

    def _ask_pin(self, name: str, then: Callable[[Person], None]) -> None:
        keys = [Tile("", digit, partial(self._digit, digit), stay=True, shortcut=digit) for digit in labels.DIGITS]
        keys.append(Tile("erase", labels.ERASE, self._erase, stay=True, shortcut="Backspace"))
        keys.append(Tile("acknowledge", labels.OK, self._check, stay=True, shortcut=ENTER))
        self._forget()
        self._name, self._then = name, then
        self._tray.ask(phrases.pin_of(name), keys, phrases.dots(0))

    def _digit(self, digit: str) -> None:
        if len(self._pin) < MAX_DIGITS and not self._check_pin.busy:
            self._pin += digit
            self._tray.say(phrases.dots(len(self._pin)))

    def _erase(self) -> None:
        self._pin = self._pin[:-1]
        self._tray.say(phrases.dots(len(self._pin)))

    def _check(self) -> None:
        ward = self._bridge.ward
        if ward is None or not self._pin or self._check_pin.busy:
            return
        self._check_pin.start(partial(ward.sign_in, self._name, self._pin))
        self._tray.say(labels.CHECKING)

    def _unlocked(self, person: Person) -> None:
        then = self._then
        self._tray.shut()
        if then is not None:
            then(person)

    def _refused(self, why: str) -> None:
        self._pin = ""
        self._tray.say(why)

    def _preset(self, limits: Limits) -> None:
        self._ask(partial(self._save, limits), self._administrators())

    def _save(self, limits: Limits, person: Person) -> None:
        ward = self._bridge.ward
        if ward is not None:
            self._saved = limit_text.saved(limits, person.name)
            self._saving.start(partial(ward.save_preset, person, limits))

    def _limits(self) -> Limits | None:
        sample = self._bridge.current_sample
        return None if sample is None else sample.limits

    def _leave(self) -> None:
        """Something else may be asked now."""
        if not self._is_its_question:
            self._forget()

    def _forget(self) -> None:
        """Forget what was typed and what it was for: a PIN that is being checked must not answer a later question."""
        self._check_pin.cancel()
        self._pin, self._then = "", None
