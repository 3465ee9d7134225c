import pytest
from PySide6.QtCore import QPoint, Qt

from ui.fake_monitor import FakeMonitor, FakePlayer


@pytest.fixture
def player():
    return FakePlayer()


@pytest.fixture
def window(open_window, player):
    return open_window(FakeMonitor(player))


def test_there_is_no_replay_bar_while_live(open_window, monitor):
    assert open_window(monitor).page.replay is None


def test_follows_the_player(open_window, window, player):
    assert window.page.replay.time.text() == "0:30 / 1:30"
    assert window.page.replay.slider.position == pytest.approx(1 / 3)
    player.position_s = 45.0
    open_window.turn(window)
    assert window.page.replay.time.text() == "0:45 / 1:30"
    assert window.page.replay.slider.position == 0.5


def test_play_and_pause(window, player, qtbot):
    qtbot.mouseClick(window.page.replay.play, Qt.MouseButton.LeftButton)
    assert player.paused
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not player.paused)


@pytest.mark.parametrize(("place", "pace"), list(enumerate([1.0, 2.0, 4.0, None])))
def test_pace(open_window, window, player, qtbot, place, pace):
    player.pace = 3.0
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_5.value + place))
    qtbot.waitUntil(lambda: player.pace == pace)
    open_window.turn(window)
    assert [button.isChecked() for button in window.page.replay.paces] == [i == place for i in range(4)]
    player.pace = 3.0
    window.page.replay.paces[place].click()
    assert player.pace == pace


def test_a_drag_jumps_when_released(open_window, window, player, qtbot):
    slider = window.page.replay.slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    open_window.turn(window)
    assert player.position_s == 30.0
    assert slider.position == pytest.approx(0.5, abs=0.01), "does not move while a finger holds it"
    qtbot.mouseMove(slider, QPoint(slider.width() - 1, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, middle))
    assert player.position_s == pytest.approx(90.0)


def test_arrow_keys_jump(window, player, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert player.position_s == 35.0
    player.position_s = 3.0
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert player.position_s == 0.0


def test_unknown_length_cannot_be_dragged(open_window):
    player = FakePlayer()
    player.duration_s = None
    window = open_window(FakeMonitor(player))
    assert not window.page.replay.slider.isEnabled()
    assert window.page.replay.time.text() == "0:30"
