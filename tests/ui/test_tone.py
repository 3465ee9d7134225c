"""The samples themselves, of the files that ship, measured against the numbers of IEC 60601-1-8."""

import shutil
import wave

import numpy as np
import pytest

from neopain.base import paths
from neopain.base.data import Priority
from neopain.base.errors import InputError
from neopain.pipeline.alarm_rules import RULES
from neopain.ui import tone

MEDIUM, LOW = tone.BURSTS[Priority.MEDIUM], tone.BURSTS[Priority.LOW]
EACH = pytest.mark.parametrize("burst", tone.ALL, ids=lambda burst: burst.name)


def envelope(samples):
    """Peak of the wave over two periods of its fundamental, as a share of the highest."""
    width = round(tone.RATE_HZ / tone.C4_HZ * 2)
    padded = np.pad(np.abs(samples.astype(float)), (width // 2, width - width // 2 - 1))
    peaks = np.lib.stride_tricks.sliding_window_view(padded, width).max(axis=1)
    return peaks / peaks.max()


def runs(loud):
    """Start and end of each pulse, in seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(int)))
    return edges[::2] / tone.RATE_HZ, edges[1::2] / tone.RATE_HZ


@EACH
@pytest.mark.parametrize("share", [0.5, 0.9], ids=["at half height", "at nine tenths"])
def test_pulses_with_allowed_lengths_and_gaps(burst, share):
    starts, ends = runs(envelope(tone.read(burst)) > share)
    assert len(starts) == burst.pulses
    assert ((ends - starts > 0.125) & (ends - starts < 0.250)).all()
    gaps = starts[1:] - ends[:-1]
    assert ((gaps > 0.125) & (gaps < 0.250)).all()
    assert np.ptp(ends - starts) < 0.005


def test_medium_is_three_pulses_and_low_two():
    assert (MEDIUM.pulses, LOW.pulses, tone.REMINDER.pulses) == (3, 2, 1)


@EACH
def test_pulses_rise_and_fall_as_the_standard_asks(burst):
    """From a tenth to nine tenths in 10 to 20 % of the pulse; rise and fall together fit in the gap."""
    shape = envelope(tone.read(burst))[: round(tone.PULSE_S * tone.RATE_HZ)]
    rise_s = (np.argmax(shape > 0.9) - np.argmax(shape > 0.1)) / tone.RATE_HZ
    length_s = np.count_nonzero(shape > 0.5) / tone.RATE_HZ
    assert 0.10 <= rise_s / length_s <= 0.20
    assert 2 * rise_s < tone.GAP_S
    assert np.abs(tone.read(burst)[:20]).max() < 300, "no click"


@EACH
def test_pitch_and_harmonics(burst):
    length = round((tone.PULSE_S + tone.GAP_S) * tone.RATE_HZ)
    for begin in range(0, burst.pulses * length, length):
        pulse = tone.read(burst)[begin : begin + round(tone.PULSE_S * tone.RATE_HZ)].astype(float)
        spectrum = np.abs(np.fft.rfft(pulse * np.hanning(len(pulse)), 1 << 18))
        hz = np.fft.rfftfreq(1 << 18, 1 / tone.RATE_HZ)
        peaks = [i for i in range(1, len(hz) - 1) if spectrum[i] == spectrum[max(i - 300, 0) : i + 301].max()]
        peaks = [i for i in peaks if 20 * np.log10(spectrum[i] / spectrum.max()) > -15]
        peaks_hz = hz[peaks]
        assert abs(peaks_hz[0] - 261.63) < 3, "C4"
        assert 150 <= peaks_hz[0] <= 1000
        assert ((peaks_hz > 300) & (peaks_hz < 4000)).sum() >= 4
        assert peaks_hz / peaks_hz[0] == pytest.approx(np.arange(1, len(peaks_hz) + 1), rel=0.01)


def test_loud_and_not_clipped_and_the_more_urgent_the_louder():
    highest = [np.abs(tone.read(burst).astype(int)).max() / 32767 for burst in (MEDIUM, LOW, tone.REMINDER)]
    assert 0.7 < highest[0] < 0.9
    assert highest[1] < highest[0]
    assert 20 * np.log10(highest[0] / highest[1]) <= 10


def test_every_priority_has_a_burst_that_repeats_within_the_allowed_time():
    assert {rule.priority for rule in RULES} | {rule.escalated for rule in RULES} <= set(tone.BURSTS)
    assert 2.5 <= MEDIUM.repeat_s <= 30.0
    assert LOW.repeat_s > 15.0


@EACH
def test_files_hold_the_computed_samples(burst):
    assert np.abs(tone.read(burst).astype(int) - tone.computed(burst)).max() <= 1


@pytest.fixture
def sounds(tmp_path, monkeypatch):
    shutil.copytree(paths.asset("sounds/medium.wav").parent, tmp_path / "assets" / "sounds")
    monkeypatch.setattr(paths, "root", lambda: tmp_path)
    return tmp_path / "assets" / "sounds"


def test_a_file_with_another_sound_is_refused(sounds):
    shutil.copy(sounds / "low.wav", sounds / "medium.wav")
    with pytest.raises(InputError, match=r"medium\.wav was altered"):
        tone.read(MEDIUM)


def test_a_quieter_file_is_refused(sounds):
    with wave.open(str(sounds / "medium.wav"), "wb") as file:
        file.setparams((1, 2, tone.RATE_HZ, 0, "NONE", ""))
        file.writeframes((tone.computed(MEDIUM) // 4).tobytes())
    with pytest.raises(InputError, match="was altered"):
        tone.read(MEDIUM)


def test_a_file_that_is_no_sound_is_refused(sounds):
    (sounds / "medium.wav").write_bytes(b"RIFF")
    with pytest.raises(InputError, match="cannot be read"):
        tone.read(MEDIUM)
    (sounds / "medium.wav").unlink()
    with pytest.raises(InputError, match="is missing"):
        tone.read(MEDIUM)
