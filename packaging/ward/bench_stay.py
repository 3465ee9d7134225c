"""The stay of the bench's beds: what the real pipeline and the real recorder made of the demo clip, read back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from neopain.assemble.loop import run
from neopain.assemble.pipeline import build_pipeline
from neopain.base import paths
from neopain.base.data import AlarmCondition, Moment, Sample
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.record.session.session import Session
from neopain.record.session.sessions import FOLDER_NAME
from neopain.record.storage import keys

TAKE_EVERY = 5
"""Every so manieth picture of the clip is judged, five a second: a bed sends no more than that."""
FROM_S, TO_S = 17.0, 52.0
"""The part of the clip that is judged: a heel prick, the cry, and the calm after it."""
LEAD_S, TAIL_S = 1.0, 1.0
"""What is kept of the stay before the pain alarm began and after it was gone: little, so that alarms are many."""


def record_stay(folder: Path) -> tuple[str, list[Sample]]:
    """Record a part of the demo clip into records of its own in `folder`; returns the models' names and the recorded
    samples from shortly before its pain alarm until shortly after.
    """
    settings = Settings()
    ready, key = build_pipeline(settings), keys.create(folder, secrets.token_hex(16))
    records = Records(folder, lambda: key)
    recorder = Recorder(lambda zero: records.begin(zero, ready.bundle, ready.provider, "demo", settings))
    run(_pictures(), ready.pipeline, (recorder,))
    recorder.close()
    if recorder.session is None or recorder.failed or recorder.lost:
        raise SystemExit(f"the stay could not be recorded: {recorder.fault}")
    with Session(folder / FOLDER_NAME / recorder.session, key) as session:
        samples = list(session.samples())
    painful = [sample.t_s for sample in samples if in_pain(sample)]
    if not painful or in_pain(samples[-1]):
        raise SystemExit("the recorded stay has no pain alarm that ended")
    return ready.bundle.title, [
        sample for sample in samples if painful[0] - LEAD_S <= sample.t_s <= painful[-1] + TAIL_S
    ]


def in_pain(sample: Sample) -> bool:
    """Whether the pain alarm was given."""
    return any(signal.condition is AlarmCondition.PAIN for signal in sample.alarms.signals)


def _pictures() -> Iterator[Moment]:
    source = VideoFile(paths.asset("demo.mp4"))
    try:
        for number, moment in enumerate(source):
            if moment.t_s > TO_S:
                return
            if moment.t_s >= FROM_S and number % TAKE_EVERY == 0:
                yield moment
    finally:
        source.close()
