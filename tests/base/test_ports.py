"""A sink only defines what it needs."""

from neopain.base.data import Event, EventKind
from neopain.base.ports import Sink


class Listener(Sink):
    """Defines nothing but the call."""

    def __init__(self):
        self.samples = []

    def __call__(self, moment, sample):
        self.samples.append(sample)


def test_what_a_sink_does_not_define_does_nothing_and_keeps_no_record():
    sink = Listener()
    sink(None, "sample")
    sink.note(Event(1.0, EventKind.MARKED))
    sink.begin_patient()
    sink.close()
    sink.close()
    assert sink.samples == ["sample"]
    assert sink.failed is None, "None stands for a sink that keeps no record, False for one that works"
