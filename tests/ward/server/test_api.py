"""What a page can ask for: signed in, with its token, and within limits."""

import asyncio
import json
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.beds import AT, pain, state
from desk.page import Page
from desk.staff import PIN, records
from neopain.base.clock import ManualClock
from neopain.base.errors import AccessError
from neopain.record.ward.audit import Action
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment
from neopain.ward.messages import ReplyMessage, write
from neopain.ward.server.access import Register
from neopain.ward.server.api import PAGE, Api
from neopain.ward.server.hub import Hub

PRIVATE = ("me", "stream", "bed/3", "history", "nurses")
CHANGES = ("sign-out", "bed/3/ask", "seen", "nurses")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ward")
    clock = ManualClock(101.0)
    hub = Hub(Board(["3"], 45), clock, lambda: AT)
    engine = open_database(f"sqlite:///{folder}/ward.db")
    past = Past(engine, lambda: AT)
    past._thread.submit(int).result()  # threads of the module are there before its first test
    register = Register(folder, records(folder))
    app = Api("NICU", hub, register, past).app(secure=False)
    yield SimpleNamespace(app=app, hub=hub, register=register, clock=clock, past=past)
    register.close()
    past.close()
    engine.dispose()


@pytest.fixture
def ward(served):
    served.register._limiter.storage.reset()
    served.hub.board.take_state("3", state(int(served.clock()), p=0.9, alarms=(pain(),)), served.clock(), AT)
    served.hub.board.refresh(served.clock(), AT)
    served.clock.advance(1.0)
    served.client = Page(served.app)
    yield served
    served.client.close()


def post(ward, path, body, token=None):
    return ward.client.post(path, body, token)


def sign_in(ward, pin=PIN, name="Noor"):
    return post(ward, "sign-in", {"name": name, "pin": pin})


def audited(ward):
    entries = ward.register._thread.submit(ward.register._ward.audit.entries).result()
    return [(entry.who, entry.action, entry.detail) for entry in entries]


def test_the_page_comes_with_its_headers_and_nothing_from_outside(ward):
    answer = ward.client.get("/")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for file in PAGE.iterdir():
        assert ward.client.get(f"/page/{file.name}").status_code == 200
        text = file.read_text(encoding="utf-8").replace('"http://www.w3.org/2000/svg"', "")
        assert not any(word in text for word in ("http:", "https:", "//cdn", " style=", "onclick=", "innerHTML"))


@pytest.mark.parametrize("path", ["/page/../server/api.py", "/page/%2e%2e/server/api.py", "/server/api.py", "/page/"])
def test_no_other_file_is_served(ward, path):
    assert ward.client.get(path).status_code in (404, 405)


@pytest.mark.parametrize("path", PRIVATE)
def test_nothing_is_shown_to_a_person_who_is_not_signed_in(ward, path):
    assert ward.client.get(f"/api/{path}").status_code == 401


@pytest.mark.parametrize("path", CHANGES)
def test_nothing_is_changed_without_signing_in_or_without_the_token(ward, path):
    assert post(ward, path, {}).status_code == 401
    assert sign_in(ward).status_code == 200
    assert post(ward, path, {}, token="").status_code == 403
    assert post(ward, path, {}, token="x.y").status_code == 403


def test_signing_in_and_out(ward):
    assert sign_in(ward, "9999").status_code == 401
    answer = sign_in(ward)
    assert (answer.json()["name"], answer.json()["ward"]) == ("Noor", "NICU")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("neopain="))
    assert {"httponly", "samesite=strict"} <= {part.strip() for part in cookie.lower().split(";")}
    assert PIN not in cookie
    assert ward.client.get("/api/me").json()["name"] == "Noor"
    assert post(ward, "sign-out", {}).status_code == 200
    assert ward.client.get("/api/me").status_code == 401


