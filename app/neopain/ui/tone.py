"""The alarm sound as samples, made by arithmetic: a missing file cannot take it away.

Medium priority as in IEC 60601-1-8: a burst of three pulses on one note ("general": C4 C4 C4), pulses of 125 to 250 ms
with 125 to 250 ms between, a rise of 10 to 20 % of the pulse, four harmonics or more within 15 dB of the fundamental.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44100
C4_HZ = 261.63
PULSES = 3
PULSE_S = 0.2
GAP_S = 0.2
RISE_S = 0.03
HARMONICS_DB = (0.0, -2.0, -4.0, -6.0, -8.0, -10.0)
"""Level of fundamental and harmonics. Rich in harmonics: one ear-blocking reflection cannot take all of it away."""
LEVEL = 0.8


def medium_burst() -> NDArray[np.int16]:
    """The burst, mono, (N,) int16 at RATE_HZ."""
    t_s = np.arange(round(PULSE_S * RATE_HZ)) / RATE_HZ
    wave = np.zeros_like(t_s)
    for order, level_db in enumerate(HARMONICS_DB, start=1):
        wave += 10 ** (level_db / 20) * np.sin(2 * np.pi * C4_HZ * order * t_s)
    ramp = np.clip(np.minimum(t_s, t_s[::-1]) / RISE_S, 0.0, 1.0)
    pulse = wave * np.sin(ramp * np.pi / 2) ** 2
    gap = np.zeros(round(GAP_S * RATE_HZ))
    burst = np.concatenate([part for _ in range(PULSES) for part in (pulse, gap)])
    result: NDArray[np.int16] = (LEVEL * 32767 * burst / np.abs(burst).max()).astype(np.int16)
    return result
