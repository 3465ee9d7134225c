from neopain.ui.text import staff_text


def test_long_names_are_shortened():
    long = "Dr. Ada Lovelace of the night shift"
    assert staff_text.signed_in("Noor") == "Signed in: Noor"
    assert staff_text.signed_in("") == ""
    assert len(staff_text.sign_out(long)) < 25
    assert len(staff_text.signed_in(long)) < 27
