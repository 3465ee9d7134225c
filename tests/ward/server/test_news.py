"""What a page is sent: everything once, then only what changed."""

import json

from desk.beds import AT, pain, state
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
    assert (frame["tiles"]["0"]["tone"], frame["alarms"][0]["what"]) == ("medium", "Pain expression")
    assert "alarms" not in news.change(102.0, AT, whole_second=True)


def test_64_beds_that_change_each_second_cost_less_than_10_kb_a_second():
    board, news = ward(64)
    say(board, 1)
    news.change(101.0, AT, whole_second=True)
    sent = 0
    for second in range(2, 22):
        say(board, second)
        sent += len(json.dumps(news.change(100.0 + second, AT + second, whole_second=True), separators=(",", ":")))
    assert 500 < sent / 20 < 10_000


def test_a_step_of_the_curve_is_sent_every_10_s():
    board, news = ward(1)
    steps = []
    for second in range(1, 41):
        say(board, second)
        steps.append(news.change(100.0 + second, AT, whole_second=True).get("step"))
    assert [index + 1 for index, step in enumerate(steps) if step] == [10, 20, 30, 40]
