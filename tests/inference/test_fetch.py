"""Downloading from a server on this machine that breaks off, forgets, refuses and lies."""

import hashlib
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.inference import published
from neopain.inference.fetch import fetch
from servers import free_port

CONTENT = np.random.default_rng(0).bytes(3_000_000)


class FileServer:
    """Serves `content`. `break_after` closes the connection after so many bytes of one answer, once; `resumes` False
    answers a request for a part with the whole; `status` answers with an error.
    """

    def __init__(self):
        self.content, self.break_after, self.resumes, self.status, self.tells_length = CONTENT, None, True, 200, True
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *_args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/vgg-face.mat"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def answer(self, request):
        wanted = request.headers.get("Range")
        self.asked.append(wanted)
        begin = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and self.resumes else 0
        if begin >= len(self.content):
            return request.send_error(416)
        if self.status != 200:
            return request.send_error(self.status)
        request.send_response(206 if begin else 200)
        if self.tells_length:
            request.send_header("Content-Length", str(len(self.content) - begin))
        request.end_headers()
        end = len(self.content) if self.break_after is None else begin + self.break_after
        self.break_after = None
        request.wfile.write(self.content[begin:end])
        return None

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def serving():
    server = FileServer()
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def server():
    with serving() as running:
        yield running


def wanted(server):
    return replace(
        published.named("vgg-face"), address=server.address, md5=hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()
    )


def quiet(_done, _total):
    pass


def test_the_whole_file_is_downloaded_and_progress_is_reported(server, tmp_path):
    reports = []
    path = fetch(wanted(server), tmp_path / "new" / "folder", lambda done, total: reports.append((done, total)))
    assert path == tmp_path / "new" / "folder" / "vgg-face.mat"
    assert path.read_bytes() == CONTENT
    assert [done for done, _ in reports] == sorted({done for done, _ in reports})
    assert reports[-1] == (len(CONTENT), len(CONTENT))
    assert {total for _, total in reports} == {len(CONTENT)}
    assert list(path.parent.iterdir()) == [path]


def test_an_existing_file_is_not_downloaded_again(server, tmp_path):
    fetch(wanted(server), tmp_path, quiet)
    assert fetch(wanted(server), tmp_path, quiet).read_bytes() == CONTENT
    assert len(server.asked) == 1


def test_an_interrupted_download_continues_where_it_stopped(server, tmp_path):
    server.break_after = 1_000_000
    with pytest.raises(InputError, match=r"was interrupted after 1 of 3 MB; run the same command again to resume it"):
        fetch(wanted(server), tmp_path, quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["vgg-face.mat.part"]
    reports = []
    path = fetch(wanted(server), tmp_path, lambda done, total: reports.append((done, total)))
    assert server.asked == [None, "bytes=1000000-"]
    assert path.read_bytes() == CONTENT
    assert reports[0][0] > 1_000_000
    assert reports[-1] == (len(CONTENT), len(CONTENT))


def test_a_server_that_cannot_resume_sends_it_all_again(server, tmp_path):
    server.break_after, server.resumes = 1_000_000, False
    with pytest.raises(InputError, match="was interrupted"):
        fetch(wanted(server), tmp_path, quiet)
    assert fetch(wanted(server), tmp_path, quiet).read_bytes() == CONTENT


def test_a_complete_partial_file_is_accepted(server, tmp_path):
    (tmp_path / "vgg-face.mat.part").write_bytes(CONTENT)
    assert fetch(wanted(server), tmp_path, quiet).read_bytes() == CONTENT


def test_a_server_that_does_not_state_the_length(server, tmp_path):
    server.tells_length = False
    assert fetch(wanted(server), tmp_path, quiet).read_bytes() == CONTENT


@pytest.mark.parametrize("part", [None, b"something else", CONTENT + b"more"])
def test_another_file_is_removed(server, tmp_path, part):
    if part is None:
        server.content = CONTENT[:-1] + bytes([CONTENT[-1] ^ 1])
    else:
        (tmp_path / "vgg-face.mat.part").write_bytes(part)
    with pytest.raises(InputError, match="sent another file: its MD5 is"):
        fetch(wanted(server), tmp_path, quiet)
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_that_name_is_not_touched(server, tmp_path):
    (tmp_path / "vgg-face.mat").write_bytes(b"mine")
    with pytest.raises(InputError, match="move it away"):
        fetch(wanted(server), tmp_path, quiet)
    assert (tmp_path / "vgg-face.mat").read_bytes() == b"mine"
    assert server.asked == []


@pytest.mark.parametrize("status", [404, 503])
def test_a_server_that_refuses_leads_to_instructions_by_hand(server, tmp_path, status):
    server.status = status
    with pytest.raises(InputError, match=f"answers {status}") as raised:
        fetch(wanted(server), tmp_path, quiet)
    assert_by_hand(raised.value, server.address, tmp_path)


def test_without_a_connection_the_message_gives_instructions_by_hand(tmp_path):
    address = f"http://127.0.0.1:{free_port()}/vgg-face.mat"
    with pytest.raises(InputError, match="cannot be downloaded") as raised:
        fetch(replace(published.named("vgg-face"), address=address), tmp_path, quiet)
    assert_by_hand(raised.value, address, tmp_path)


def assert_by_hand(error, address, folder):
    message = str(error)
    assert "\n" not in message
    assert address in message
    assert f"copy it to {folder / 'vgg-face.mat'} and run: neopain models import" in message


def test_a_folder_that_cannot_be_made(server, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        fetch(wanted(server), tmp_path / "file", quiet)


@pytest.mark.parametrize("name", ["vgg-face", "VGG-Face", "vgg-face.mat", "vgg-f", "imagenet-vgg-f.mat"])
def test_networks_by_name(name):
    assert name.lower() in (published.named(name).name, published.named(name).file)


def test_a_name_that_nothing_has():
    with pytest.raises(InputError, match="choose from vgg-face, vgg-f, vgg-m, vgg-s"):
        published.named("vgg-19")


def test_the_published_table_is_whole():
    """Checksums and counts as MatConvNet's page of pretrained models gives them, or as they follow from the layers."""
    assert {item.file: (item.md5, item.parameters) for item in published.PUBLISHED} == {
        "vgg-face.mat": ("3d6cd504bf9c98af4a561aad059565d1", 145_002_878),
        "imagenet-vgg-f.mat": ("3513562d28089bd965cc050cbf8597a6", 60_834_536),
        "imagenet-vgg-m.mat": ("29294d5f62578c96a3533859514235f2", 102_908_520),
        "imagenet-vgg-s.mat": ("dbe23da22e82078debda75842b16d5fa", 102_908_520),
    }
    assert len({item.structure for item in published.PUBLISHED}) == 4
    for item in published.PUBLISHED:
        assert item.address == f"http://www.vlfeat.org/matconvnet/models/{item.file}"
        assert "non-commercial" in f"{item.terms} {item.licence}".lower() or "NC" in item.licence
