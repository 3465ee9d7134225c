"""The real page and server of a ward whose beds are in every state at once, for a real browser."""

import asyncio
import threading

import uvicorn

from desk.archive import event
from desk.beds import AT, link, pain, state
from desk.staff import PIN, records
from neopain.base.clock import ManualClock
from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    EventKind,
    Priority,
    ProcedureKind,
    Reason,
    StandbyReason,
    State,
)
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database
from neopain.ward.archive.writer import Writer
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment
from neopain.ward.demo.story import face
from neopain.ward.messages import (
    Alarm,
    Audio,
    AudioMode,
    InProcedure,
    InStandby,
    LinkState,
    ReplyMessage,
    pack_face,
    write,
)
from neopain.ward.server.access import Register
from neopain.ward.server.api import Api
from neopain.ward.server.hub import Hub
from neopain.ward.stays.store import SealedStore


def technical(condition, priority=Priority.LOW):
    return Alarm(condition=condition, kind=AlarmKind.TECHNICAL, priority=priority, phase=AlarmPhase.ACTIVE, for_s=9.0)


STATES = {
    "calm": {"p": 0.12, "face": pack_face(face("1", 0.0, 0.12)), "scorable": 0.97, "model": "default"},
    "some signs": {"p": 0.41, "word": State.SOME_SIGNS},
    "pain": {"p": 0.93, "word": State.PAIN, "alarms": (pain(12.0, priority=Priority.HIGH, escalated=True),)},
    "cannot tell": {"word": State.CANNOT_TELL, "reason": Reason.COVERED},
    "unreadable": {
        "word": State.CANNOT_TELL,
        "reason": Reason.TURNED,
        "alarms": (technical(AlarmCondition.CANNOT_TELL, Priority.MEDIUM),),
    },
    "late": {"waited_s": 3.6},
    "silent": {"waited_s": 75.0},
    "standby": {
        "word": State.CANNOT_TELL,
        "reason": Reason.STANDBY,
        "standby": InStandby(reason=StandbyReason.SKIN_TO_SKIN, for_s=60.0, left_s=3000.0),
    },
    "nobody": {"patient": ""},
    "acknowledged": {"p": 0.7, "word": State.PAIN, "alarms": (pain(30.0, AlarmPhase.ACKNOWLEDGED),)},
    "latched": {"p": 0.2, "alarms": (pain(30.0, AlarmPhase.LATCHED),)},
    "machine": {"p": 0.2, "alarms": (technical(AlarmCondition.SELF_PROOF_FAILED, Priority.MEDIUM),)},
    "procedure": {
        "p": 0.3,
        "procedure": InProcedure(kind=ProcedureKind.HEEL_PRICK, for_s=5.0, left_s=55.0),
        "audio": Audio(mode=AudioMode.PAUSED, left_s=60.0),
        "at": AT - 3600,
    },
    "off": None,
    "absent": None,
    "silent in pain": {"waited_s": 9.0, "p": 0.9, "word": State.PAIN, "alarms": (pain(12.0),)},
}
"""What each bed in turn shows; `waited_s` is how old its newest state is. None: it sends none."""


DAY = {(-600, -570): 0.2, (-570, -560): 0.85, (-300, -299): 0.5, (-120, 0): 0.1}
"""The day of bed 1 before the page is opened: the minutes from AT to which it had this probability; between, gaps."""


