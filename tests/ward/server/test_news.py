"""What a page is sent: everything once, then only what changed."""

import json
import random

from desk.beds import AT, pain, state
from neopain.base.data import AlarmPhase
from neopain.ward.board.board import Board
from neopain.ward.server.news import News


def ward(beds=64):
    board = Board([str(bed) for bed in range(beds)], 45)
    return board, News(board)


def say(board, second, **fields):
    for place in board.places:
        p = 0.1 + (second * 7 + int(place.key)) % 50 / 100
        board.take_state(place.key, state(second, p=p, **fields), 100.0 + second, AT + second)
    board.refresh(100.0 + second, AT + second)


def test_after_everything_only_changes_are_sent():
    board, news = ward(2)
    say(board, 1)
    first = news.snapshot(101.0, AT)
    assert [key for key, _ in first["beds"]] == ["0", "1"]
    assert first["ages"] == [0, 0]
    news.change(101.0, AT, whole_second=True)
    board.take_state("1", state(2, p=0.77), 102.0, AT)
    frame = news.change(102.0, AT, whole_second=True)
    assert frame["tiles"] == {"1": {"p": 77}}
    assert frame["ages"] == [10, 0]
    assert news.change(102.2, AT, whole_second=False) is None


def test_a_number_waits_for_the_whole_second_and_an_alarm_does_not():
    board, news = ward(1)
    say(board, 1)
    news.change(101.0, AT, whole_second=True)
    board.take_state("0", state(2, p=0.9), 101.3, AT)
    assert news.change(101.3, AT, whole_second=False) is None
    board.take_state("0", state(3, p=0.9, alarms=(pain(),)), 101.4, AT)
    board.refresh(101.4, AT)
    frame = news.change(101.4, AT, whole_second=False)
    assert (frame["tiles"]["0"]["tone"], frame["alarms"]["1"]["what"]) == ("medium", "Pain expression")
    assert frame["order"] == [1]
    later = news.change(102.0, AT, whole_second=True)
    assert "alarms" not in later
    assert "order" not in later


def test_of_many_alarms_only_the_one_that_changed_is_sent_and_an_end_is_its_absence():
    board, news = ward(20)
    say(board, 1, alarms=(pain(),))
    news.change(101.0, AT, whole_second=True)
    board.take_state("3", state(2, p=0.9, alarms=(pain(phase=AlarmPhase.ACKNOWLEDGED),)), 101.4, AT)
    board.refresh(101.4, AT)
    frame = news.change(101.4, AT, whole_second=False)
    assert frame["alarms"] == {"4": {"phase": "acknowledged", "told": []}}
    assert (frame["order"][-1], len(frame["order"])) == (4, 20)
    board.take_state("3", state(3, p=0.1), 101.6, AT)
    board.refresh(101.6, AT)
    frame = news.change(101.6, AT, whole_second=False)
    assert "alarms" not in frame
    assert 4 not in frame["order"]


def take(page, frame):
    """What a page makes of a frame: see page/app.js."""
    for key in ("tiles", "alarms"):
        for name, fields in frame.pop(key, {}).items():
            page[key][name] = {**page[key].get(name, {}), **fields}
    page |= frame
    page["alarms"] = {str(number): page["alarms"][str(number)] for number in page["order"]}


def opened(news, now_s):
    frame = json.loads(json.dumps(news.snapshot(now_s, AT)))
    return {**frame, "tiles": dict(frame.pop("beds"))}


def test_a_page_that_took_every_change_shows_what_a_page_shows_that_was_opened_just_now():
    board, news = ward(5)
    first, late = opened(news, 100.0), None
    rng = random.Random(1)
    for step in range(1, 400):
        now_s = 100 + step / 4
        for place in board.places:
            if rng.random() < 0.15:
                alarms = (pain(phase=rng.choice(list(AlarmPhase))),) if rng.random() < 0.5 else ()
                board.take_state(place.key, state(step, up_s=step / 4, p=rng.random(), alarms=alarms), now_s, AT)
        board.refresh(now_s, AT)
        if step == 77:
            late = opened(news, now_s)  # after a change of the board, before it was sent
        frame = news.change(now_s, AT, whole_second=step % 4 == 0)
        for page in (first, late):
            if page is not None and frame is not None:
                assert frame["n"] == page["n"] + 1
                take(page, json.loads(json.dumps(frame)))
    for key in ("tiles", "alarms", "order", "unseen_count", "n"):
        assert first[key] == late[key] == opened(news, now_s)[key]
    assert first["unseen_count"] > 0


def test_64_beds_that_change_each_second_cost_less_than_10_kb_a_second():
    board, news = ward(64)
    say(board, 1)
    news.change(101.0, AT, whole_second=True)
    sent = 0
    for second in range(2, 22):
        say(board, second)
        sent += len(json.dumps(news.change(100.0 + second, AT + second, whole_second=True), separators=(",", ":")))
    assert 500 < sent / 20 < 10_000


def test_64_beds_of_which_3_begin_and_3_end_an_alarm_each_second_cost_less_than_10_kb_a_second():
    board, news = ward(64)
    say(board, 1)
    news.change(101.0, AT, whole_second=True)
    sent, seq = 0, 1
    for tick in range(8, 8 + 8 * 20):  # each bed has an alarm for 8 s of every 20 s
        now_s = 100 + tick / 8
        seq += 1
        for bed, place in enumerate(board.places):
            alarming = (now_s + bed * 0.618 * 20) % 20 < 8
            if tick % 8 == 0 or alarming != bool(place.state.alarms):
                p = 0.9 if alarming else (seq + bed) % 50 / 100
                said = state(seq, up_s=tick / 8, p=p, alarms=(pain(),) if alarming else ())
                board.take_state(place.key, said, now_s, AT)
        board.refresh(now_s, AT)
        frame = news.change(now_s, AT, whole_second=tick % 8 == 0)
        sent += len(json.dumps(frame, separators=(",", ":"))) if frame else 0
    assert 3000 < sent / 20 < 10_000


def test_a_step_of_the_curve_is_sent_every_10_s():
    board, news = ward(1)
    steps = []
    for second in range(1, 41):
        say(board, second)
        steps.append(news.change(100.0 + second, AT, whole_second=True).get("step"))
    assert [index + 1 for index, step in enumerate(steps) if step] == [10, 20, 30, 40]
