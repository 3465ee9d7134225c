"""The alarm signals: computed as samples, and the same in the WAV files under assets/sounds.

Bursts as in IEC 60601-1-8, "general" melody on one note: medium priority is three pulses (C4 C4 C4), low priority two.
Pulses of 125 to 250 ms with 125 to 250 ms between, a rise of 10 to 20 % of the pulse, four harmonics or more within
15 dB of the fundamental. The reminder of AUDIO OFF is one pulse. The files are played, so that every machine
sounds alike and an engineer can listen to them; a file that is missing or altered is replaced by computed samples.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base import paths
from neopain.base.data import Priority
from neopain.base.errors import InputError

RATE_HZ = 44100
C4_HZ = 261.63
PULSE_S = 0.2
GAP_S = 0.18
RISE_S = 0.036
HARMONICS_DB = (0.0, -2.0, -4.0, -6.0, -8.0, -10.0)
"""Level of fundamental and harmonics. Rich in harmonics: one ear-blocking reflection cannot take all of it away."""


@dataclass(frozen=True, slots=True)
class Burst:
    """A signal: file `name`.wav, so many `pulses`, the `level` of its highest sample (1 is full scale), and the time
    from one burst to the next.
    """

    name: str
    pulses: int
    level: float
    repeat_s: float


BURSTS = {
    Priority.MEDIUM: Burst("medium", 3, 0.8, repeat_s=10.0),
    Priority.LOW: Burst("low", 2, 0.4, repeat_s=60.0),
}
"""Repeated every 2.5 to 30 s for medium priority, every 15 s at the least for low. There is no alarm of high priority:
see pipeline/alarm_rules.py."""
REMINDER = Burst("reminder", 1, 0.4, repeat_s=120.0)
ALL = (*BURSTS.values(), REMINDER)


def computed(burst: Burst) -> NDArray[np.int16]:
    """The computed samples of `burst`, mono, (N,) int16 at RATE_HZ."""
    t_s = np.arange(round(PULSE_S * RATE_HZ)) / RATE_HZ
    wave_ = np.zeros_like(t_s)
    for order, level_db in enumerate(HARMONICS_DB, start=1):
        wave_ += 10 ** (level_db / 20) * np.sin(2 * np.pi * C4_HZ * order * t_s)
    ramp = np.clip(np.minimum(t_s, t_s[::-1]) / RISE_S, 0.0, 1.0)
    pulse = wave_ * np.sin(ramp * np.pi / 2) ** 2
    gap = np.zeros(round(GAP_S * RATE_HZ))
    whole = np.concatenate([part for _ in range(burst.pulses) for part in (pulse, gap)])
    result: NDArray[np.int16] = np.round(burst.level * 32767 * whole / np.abs(whole).max()).astype(np.int16)
    return result


def read(burst: Burst) -> NDArray[np.int16]:
    """The samples of `burst` from its file; raises InputError if it is missing or differs from `computed`."""
    shown = f"assets/sounds/{burst.name}.wav"
    path = paths.asset(f"sounds/{burst.name}.wav")
    try:
        with wave.open(str(path)) as file:
            form = file.getnchannels(), file.getsampwidth(), file.getframerate()
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)
    except (OSError, EOFError, wave.Error) as error:
        raise InputError(f"{shown} cannot be read: {error}; install neopain again") from error
    expected = computed(burst)
    # Sines of another processor may be rounded differently.
    same = form == (1, 2, RATE_HZ) and samples.shape == expected.shape
    if not same or np.abs(samples.astype(int) - expected).max() > 1:
        raise InputError(f"{shown} was altered: install neopain again")
    return samples