class WardPage:
    """Serves `beds` beds, `states` in turn, on a free port until closed. A second of the ward is one of real time.

    `zone` is that of its settings; `assigned` says who looks after which bed, every third is Noor's without it.
    """

    def __init__(self, folder, beds, states=tuple(STATES), zone="", assigned=None, escalate_s=45):
        self.beds = [str(number) for number in range(1, beds + 1)]
        self.states = dict(zip(self.beds, list(states) * (beds // len(states) + 1), strict=False))
        self._zone, self._escalate_s = zone, escalate_s
        self._assigned = dict.fromkeys(self.beds[::3], ("Noor", "Ines")) if assigned is None else assigned
        self._clock, self._folder, self._seq = ManualClock(1000.0), folder, 0
        self._loop = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(60)

    def close(self):
        self._loop.call_soon_threadsafe(setattr, self._server, "should_exit", True)
        self._thread.join()

    def bed_in(self, wanted):
        """The first bed that shows this state."""
        return next(bed for bed, name in self.states.items() if name == wanted)

    async def _serve(self):
        self._loop = asyncio.get_running_loop()
        wall = lambda: AT + self._clock()  # noqa: E731
        board = Board(self.beds, self._escalate_s)
        board.assigned = {bed: Assignment(*names) for bed, names in self._assigned.items()}
        engine = open_database(f"sqlite:///{self._folder}/ward.db")
        writer = Writer(engine, wall, lambda bed, boot, seqs: None, 36500.0)
        hub = self._hub = Hub(board, self._clock, wall, writer)
        hub.send = self._accept
        hub.news.faults = ["Relay webhook: 2 not delivered"]
        self._live_ten_minutes(board, writer)
        past = Past(engine, wall)
        past._thread.submit(int).result()  # its thread is there before the first test
        register = Register(self._folder, records(self._folder))
        kept = self._folder / "sealed" / "1" / "20261123-080000-aaaaaa" / "session.db"
        kept.parent.mkdir(parents=True)
        kept.write_bytes(bytes(1_500_000))
        sealed = SealedStore(self._folder / "sealed", 36500.0)
        app = Api("NICU", hub, register, past, sealed, self._zone).app(secure=False)
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, timeout_graceful_shutdown=1))
        tasks = [asyncio.create_task(one) for one in (self._tell(board), hub.run(), self._say_when_ready())]
        await self._server.serve()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        register.close()
        writer.close()
        past.close()
        engine.dispose()

    async def _say_when_ready(self):
        while not self._server.started:
            await asyncio.sleep(0.02)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        self._ready.set()

    def now(self):
        """Seconds since 1970 by the clock of the ward."""
        return AT + self._clock()

    def assign(self, bed, *names):
        """Give a bed to somebody else, or to nobody."""

        def change():
            self._hub.board.assigned[bed] = Assignment(*names)
            self._hub.changed()

        self._loop.call_soon_threadsafe(change)

    def stop(self):
        """The server says nothing from now on, until the event that is returned is set."""
        again = threading.Event()
        self._loop.call_soon_threadsafe(again.wait, 120.0)
        return again

    def _accept(self, bed, command):
        reply = ReplyMessage(id=command.id, boot=command.boot, accepted=True)
        self._loop.call_soon(self._hub.take, f"ward/NICU/bed/{bed}/reply", write(reply))

    def _live_ten_minutes(self, board, writer):
        """The minutes before: curves, events, and an alarm of bed 1 that ended although nobody had answered it."""
        for step in range(61):
            self._say(board, 10.0, {"alarms": (pain(),)} if step == 30 else {})
            now = self._clock()
            if step in (30, 31):
                writer.board(board.refresh(now, AT + now), board.alarms.current, AT + now)
        for (first, end), p in DAY.items():
            for minute in range(first, end):
                for second in range(60):
                    at = AT + 60 * minute + second
                    writer.state("1", state(1, p=p, at=at), at)
        writer.state("1", state(1, p=0.1, at=AT), AT)  # the minute before is over
        for seq, kind in enumerate((EventKind.ALARM_STARTED, EventKind.ALARM_ENDED), 1):
            writer.event("1", event(seq, kind=kind))

    def _say(self, board, seconds, of_bed_1):
        """All beds say their state, `seconds` after the last time."""
        self._clock.advance(seconds)
        self._seq += 1
        now = self._clock()
        for bed, name in self.states.items():
            if STATES[name] is not None:
                fields = STATES[name] | (of_bed_1 if bed == "1" else {})
                waited_s = fields.pop("waited_s", 0.2)
                fields.setdefault("at", AT + now - waited_s)
                fields.setdefault("patient", "N4101")
                said = state(self._seq, up_s=now - waited_s, limit=0.5, **fields)
                board.take_state(bed, said, now, AT + now, waited_s=waited_s)
            elif name == "off":
                board.take_link(bed, link(LinkState.OFF), now)

    async def _tell(self, board):
        while True:
            self._say(board, 1.0, {})
            await asyncio.sleep(1.0)


NAME, PASSWORD = "Noor", PIN
