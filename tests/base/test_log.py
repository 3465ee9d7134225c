import logging

import pytest

from neopain.base import log


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("open rtsp://nurse:secret@10.0.0.5:554/cot1", "open rtsp://10.0.0.5:554/cot1"),
        ("open http://u:p%40ss@host/x and rtsp://a@b/c", "open http://host/x and rtsp://b/c"),
        ("mail a@b", "mail a@b"),
        ("rtsp://host/user@name", "rtsp://host/user@name"),
        ("rtsp:/nurse:secret@cot/1 does not exist", "cot/1 does not exist"),
        ("(rtsp:nurse:secret@cot)", "(cot)"),
        ("rtsp//nurse:secret@cot", "rtsp//cot"),
        ("nurse:secret@cot:554/1", "cot:554/1"),
        ("rtsp://nurse:se/cret@cot/1", "rtsp://cot/1"),
        ("rtsp://nurse:se@cr/et@cot/1", "rtsp://cot/1"),
        ("http://cot/video?user=nurse&pwd=secret&size=2", "http://cot/video?user=…&pwd=…&size=2"),
        ("http://cot/video?size=2&Password=secret", "http://cot/video?size=2&Password=…"),
        ("http://cot/a?loginpas=secret;token=x y", "http://cot/a?loginpas=…;token=… y"),
        (r"C:\films\ward@night.mp4", r"C:\films\ward@night.mp4"),
        ("12:30:05 WARNING neopain.capture: mail a@b", "12:30:05 WARNING neopain.capture: mail a@b"),
    ],
)
def test_passwords_never_reach_the_log(text, clean):
    assert log.redact(text) == clean


@pytest.fixture
def fresh_log():
    logger = logging.getLogger("neopain")
    before, level = logger.handlers[:], logger.level
    yield logger
    logger.handlers[:] = before
    logger.setLevel(level)


def test_log_lines_are_redacted(fresh_log, capsys):
    log.set_up()
    fresh_log.warning("lost %s", "rtsp://nurse:secret@cot")
    fresh_log.info("not shown")
    assert capsys.readouterr().err.endswith("WARNING neopain: lost rtsp://cot\n")


def test_a_traceback_is_redacted_too(fresh_log, capsys):
    log.set_up(verbose=True)
    try:
        raise OSError("rtsp://nurse:secret@cot refused")
    except OSError:
        fresh_log.exception("worker")
    assert "secret" not in capsys.readouterr().err
