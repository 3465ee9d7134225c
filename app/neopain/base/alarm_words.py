"""What a state, a reason and an alarm are called, at the bed and on the page of the ward: one table for all screens."""

from __future__ import annotations

from typing import NamedTuple

from neopain.base.alarm import AlarmCondition
from neopain.base.data import Reason, State


class Advice(NamedTuple):
    """What is wrong, and what to do about it."""

    what: str
    do: str


STATE_WORD = {
    State.CALM: "Calm",
    State.SOME_SIGNS: "Some pain signs",
    State.PAIN: "Pain",
    State.CANNOT_TELL: "Cannot tell",
}
REASON = {
    Reason.NO_FRAME: Advice("No picture", "Check the camera and its cable."),
    Reason.STALE_FRAME: Advice("Picture stopped", "Check the camera and its cable."),
    Reason.NO_FACE: Advice("No face found", "Point the camera at the face."),
    Reason.TURNED: Advice("Face turned away", "Move the camera to see it from the front."),
    Reason.COVERED: Advice("Face covered", "Uncover eyes and mouth if care allows."),
    Reason.TOO_DARK: Advice("Too dark", "Put a little light on the face."),
    Reason.TOO_BRIGHT: Advice("Too bright", "Shade the light on the face."),
    Reason.BLURRED: Advice("Picture blurred", "Wipe and focus the lens."),
    Reason.TOO_SMALL: Advice("Face too small", "Move the camera closer."),
    Reason.STANDBY: Advice("Standby", "Not monitoring, on purpose."),
    Reason.OUT_OF_USE: Advice("Outside intended use", "Score with your own pain scale."),
}
ALARM = {
    AlarmCondition.PAIN: Advice("Pain expression", "Look at the baby."),
    AlarmCondition.SOURCE_LOST: Advice("Camera lost", "Not monitoring. Check its cable."),
    AlarmCondition.PICTURE_FROZEN: Advice("Picture frozen", "Not monitoring. Check the camera."),
    AlarmCondition.SOURCE_UNSTABLE: Advice("Camera unstable", "Gaps in monitoring. Check its cable."),
    AlarmCondition.SOURCE_SLOW: Advice("Camera too slow", "Gaps in monitoring. Check its settings."),
    AlarmCondition.WORKER_STOPPED: Advice("Monitor stopped", "Not monitoring. Restart Neopain."),
    AlarmCondition.DISPLAY_FAILED: Advice("Display failed", "Not monitoring. Restart Neopain."),
    AlarmCondition.MODEL_INTEGRITY: Advice("Model damaged", "Not monitoring. Reinstall Neopain."),
    AlarmCondition.CANNOT_TELL: Advice("Face not readable", "Point the camera at the face."),
    AlarmCondition.STANDBY_OVER: Advice("Standby over", "Monitoring again. Look at the baby and the camera."),
    AlarmCondition.MONITOR_RESTARTED: Advice("Monitor restarted", "It had stopped. Look at the baby."),
    AlarmCondition.SELF_PROOF_FAILED: Advice("Self-test failed", "Watch the baby. Restart Neopain."),
    AlarmCondition.LAGGING: Advice("Scores are late", "Close other programs."),
    AlarmCondition.RECORDING_FAILED: Advice("Not recording", "Monitoring continues. Check the disk."),
    AlarmCondition.DISK_LOW: Advice("Disk almost full", "Export and delete old sessions."),
    AlarmCondition.CLOCK_JUMP: Advice("Clock jumped", "Check the time of this computer."),
    AlarmCondition.SOUND_FAILED: Advice("No alarm sound", "Watch this screen. Check the speaker."),
    AlarmCondition.WARD_LINK_LOST: Advice("Ward link lost", "The desk does not see this bed. Stay within hearing."),
    AlarmCondition.WARD_BED_TWICE: Advice("Bed set up twice", "Another computer says it is this bed. Call IT."),
    AlarmCondition.MAINS_LOST: Advice("On battery", "Plug in the power cable."),
    AlarmCondition.BATTERY_LOW: Advice("Battery low", "Plug in the power cable now."),
}
"""At most 18 letters, to be read from across the room; then what to do."""
ESCALATED = {
    AlarmCondition.PAIN: Advice("Pain unanswered", "Look at the baby now."),
    AlarmCondition.CANNOT_TELL: Advice("Still not readable", "Not monitoring. Look at the baby."),
    AlarmCondition.SOUND_FAILED: Advice("Still no sound", "Watch the baby. Check the speaker."),
    AlarmCondition.BATTERY_LOW: Advice("Battery very low", "Shuts down soon. Plug in the power cable."),
}
