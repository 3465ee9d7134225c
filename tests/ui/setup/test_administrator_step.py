"""Where people are registered, set-up registers nobody."""

from neopain.ui.setup.administrator_step import AdministratorStep


def test_it_asks_for_nothing_where_somebody_is_registered(qtbot, registered):
    step, told = AdministratorStep(registered=True), []
    qtbot.addWidget(step)
    step.finish(told.append)
    assert (told, registered) == ([""], [])
    assert all(field.isHidden() for field in step.fields.values())
    assert "registered on this computer already" in step.note.text()


def test_the_pin_is_not_shown_and_not_held_once_it_is_registered(qtbot, registered):
    step, told = AdministratorStep(registered=False), []
    qtbot.addWidget(step)
    for key, text in {"name": "Ada", "pin": "47119", "again": "47119"}.items():
        step.fields[key].setText(text)
    assert "4" not in step.fields["pin"].displayText()
    step.finish(told.append)
    qtbot.waitUntil(lambda: told == [""])
    assert registered == [("Ada", "47119")]
    assert [field.text() for field in step.fields.values()] == ["", "", ""]
