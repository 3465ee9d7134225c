"""What a page can ask for. Everything but signing in needs a person who is signed in."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette_csrf.middleware import CSRFMiddleware

from neopain.base.errors import AccessError, NeopainError
from neopain.base.text import NAME_LENGTH
from neopain.record.ward.audit import Action
from neopain.record.ward.pins import MAX_PIN
from neopain.record.ward.staff import Person, Right, may, require
from neopain.ward.archive.past import Past
from neopain.ward.board.told import Assignment
from neopain.ward.messages import Request as Asked
from neopain.ward.server.access import SESSION_S, Register
from neopain.ward.server.headers import Headers, body_of
from neopain.ward.server.hub import Hub, NoAnswerError
from neopain.ward.server.sealed import SealedFiles
from neopain.ward.stays.store import SealedStore

PAGE = Path(__file__).parents[1] / "page"
LOOK_AGAIN_S = 10.0
"""So often it is looked up whether a person whose page is open may still see it."""
_Name = Annotated[str, Field(max_length=NAME_LENGTH)]
_Body = TypeVar("_Body", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _SignIn(_Strict):
    name: _Name
    pin: Annotated[str, Field(max_length=MAX_PIN)]


class _Ask(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ask: Asked
    numbers: Annotated[list[int], Field(max_length=64)] = []


class _Assign(_Strict):
    bed: _Name
    nurse: _Name
    buddy: _Name


class Api:
    """The routes of one ward, called `name`, whose page gives times in `zone` ("": that of each computer)."""

    def __init__(
        self, name: str, hub: Hub, register: Register, past: Past, sealed: SealedStore | None = None, zone: str = ""
    ) -> None:
        self._zone = zone
        self._name, self._hub, self._register, self._past = name, hub, register, past
        self._sealed = None if sealed is None else SealedFiles(sealed, register)

    def app(self, *, secure: bool) -> Starlette:
        """The application. `secure`: it is reached over TLS, so that cookies are sent over nothing else."""
        routes = [
            Route("/", self._index),
            Mount("/page", StaticFiles(directory=PAGE)),
            Route("/api/sign-in", self._guarded(self._sign_in), methods=["POST"]),
            Route("/api/sign-out", self._guarded(self._sign_out), methods=["POST"]),
            Route("/api/me", self._guarded(self._me)),
            Route("/api/stream", self._guarded(self._stream)),
            Route("/api/bed/{bed}", self._guarded(self._bed)),
            Route("/api/bed/{bed}/ask", self._guarded(self._ask), methods=["POST"]),
            Route("/api/history", self._guarded(self._history)),
            Route("/api/seen", self._guarded(self._seen), methods=["POST"]),
            Route("/api/nurses", self._guarded(self._nurses), methods=["GET"]),
            Route("/api/nurses", self._guarded(self._assign), methods=["POST"]),
        ]
        if self._sealed is not None:
            routes.append(Route("/api/sealed/{bed}", self._guarded(self._sealed.list)))
            routes.append(Route("/api/sealed/{bed}/{session}/{file:path}", self._guarded(self._sealed.fetch)))
        secret = self._register.secret
        middleware = [
            Middleware(Headers, secure=secure),
            Middleware(
                SessionMiddleware,
                secret_key=secret,
                session_cookie="neopain",
                max_age=SESSION_S,
                same_site="strict",
                https_only=secure,
            ),
            Middleware(CSRFMiddleware, secret=secret, cookie_secure=secure, cookie_samesite="strict"),
        ]
        return Starlette(routes=routes, middleware=middleware)

    async def _index(self, request: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def _sign_in(self, request: Request) -> Response:
        if not self._register.check_rate(request, sign_in=True):
            return _refused("too many tries from this computer: wait a minute", 429)
        body = await _read(request, _SignIn)
        person = await self._register.sign_in(body.name, body.pin)
        request.session.clear()
        request.session.update(name=person.name, id=secrets.token_hex(16))
        return self._who(person)

    async def _sign_out(self, request: Request) -> Response:
        person = await self._register.person(request)
        session = request.session["id"]
        self._register.signed_out.add(session)
        request.session.clear()
        await self._register.sign_out(person)
        await self._past.sign_out(session)
        return JSONResponse({})

    async def _me(self, request: Request) -> Response:
        return self._who(await self._register.person(request))

    async def _stream(self, request: Request) -> Response:
        await self._register.person(request)
        return EventSourceResponse(self._while_allowed(request), ping=15)

    async def _while_allowed(self, request: Request) -> AsyncIterator[dict[str, str]]:
        """The frames of a page until its person may not see them any more: it then asks to sign in."""
        time = asyncio.get_running_loop().time
        looked_s = time()
        async for frame in self._hub.frames(request.query_params.get("bed", "")):
            if time() - looked_s >= LOOK_AGAIN_S:
                looked_s = time()
                try:
                    await self._register.person(request)
                except AccessError:
                    return
            yield frame

    async def _bed(self, request: Request) -> Response:
        await self._register.person(request)
        bed = request.path_params["bed"]
        day = await self._past.day(bed)
        place = self._hub.board.place(bed)
        state = place.state if place is not None else None
        limit = None if state is None or state.limit is None else round(100 * state.limit)
        return JSONResponse({**day, "limit": limit})

    async def _ask(self, request: Request) -> Response:
        person = await self._register.person(request)
        body = await _read(request, _Ask)
        bed = request.path_params["bed"]
        asked = f"bed {bed}: {body.ask.value}"
        try:
            reply = await self._hub.ask(bed, body.ask, person.name, tuple(body.numbers))
        except NoAnswerError:
            await self._register.audit(person, Action.BED_ASKED, f"{asked}, no answer")
            raise
        outcome = "accepted" if reply.accepted else f"refused: {reply.why}"
        await self._register.audit(person, Action.BED_ASKED, f"{asked}, {outcome}")
        return JSONResponse({"accepted": reply.accepted, "why": reply.why})

    async def _history(self, request: Request) -> Response:
        await self._register.person(request)
        query = request.query_params
        try:
            hours = min(max(float(query.get("hours", "8")), 0.0), 24 * 366.0)
        except ValueError:
            return _refused("hours is a number", 400)
        alarms = await self._past.alarms(hours, query.get("which", ""), query.get("bed", ""))
        names = {place.key: place.name for place in self._hub.board.places}
        return JSONResponse({"alarms": [{**alarm, "name": names.get(alarm["bed"], alarm["bed"])} for alarm in alarms]})

    async def _seen(self, request: Request) -> Response:
        person = await self._register.person(request)
        unseen = self._hub.board.alarms.unseen
        for alarm in unseen:
            await self._register.audit(person, Action.ALARM_SEEN_AT_DESK, f"bed {alarm.bed}: {alarm.condition}")
        self._hub.seen(unseen)
        return JSONResponse({})

    async def _nurses(self, request: Request) -> Response:
        await self._register.person(request)
        people = [person.name for person in await self._register.people()]
        beds = [{"key": place.key, "name": place.name} for place in self._hub.board.places]
        return JSONResponse({"people": people, "beds": beds})

    async def _assign(self, request: Request) -> Response:
        person = require(await self._register.person(request), Right.ASSIGN)
        body = await _read(request, _Assign)
        names = {one.name for one in await self._register.people()} | {""}
        if self._hub.board.place(body.bed) is None or not {body.nurse, body.buddy} <= names:
            return _refused("there is no such bed or person", 400)
        await self._register.audit(person, Action.BED_ASSIGNED, f"bed {body.bed}: {body.nurse}, {body.buddy}")
        self._hub.board.assigned[body.bed] = Assignment(body.nurse, body.buddy)
        await self._past.assign(body.bed, body.nurse, body.buddy)
        self._hub.changed()
        return JSONResponse({})

    def _who(self, person: Person) -> Response:
        more = {
            "zone": self._zone,
            "may_assign": may(person, Right.ASSIGN),
            "may_fetch": self._sealed is not None and may(person, Right.EXPORT),
        }
        return JSONResponse({"name": person.name, "role": person.role.value, "ward": self._name, **more})

    def _guarded(self, what: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if not self._register.check_rate(request):
                return _refused("too many requests from this computer", 429)
            try:
                return await what(request)
            except AccessError as error:
                signed_in = "name" in request.session
                return _refused(str(error), 403 if signed_in and str(error) != "sign in first" else 401)
            except NeopainError as error:
                return _refused(str(error), 503)
            except ValidationError:
                return _refused("this request is not understood", 400)

        return answer


async def _read(request: Request, kind: type[_Body]) -> _Body:
    """The body of a request, of a few kilobytes at most; raises ValidationError."""
    return kind.model_validate_json(await body_of(request) or b"")


def _refused(why: str, status: int) -> Response:
    body: dict[str, Any] = {"error": f"{why[:1].upper()}{why[1:]}."}
    return JSONResponse(body, status)
