from cli.mistakes import assert_one_line, neopain

__all__ = ["neopain"]


def test_too_short_a_measurement_and_another_command_are_refused(neopain):
    assert_one_line(neopain("bench", "--seconds", "1"), "--seconds")
    assert_one_line(neopain("bench", "dance"), "dance")
