"""The real monitor over a scripted source and a story of scores."""

import stories
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted, drawn_face, scene
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts

SETTINGS = CaptureSettings.model_construct(frozen_s=1e9)
"""The drawn face does not move and must not be taken for a frozen picture: no user can set that."""


def make(story, seconds, *, live=True, pipeline=None):
    moments = list(scene([(seconds, drawn_face())], 30.0))
    source = LiveSource(lambda: Scripted(moments, pace=1.0, live=live), SETTINGS)
    pipeline = stories.pipeline(story) if pipeline is None else pipeline
    return Monitor(MonitorParts(source=source, pipeline=pipeline, capture=SETTINGS, bundle_id="test", provider="CPU"))
