"""Sealed files of recorded stays, for people who may export: each fetch is in the audit log before its first byte."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from neopain.base.errors import AccessError, InputError
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Right, require
from neopain.ward.server.access import Register
from neopain.ward.stays.store import SealedStore


class SealedFiles:
    """Answers of `store` to people of `register`."""

    def __init__(self, store: SealedStore, register: Register) -> None:
        self._store, self._register = store, register

    async def list(self, request: Request) -> Response:
        """The files of a bed."""
        require(await self._register.person(request), Right.EXPORT)
        return JSONResponse({"files": [one.as_json() for one in self._store.files(request.path_params["bed"])]})

    async def fetch(self, request: Request) -> Response:
        """One file, or the ranges of it that are asked for."""
        person = require(await self._register.person(request), Right.EXPORT)
        bed, session, file = (request.path_params[name] for name in ("bed", "session", "file"))
        try:
            path = self._store.path(bed, session, file)
        except InputError as error:
            return JSONResponse({"error": f"{str(error).capitalize()}."}, 404)
        if not path.is_file():
            return JSONResponse({"error": "There is no such file."}, 404)
        which = request.headers.get("range", "")[:60]
        if not which.isprintable():
            raise AccessError("this range is not understood")
        await self._register.audit(
            person, Action.SEALED_FILE_FETCHED, f"bed {bed}: {session}/{file}{f', {which}' if which else ''}"
        )
        return FileResponse(path, filename=f"{session}-{path.name}", media_type="application/octet-stream")
