import base64
import hashlib
import re
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from neopain.base.errors import SourceError
from neopain.capture import onvif
from neopain.capture.onvif import stream_address

ENVELOPE = """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:m="http://www.onvif.org/ver10/media/wsdl"
 xmlns:t="http://www.onvif.org/ver10/schema"><s:Body>{}</s:Body></s:Envelope>"""
CLOCK = """<t:UTCDateTime><t:Time><t:Hour>3</t:Hour><t:Minute>4</t:Minute><t:Second>5</t:Second></t:Time>
<t:Date><t:Year>2001</t:Year><t:Month>2</t:Month><t:Day>3</t:Day></t:Date></t:UTCDateTime>"""
PROFILES = """<m:Profiles token="sound"/><m:Profiles token="main&amp;1"><t:VideoEncoderConfiguration><t:Resolution>
<t:Width>1920</t:Width></t:Resolution></t:VideoEncoderConfiguration></m:Profiles>"""
FAULT = "<s:Fault><s:Subcode>ter:NotAuthorized</s:Subcode></s:Fault>"


def signed(question, password):
    """Whether the digest is that of the password, at the camera's own time."""
    parts = [
        re.search(rf"<(?:\w:)?{name}[^>]*>([^<]+)<".encode(), question) for name in ("Nonce", "Created", "Password")
    ]
    if None in parts:
        return False
    nonce, created, digest = (part[1] for part in parts)
    about = datetime.strptime(created.decode(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    wanted = base64.b64encode(hashlib.sha1(base64.b64decode(nonce) + created + password.encode()).digest())
    return digest == wanted and abs((about - datetime(2001, 2, 3, 3, 4, 5, tzinfo=UTC)).total_seconds()) < 60


@contextmanager
def onvif_camera(password="p&s", uri="rtsp://192.0.2.1:8554/main?a=1&amp;b=2", profiles=PROFILES, answer=None):
    """An ONVIF camera whose clock stands in 2001, and which believes to have another address."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            question = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(question)
            status, body = self.reply(question)
            data = answer if answer is not None else ENVELOPE.format(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def reply(self, question):
            if b"GetSystemDateAndTime" in question:
                return 200, CLOCK
            if not signed(question, password):
                return 400, FAULT
            if b"GetCapabilities" in question:
                place = f"http://192.0.2.1:{self.server.server_port}/onvif/media"
                return 200, f"<t:Media><t:XAddr>{place}</t:XAddr></t:Media>"
            assert self.path == "/onvif/media"
            if b"GetProfiles" in question:
                return 200, profiles
            assert b"<ProfileToken>main&amp;1</ProfileToken>" in question
            return 200, f"<m:MediaUri><t:Uri>{uri}</t:Uri></m:MediaUri>"

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/onvif/device_service", asked
        finally:
            server.shutdown()
            thread.join()


def test_the_address_of_the_stream_at_the_host_that_was_asked():
    with onvif_camera() as (service, asked):
        assert stream_address(service, "nurse", "p&s", 30.0) == "rtsp://127.0.0.1:8554/main?a=1&b=2"
    assert b"p&amp;s" not in b"".join(asked)
    assert b"p&s" not in b"".join(asked)


@pytest.mark.parametrize(("user", "why"), [("nurse", "user name or password is wrong"), ("", "it asks for user name")])
def test_a_wrong_password(user, why):
    with onvif_camera() as (service, _), pytest.raises(SourceError, match=why) as caught:
        stream_address(service, user, "wrong", 30.0)
    assert "wrong;" in str(caught.value) or user == ""


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"uri": "http://192.0.2.1/login"}, "it names no stream"),
        ({"uri": "rtsp://[::1/1"}, "it names no stream"),
        ({"profiles": '<m:Profiles token="sound"/>'}, "it has no picture"),
        ({"answer": b"<html>"}, "does not answer like an ONVIF camera"),
        ({"answer": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "does not answer like an ONVIF camera"),
        ({"answer": b"x" * (1 << 21)}, "does not answer like an ONVIF camera"),
    ],
)
def test_what_is_no_answer(how, why):
    with onvif_camera(**how) as (service, _), pytest.raises(SourceError, match=why):
        stream_address(service, "nurse", "p&s", 30.0)


def test_nobody_there_and_no_time():
    with pytest.raises(SourceError, match="connection refused"):
        stream_address("http://127.0.0.1:9/onvif/device_service", "nurse", "x", 30.0)
    with pytest.raises(SourceError, match="no answer in time"):
        stream_address("http://127.0.0.1:9/onvif/device_service", "nurse", "x", 0.0)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("http://10.0.0.7/onvif/device_service", True),
        ("https://nurse@10.0.0.7:8443/onvif/device_service", True),
        ("rtsp://10.0.0.7/onvif/stream", False),
        ("http://10.0.0.7/video.mjpg", False),
        ("http://[10.0.0.7/onvif/device_service", False),
        ("0", False),
    ],
)
def test_the_address_of_a_service_is_told_from_that_of_a_stream(address, is_one):
    assert onvif.is_service(address) is is_one
