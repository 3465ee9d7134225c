from neopain.live.health import Health
from neopain.ui.live.status_strip import StatusStrip


def test_an_old_latency_is_not_shown_once_nothing_is_scored(qtbot):
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.resize(1280, 24)
    strip.show_monitor("cot", "CPU", "bundle")
    strip.show_health(Health(30.0, 29.0), 14.0)
    assert "14 ms" in strip.left.text()
    strip.show_health(Health(), 14.0)
    assert " ms" not in strip.left.text()


def test_self_test_recording_and_battery_are_shown_as_far_as_known(qtbot):
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_health(Health(), None)
    assert strip.state.isHidden()
    strip.show_health(Health(self_test_age_s=725.0, recording=True, battery=0.814), None)
    assert strip.state.text() == "● Recording  ·  ✓ Self-test passed 12 min ago  ·  battery 81\u202f%"
    strip.show_health(Health(self_test_age_s=59.0), None)
    assert strip.state.text() == "✓ Self-test passed under 1 min ago"
    strip.show_health(Health(self_test_age_s=3 * 3600.0, recording=False), None)
    assert strip.state.text() == "Not recording  ·  ✓ Self-test passed 3 h ago"
    strip.show_health(Health(self_test_age_s=725.0, failed_checks=("sound",)), None)
    assert strip.state.text() == "Self-test failed: sound, last passed 12 min ago"
    strip.show_health(Health(failed_checks=("scores", "disk", "sound")), None)
    assert strip.state.text() == "Self-test failed: scores +2"
