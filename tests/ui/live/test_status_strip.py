from neopain.ui.live.status_strip import StatusStrip


def test_an_old_latency_is_not_shown_once_nothing_is_scored(qtbot):
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_monitor("cot", "CPU", "bundle")
    strip.show_rates(30.0, 29.0, 14.0)
    assert "14 ms" in strip.left.text()
    strip.show_rates(0.0, 0.0, 14.0)
    assert "ms" not in strip.left.text()
