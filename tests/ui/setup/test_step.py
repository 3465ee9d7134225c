"""Forms: which field is typed into, and what they change."""

from neopain.ui.setup.step import BedStep, Step


def test_enter_goes_to_the_next_empty_field_and_then_ends_typing(qtbot):
    step, typed = BedStep(""), []
    qtbot.addWidget(step)
    step.typing.connect(typed.append)
    step.fields["bed"].setText(" 3 ")
    step.fields["bed"].returnPressed.emit()
    assert typed == [None]
    assert step.changes == {"record": {"bed": "3", "unit": ""}}, "a unit need not have a name"
    step.fields["unit"].setText(" NICU 2 ")
    assert step.changes == {"record": {"bed": "3", "unit": "NICU 2"}}


def test_a_bed_needs_a_name_and_other_steps_need_nothing(qtbot):
    step, told = BedStep(" "), []
    qtbot.addWidget(step)
    step.finish(told.append)
    Step().finish(told.append)
    assert told == ["Give the bed a name.", ""]
