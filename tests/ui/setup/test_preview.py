"""The picture of a camera that is chosen; the monitor behind it is made and ended elsewhere."""

from neopain.base.errors import ModelError
from neopain.base.settings import QualitySettings
from neopain.ui.setup.preview import Preview
from ui.fake_monitor import FakeMonitor, frame


def test_a_camera_that_is_left_is_freed_and_one_without_a_face_says_what_to_do(qtbot):
    preview, monitor = Preview(QualitySettings()), FakeMonitor()
    qtbot.addWidget(preview)
    monitor.show(frame=frame(), sample=None)
    preview.show_camera(lambda: lambda: monitor)
    qtbot.waitUntil(lambda: "point it at the face" in preview.lines[0].text())
    assert preview.advice.text() == "Aim the camera until the frame is green."
    preview.clear()
    assert monitor.calls == ["start", "stop"]
    assert preview.video.frame is None


def test_what_cannot_be_opened_is_said(qtbot):
    def fail():
        raise ModelError("classifier.pkl was altered")

    preview = Preview(QualitySettings())
    qtbot.addWidget(preview)
    preview.show_camera(fail)
    qtbot.waitUntil(lambda: "altered" in preview.advice.text())
    preview.clear()
