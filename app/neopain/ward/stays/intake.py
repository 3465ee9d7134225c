"""Takes sealed files from beds. A bed is known by its certificate alone, and reaches its own files alone."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import threading
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from neopain.base.errors import InputError, SettingsError
from neopain.base.ward_settings import IntakeSettings
from neopain.ward.authority.current_list import CurrentList
from neopain.ward.stays.store import OLDEST, SealedStore

_BED = "neopain.bed"
_log = logging.getLogger(__name__)


class _Protocol(H11Protocol):
    """Adds to every request the name in the certificate of the bed, which TLS has checked."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        subject = (transport.get_extra_info("peercert") or {}).get("subject", ())
        names = [value for part in subject for key, value in part if key == "commonName"]
        self.app: Any = _Named(self.app, names[0] if len(names) == 1 else "")


class _Named:
    def __init__(self, app: ASGIApp, name: str) -> None:
        self._app, self._name = app, name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope, _BED: self._name}, receive, send)


def intake_app(store: SealedStore) -> Starlette:
    """GET /sealed: what is there of the bed, and as `x-oldest` from which session on one is kept. PUT
    /sealed/SESSION/FILE with `x-changed`: take a file.
    """

    async def listed(request: Request) -> Response:
        found = [one.as_json() for one in store.files(_bed(request))]
        return JSONResponse(found, headers={OLDEST: store.oldest})

    async def put(request: Request) -> Response:
        bed = _bed(request)
        try:
            path = store.path(bed, request.path_params["session"], request.path_params["file"])
            size, changed = int(request.headers["content-length"]), float(request.headers["x-changed"])
            await store.put(path, request.stream(), size, changed)
        except (InputError, ValueError, KeyError) as error:
            return JSONResponse({"error": str(error)}, 400)
        except OSError as error:
            _log.error("a file of bed %s cannot be kept: %s", bed, error.strerror)
            return JSONResponse({"error": f"the ward cannot keep it: {error.strerror}"}, 507)
        return Response(status_code=204)

    async def refused(request: Request, error: Exception) -> Response:
        return JSONResponse({"error": str(error)}, 403)

    routes = [Route("/sealed", listed), Route("/sealed/{session}/{file:path}", put, methods=["PUT"])]
    return Starlette(routes=routes, exception_handlers={PermissionError: refused})


def intake_config(settings: IntakeSettings, store: SealedStore) -> uvicorn.Config:
    """How it listens: TLS 1.2 or later, and a certificate of the ward that is not revoked, also not since the server
    was started. Raises SettingsError.
    """
    config = uvicorn.Config(
        intake_app(store),
        host=settings.host,
        port=settings.port,
        http=_Protocol,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.key,
        ssl_ca_certs=str(settings.ca),
        ssl_cert_reqs=ssl.CERT_REQUIRED,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        config.load()
        config.ssl = CurrentList(lambda: _tls(settings), Path(str(settings.crl)))
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"a file of the settings [intake] cannot be used: {error}") from error
    return config


def _tls(settings: IntakeSettings) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(settings.ca))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(str(settings.certificate), str(settings.key))
    return context


class Intake:
    """Listens in a thread of its own: a large file delays no alarm. Raises SettingsError where the port is taken."""

    def __init__(self, settings: IntakeSettings, store: SealedStore) -> None:
        server = self._server = uvicorn.Server(intake_config(settings, store))
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        try:
            listening = socket.create_server((settings.host, settings.port), family=family)
        except OSError as error:
            raise SettingsError(
                f"port {settings.port} of {settings.host} cannot be used: {error.strerror}; change [intake]"
            ) from error
        self._thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), name="ward-intake")
        self._thread.start()

    def close(self) -> None:
        """End it; a file that is coming in is not kept."""
        self._server.should_exit = True
        self._thread.join()


def _bed(request: Request) -> str:
    name = str(request.scope.get(_BED, ""))
    if not name or name.startswith("!"):
        raise PermissionError("this is not the certificate of a bed")
    return unquote(name)