def test_a_copied_cookie_is_refused_once_its_person_signed_out_and_no_other_session_ends(ward):
    sign_in(ward)
    copied = ward.client.cookies.get("neopain")
    other = Page(ward.app)
    other.post("sign-in", {"name": "Noor", "pin": PIN})
    assert post(ward, "sign-out", {}).status_code == 200
    ward.client.cookies.set("neopain", copied)
    for path in PRIVATE:
        assert ward.client.get(f"/api/{path}").status_code == 401
    assert post(ward, "seen", {}).status_code == 401
    assert other.get("/api/me").status_code == 200
    other.close()
    assert ward.past.signed_out(60.0) >= ward.register.signed_out
    assert ward.register.signed_out


def test_a_session_that_was_made_elsewhere_is_none(ward):
    sign_in(ward)
    value = ward.client.cookies.get("neopain")
    ward.client.cookies.clear()
    ward.client.cookies.set("neopain", value[:-4] + "AAAA")
    assert ward.client.get("/api/me").status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b'{"name": 1, "pin": "1"}', b'{"name":"x","pin":"y","more":1}', b'"' + b"a" * 20000],
)
def test_a_request_that_is_not_understood_is_refused_in_one_line(ward, body):
    answer = ward.client.post("sign-in", content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "This request is not understood."})


def test_tries_to_sign_in_are_limited(ward):
    for _ in range(20):
        post(ward, "sign-in", {})
    assert post(ward, "sign-in", {}).status_code == 429


def test_the_bed_is_asked_and_it_is_audited(ward):
    sign_in(ward)
    loop_bound = []

    def send(bed, command):
        loop_bound.append(command)
        reply = ReplyMessage(id=command.id, boot=command.boot, accepted=True)
        ward.hub.take("ward/NICU/bed/3/reply", write(reply))

    ward.hub.send = send
    number = ward.hub.board.alarms.current[0].number
    answer = post(ward, "bed/3/ask", {"ask": "acknowledge", "numbers": [number]})
    assert (answer.status_code, answer.json()["accepted"]) == (200, True)
    assert loop_bound[0].by == "Noor"
    assert audited(ward)[-1] == ("Noor", Action.BED_ASKED, "bed 3: acknowledge, accepted")


def test_what_a_bed_was_asked_is_audited_where_it_does_not_answer(ward, monkeypatch):
    monkeypatch.setattr("neopain.ward.server.hub.COMMAND_EXPIRY_S", 0.05)
    sign_in(ward)
    ward.hub.send = lambda bed, command: None
    answer = post(ward, "bed/3/ask", {"ask": "pause_audio"})
    assert "did not answer" in answer.json()["error"]
    assert audited(ward)[-1] == ("Noor", Action.BED_ASKED, "bed 3: pause_audio, no answer")
    before = audited(ward)
    post(ward, "bed/9/ask", {"ask": "pause_audio"})  # there is no such bed
    assert audited(ward) == before


@pytest.mark.parametrize("ask", ["set_limits", "audio_off", "", 3, None])
def test_nothing_else_can_be_asked_of_a_bed(ward, ask):
    sign_in(ward)
    assert post(ward, "bed/3/ask", {"ask": ask}).status_code == 400


def test_nurses_are_assigned_to_beds_and_it_is_audited(ward):
    sign_in(ward)
    found = ward.client.get("/api/nurses").json()
    assert (found["people"], found["beds"]) == (["Ines", "Noor"], [{"key": "3", "name": "3"}])
    assert post(ward, "nurses", {"bed": "3", "nurse": "Ines", "buddy": "Noor"}).status_code == 200
    assert ward.hub.board.assigned["3"] == Assignment("Ines", "Noor")
    assert audited(ward)[-1] == ("Noor", Action.BED_ASSIGNED, "bed 3: Ines, Noor")
    assert post(ward, "nurses", {"bed": "9", "nurse": "Ines", "buddy": ""}).status_code == 400
    assert post(ward, "nurses", {"bed": "3", "nurse": "nobody", "buddy": ""}).status_code == 400


def test_a_nurse_sees_who_looks_after_a_bed_and_does_not_change_it(ward):
    assert sign_in(ward).json()["may_assign"]
    assert sign_in(ward).json()["zone"] == ""
    assert post(ward, "nurses", {"bed": "3", "nurse": "Ines", "buddy": ""}).status_code == 200
    post(ward, "sign-out", {})
    assert sign_in(ward, name="Ines").json()["may_assign"] is False
    assert ward.client.get("/api/nurses").status_code == 200
    answer = post(ward, "nurses", {"bed": "3", "nurse": "", "buddy": ""})
    assert answer.status_code == 403
    assert "Ines (nurse) may not do 'assign'" in answer.json()["error"]
    assert ward.hub.board.assigned["3"] == Assignment("Ines", "")


