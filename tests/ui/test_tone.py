"""The samples themselves, measured against the numbers of IEC 60601-1-8 for medium priority."""

import numpy as np
import pytest

from neopain.ui import tone


@pytest.fixture(scope="module")
def loud():
    """Where the burst sounds: its envelope above half of the highest."""
    wave = np.abs(tone.medium_burst().astype(float))
    width = round(tone.RATE_HZ / tone.C4_HZ * 2)
    envelope = np.convolve(wave, np.ones(width) / width, "same")
    return envelope > envelope.max() / 2


def runs(loud):
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(int)))
    return edges[::2] / tone.RATE_HZ, edges[1::2] / tone.RATE_HZ


def test_three_equal_pulses_with_allowed_lengths_and_gaps(loud):
    starts, ends = runs(loud)
    assert len(starts) == 3
    assert ((ends - starts > 0.125) & (ends - starts < 0.250)).all()
    gaps = starts[1:] - ends[:-1]
    assert ((gaps > 0.125) & (gaps < 0.250)).all()


def test_rise_is_10_to_20_percent_of_the_pulse_and_begins_softly():
    assert 0.1 <= tone.RISE_S / tone.PULSE_S <= 0.2
    assert np.abs(tone.medium_burst()[:20]).max() < 300


def test_pitch_and_harmonics():
    pulse = tone.medium_burst()[: round(tone.PULSE_S * tone.RATE_HZ)].astype(float)
    spectrum = np.abs(np.fft.rfft(pulse * np.hanning(len(pulse)), 1 << 18))
    hz = np.fft.rfftfreq(1 << 18, 1 / tone.RATE_HZ)
    peaks = [i for i in range(1, len(hz) - 1) if spectrum[i] == spectrum[max(i - 300, 0) : i + 301].max()]
    peaks = [i for i in peaks if 20 * np.log10(spectrum[i] / spectrum.max()) > -15]
    found = hz[peaks]
    assert abs(found[0] - 261.63) < 3
    assert 150 <= found[0] <= 1000
    assert ((found > 300) & (found < 4000)).sum() >= 4
    assert found / found[0] == pytest.approx(np.arange(1, len(found) + 1), rel=0.01)


def test_loud_and_not_clipped():
    burst = tone.medium_burst()
    assert burst.dtype == np.int16
    assert 0.7 < np.abs(burst.astype(int)).max() / 32767 < 0.9
