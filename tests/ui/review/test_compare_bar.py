"""A stay rescored and compared with itself."""

from neopain.ui.text import phrases
from ui.review.conftest import DAY


def test_a_stay_is_rescored_with_another_limit(stay, qtbot, audited):
    stay.comparing.click()
    for _ in range(8):
        stay.compare.more.click()
    assert stay.compare.limit.text() == phrases.limit(0.9)
    stay.compare.try_limit.click()
    qtbot.waitUntil(lambda: stay.comparison.account is not None)
    assert ("Noor", "session_rescored", f"{DAY}: pain limit 0.90") in audited()
    assert len(stay.comparison.account.stay.episodes) < 4
    assert stay.curve.caption.startswith("as recorded   ·   4 episodes")
    assert stay.comparison.curve.caption.startswith("with limit 90")
    assert stay.comparison.curve.stay.limits == ((0.0, 0.9),)
    assert stay.burden.isHidden()
    stay.view.show(600.0, 700.0)
    qtbot.waitUntil(lambda: stay.comparison.curve.shows_samples and stay.curve.shows_samples)


def test_models_of_other_networks_are_refused_in_one_line(stay, qtbot):
    stay.comparing.click()
    stay.compare.models.click()
    qtbot.waitUntil(lambda: "other networks" in stay.compare.message.text())
    assert stay.comparison.account is None