def test_unanswered_alarms_are_marked_as_seen(ward):
    sign_in(ward)
    ward.hub.board.take_state("3", state(int(ward.clock())), ward.clock(), AT)
    ward.hub.board.refresh(ward.clock(), AT)
    assert ward.hub.board.alarms.unseen
    assert post(ward, "seen", {}).status_code == 200
    assert ward.hub.board.alarms.unseen == ()
    assert audited(ward)[-1][1] is Action.ALARM_SEEN_AT_DESK


@pytest.mark.parametrize("query", ["hours=x", "hours=nan", "hours=-5", "which=x", "bed=%00"])
def test_strange_questions_about_history_are_answered_or_refused(ward, query):
    sign_in(ward)
    assert ward.client.get(f"/api/history?{query}").status_code in (200, 400)


ROUTES = ("me", "bed/3", "bed/3/ask", "history", "seen", "nurses", "sign-in", "sealed/3", "stream/x")
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_BODIES = st.binary(max_size=60) | _JSON.map(lambda value: json.dumps(value).encode())
_ASKED = st.fixed_dictionaries(
    {},
    optional={
        "ask": st.sampled_from(["acknowledge", "pause_audio"]) | _JSON,
        "numbers": st.lists(st.integers(), max_size=70) | _JSON,
        "name": st.text(max_size=120),
        "pin": st.text(max_size=40),
        "bed": st.sampled_from(["3", "4"]) | st.text(max_size=8),
        "nurse": st.sampled_from(["Noor", ""]) | st.text(max_size=8),
        "buddy": st.text(max_size=8),
    },
)
_WORDS = st.text(max_size=12).map(lambda text: quote(text, safe=""))


def test_no_request_breaks_the_server(ward):
    sign_in(ward)

    @settings(max_examples=150, deadline=None)
    @given(
        method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
        path=st.sampled_from(ROUTES)
        | st.builds("bed/{}".format, _WORDS)
        | st.builds("bed/{}/ask".format, _WORDS)
        | _WORDS,
        query=_WORDS | st.builds("hours={}&which={}&bed={}".format, _WORDS, _WORDS, _WORDS),
        body=_BODIES | _ASKED.map(lambda value: json.dumps(value).encode()),
        range_=st.sampled_from(["", "bytes=0-1"]) | st.binary(max_size=8).map(lambda one: quote(one)),
    )
    def ask(method, path, query, body, range_):
        ward.register._limiter.storage.reset()
        answer = ward.client.request(method, f"/api/{path}?{query}", body, {"range": range_})
        assert answer.status_code < 500 or "does not answer" in answer.text
        assert "Traceback" not in answer.text
        assert "content-security-policy" in answer.headers

    ask()
    assert ward.client.get("/api/me").json()["name"] == "Noor"


def test_an_open_page_ends_when_its_person_is_removed(ward, monkeypatch):
    monkeypatch.setattr("neopain.ward.server.api.LOOK_AGAIN_S", 0.0)
    people = iter([("Noor", "Ines"), ("Noor", "Ines"), ("Ines",)])

    async def person(request):
        if request.session["name"] not in next(people):
            raise AccessError("sign in first")

    async def frames(bed):
        for number in range(9):
            yield {"event": "news", "data": str(number)}

    monkeypatch.setattr(ward.register, "person", person)
    monkeypatch.setattr(ward.hub, "frames", frames)
    api = Api("NICU", ward.hub, ward.register, None)

    async def story():
        request = SimpleNamespace(session={"name": "Noor"}, query_params={})
        return [frame["data"] async for frame in api._while_allowed(request)]

    assert asyncio.run(story()) == ["0", "1"]


def test_a_day_of_a_bed(ward):
    sign_in(ward)
    day = ward.client.get("/api/bed/3").json()
    assert (len(day["minutes"]), day["events"]) == (1440, [])
