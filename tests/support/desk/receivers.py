"""Real receivers on loopback that a ward tells of alarms: a web server, an MLLP server of hl7apy, a mail server."""

import asyncio
import http.server
import ssl
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from hl7apy.core import Message
from hl7apy.mllp import AbstractHandler, MLLPServer

from brokers import free_port
from neopain.record.storage import keys
from neopain.ward.authority.authority import Authority


class Trust:
    """A certificate for this computer in `folder`, made by the ward's own authority: `ca` trusts it."""

    def __init__(self, folder):
        authority = Authority(folder / "authority", keys.create(folder, "a passphrase of a test"))
        made = authority.enrol_broker(("localhost", "127.0.0.1"))
        self.ca, self._certificate, self._key = (folder / name for name in ("ca.pem", "server.pem", "server.key"))
        for path, content in ((self.ca, authority.ca), (self._certificate, made.certificate), (self._key, made.key)):
            path.write_bytes(content)

    def server(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate, self._key)
        return context


class _Served:
    """A socketserver in a thread of its own."""

    def _begin(self, server, tls):
        self._server = server
        self.port = server.server_address[1]
        server.daemon_threads = False
        if tls is not None:
            plain = server.get_request

            def get_request():
                connection, address = plain()
                connection.settimeout(20)
                return tls.wrap_socket(connection, server_side=True), address

            server.get_request = get_request
        self._thread = threading.Thread(target=lambda: server.serve_forever(0.02))
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class WebServer(_Served):
    """`got` is the headers and body of each POST; it answers with `answers`, the last of them from then on."""

    def __init__(self, tls=None, answers=(204,), port=0):
        self.got, self.answers = [], list(answers)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                content = self.rfile.read(int(self.headers["content-length"]))
                outer.got.append((dict(self.headers.items()), content))
                self.send_response(outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0])
                self.send_header("content-length", "0")
                self.send_header("location", "/elsewhere")
                self.send_header("connection", "close")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._begin(http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler), tls)


class AlarmManager(_Served):
    """`got` is each ORU^R40; it answers with `answers`, codes of MSA-1, the last of them from then on."""

    def __init__(self, tls=None, answers=("CA",), port=0):
        self.got, self.answers = [], list(answers)
        outer = self

        class Handler(AbstractHandler):
            def reply(self):
                outer.got.append(self.incoming_message)
                answer = Message("ACK", version="2.6")
                answer.msh.msh_9 = "ACK"
                answer.msa.msa_1 = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                answer.msa.msa_2 = self.incoming_message.split("|")[9]
                return answer.to_mllp()

        self._begin(MLLPServer("127.0.0.1", port, {"ORU^R40^ORU_R40": (Handler,)}), tls)


class MailServer:
    """`got` is each message as an EmailMessage; `answer` is what it says to one, and `unknown` addresses it refuses.
    With `password` people sign in.
    """

    def __init__(self, tls=None, implicit=None, password=None):
        self.got, self.answer, self.unknown = [], "250 OK", set()
        outer = self

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
                if address in outer.unknown:
                    return "550 nobody of that name"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):  # noqa: N802
                if outer.answer.startswith("2"):
                    outer.got.append((tuple(envelope.rcpt_tos), envelope.content.decode()))
                return outer.answer

        given = {}
        if password is not None:
            given["authenticator"] = lambda server, session, envelope, mechanism, data: AuthResult(
                success=data.password == password.encode()
            )
            given |= {"auth_required": True, "auth_require_tls": True}
        if tls is not None:
            given |= {"tls_context": tls, "require_starttls": True}
        self._controller = Controller(Handler(), hostname="127.0.0.1", port=free_port(), ssl_context=implicit, **given)
        self._controller.start()
        self.port = self._controller.port

    def close(self):
        """End; aiosmtpd itself would leave connections open whose other side has gone."""
        loop = self._controller.loop

        async def leave():
            self._controller.server.close()
            # Below TLS and behind a connection that is still being made, as on a busy machine, nobody else knows them.
            while left := [one for one in loop._transports.values() if one._sock is not None]:
                for transport in left:
                    transport.abort()
                await asyncio.sleep(0.01)

        asyncio.run_coroutine_threadsafe(leave(), loop).result(20)
        self._controller.stop()
