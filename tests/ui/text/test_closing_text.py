from neopain.ui.text import closing_text


def test_only_what_is_lost_is_named():
    assert closing_text.lost(False, False) == closing_text.LOST
    assert closing_text.lost(True, True) == f"{closing_text.LOST} {closing_text.NOT_RECORDED} {closing_text.ALARM}"
