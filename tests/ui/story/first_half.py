"""The first half of the night, in a process that is killed in the end: first_half.py FOLDER. Says "ready" then."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from neopain.base.data import Role
from neopain.record.ward.ward import Ward
from neopain.ui.event_loop import application_alone
from ui.story.room import KEY, PINS, Room, be_patient

PAIN_S = 14.0


def main(folder: Path) -> None:
    """Live through it, and wait for the end."""
    be_patient()
    with Ward(folder, KEY) as ward:
        ines = ward.staff.create_first("Ines", "7391")
        for name, pin in PINS.items():
            ward.staff.add(ines, name, Role.NURSE, pin)
    application = application_alone()
    room = Room(folder)
    arrive(room)
    pain_that_nobody_sees(room)
    second_nurse(room)
    procedure(room)
    camera(room)
    unseen_again(room)
    print("ready", flush=True)  # noqa: T201
    while True:
        room.go_on()
        time.sleep(0.01)
        assert application is not None


def arrive(room: Room) -> None:
    """An infant is admitted by its wristband, and is calm."""
    room.says("Bed 3 · NICU 2", "Nobody admitted")
    room.sign_in("Ada")
    room.scan("7-0012345")
    card = room.page.side.fields
    room.until(card.isVisible, "the wristband opens no admission")
    card.finish.click()
    room.says("7-0012345", "Calm", "Recording")
    assert "Nobody admitted" not in room.words


def pain_that_nobody_sees(room: Room) -> None:
    """A pain alarm that ends before anyone touches it stands in the alarm bar."""
    assert "unseen" not in room.words, room.words
    room.infant.p_pain = 0.95
    room.go_on(PAIN_S)
    room.says("Pain", "Acknowledge")
    assert "unseen" not in room.words, room.words
    room.infant.p_pain = 0.05
    room.says("1 unseen: Pain", "Calm")


def second_nurse(room: Room) -> None:
    """Another nurse takes over, and looks at what nobody saw."""
    room.touch("More", "Sign out Ada")
    room.until(lambda: not room.page.status.person.text(), "Ada is still signed in")
    room.sign_in("Bo")
    room.page.alarm_bar.unseen.click()
    room.says("seen at", "by Bo")
    room.page.buttons.log.click()
    room.until(lambda: "unseen" not in room.words, "it stays unseen")


def procedure(room: Room) -> None:
    """A heel prick hurts; its alarm makes no sound meanwhile, and the procedure is ended."""
    room.touch("Procedure", "Heel prick")
    room.says("Heel prick")
    room.go_on(2.0)
    room.touch("Procedure")  # the same button ends it
    room.says("Heel prick ended")


def camera(room: Room) -> None:
    """The camera's cable is pulled and put back."""
    room.pull_the_camera()
    room.says("Camera lost")
    assert "Calm" not in room.words, "an old word over a picture that is gone"
    room.put_it_back()
    room.says("Calm", "1 unseen: Camera lost")
    room.page.alarm_bar.unseen.click()
    room.until(lambda: "unseen" not in room.words, "it stays unseen")
    room.page.buttons.log.click()


def unseen_again(room: Room) -> None:
    """Another alarm nobody sees before the power fails."""
    room.infant.p_pain = 0.95
    room.go_on(PAIN_S)
    room.infant.p_pain = 0.05
    room.says("unseen: Pain", "Calm")
    time.sleep(1.5)  # more than the recorder needs between two commits


if __name__ == "__main__":
    main(Path(sys.argv[1]))
