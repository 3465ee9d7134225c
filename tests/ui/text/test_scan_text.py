from neopain.ui.text import scan_text


def test_the_patient_in_the_bed_is_named():
    assert "Baby K." in scan_text.admitted("Baby K.")
