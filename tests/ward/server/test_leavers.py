"""A person who was removed from the register is told of nothing any more."""

import asyncio

from desk.beds import AT, pain, state
from neopain.base.clock import ManualClock
from neopain.base.data import Role
from neopain.base.errors import RecordError
from neopain.record.ward.staff import Person
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment
from neopain.ward.server import leavers
from neopain.ward.server.hub import Hub


class Staff:
    """The register and the database: who is there, and what was stored; `down` as often as they do not answer."""

    def __init__(self, *names, down=0):
        self.names, self.down, self.stored = names, down, []

    async def people(self):
        if self.down:
            self.down -= 1
            raise RecordError("the register does not answer")
        return tuple(Person(name, Role.NURSE) for name in self.names)

    async def assign(self, *row):
        self.stored.append(row)


def relieved(monkeypatch, board, staff):
    monkeypatch.setattr(leavers, "LOOK_EVERY_S", 0.0)
    hub = Hub(board, ManualClock(101.0), lambda: AT)

    async def story():
        looking = asyncio.create_task(leavers.relieve(staff, hub, staff))
        async with asyncio.timeout(20):
            while not staff.stored:
                await asyncio.sleep(0)
        looking.cancel()

    asyncio.run(story())


def test_their_alarms_go_on_to_the_buddy_at_once_and_the_bed_is_nobodys(monkeypatch):
    board = Board(["3", "4"], 45)
    board.assigned = {"3": Assignment("Ines", "Noor"), "4": Assignment("Noor", "")}
    board.take_state("3", state(1, p=0.9, alarms=(pain(),)), 101.0, AT)
    assert [hop.to for hop in board.refresh(101.0, AT).hops] == ["Ines"]
    assert board.refresh(102.0, AT + 1).hops == ()
    staff = Staff("Noor")
    relieved(monkeypatch, board, staff)
    assert [hop.to for hop in board.refresh(102.5, AT + 1.5).hops] == ["Noor"]
    assert board.assigned == {"3": Assignment("", "Noor"), "4": Assignment("Noor", "")}
    assert staff.stored == [("3", "", "Noor")]


def test_a_register_that_does_not_answer_removes_nobody_and_is_asked_again(monkeypatch, caplog):
    board = Board(["3"], 45)
    board.assigned = {"3": Assignment("Ines", "Noor")}
    staff = Staff("Noor", down=3)
    relieved(monkeypatch, board, staff)
    assert board.assigned == {"3": Assignment("", "Noor")}
    assert caplog.text.count("the register does not answer") == 1
