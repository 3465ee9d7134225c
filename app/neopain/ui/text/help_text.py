"""The nurse's sheet: what the window shows at a touch of the question mark, and what docs/nurse.md prints."""

from __future__ import annotations

from neopain.ui.text import language

HELP = "Help"
CLOSE_HELP = "Close help"
SHEET: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The four states",
        (
            "Calm: few pain signs in the face. It does not prove that nothing hurts.",
            "Some pain signs: look at the baby.",
            "Pain: strong pain signs. Above the limit for some seconds they are an alarm.",
            "Cannot tell: the face is not seen. Nobody watches it but you.",
        ),
    ),
    (
        "When it alarms",
        (
            "1.  Look at the baby, not at the number.",
            "2.  Touch Acknowledge (A): sound off, alarm in sight.",
            "3.  Score by hand (S). Treat and comfort (C) as your unit does.",
            "4.  Answer “Was this pain?”: wrong alarms are counted.",
        ),
    ),
    (
        "Before care",
        (
            "Procedure (R): the sound of pain waits, other alarms are heard.",
            "Standby (More, O): not monitoring until the time you choose, as for feeding or imaging.",
            "Hide video (V): for visitors. Scoring and alarms continue.",
        ),
    ),
    (
        "Camera",
        (
            "Face from the front or half from the side, as large as a tenth of the picture or more.",
            "After care, see that the frame is on the face again.",
            "Camera lost or Picture frozen: check the plug, then the camera.",
        ),
    ),
    (
        "Sound",
        (
            "Pause audio (P): two minutes at most. Touch again to end it.",
            "No alarm sound: watch the screen and call IT.",
        ),
    ),
    (
        "Never",
        (
            "Never leave out an assessment because it says Calm.",
            "Never give or withhold a drug because of the number alone.",
            "It does not watch heart, breathing or oxygen.",
        ),
    ),
)
"""Headings, and the sentences below each."""

language.register(globals())
