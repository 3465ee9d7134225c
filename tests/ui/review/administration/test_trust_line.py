"""A key is compared whole, and trusted only with a name."""

from neopain.ui.review.administration.trust_line import TrustLine


def test_the_whole_key_is_shown_and_a_name_is_needed(qtbot):
    line = TrustLine()
    qtbot.addWidget(line)
    said = []
    line.agreed.connect(said.append)
    line.ask("0123456789abcdef" * 4)
    assert line.key.text().endswith(": " + " ".join(["01234567", "89abcdef"] * 4))
    line.name.setText("   ")
    line.trust.click()
    assert said == []
    line.name.setText("NICU")
    line.trust.click()
    assert said == ["NICU"]
    line.ask("f" * 64)
    assert (line.name.text(), line.trust.isEnabled()) == ("", False), "a name belongs to one key"
