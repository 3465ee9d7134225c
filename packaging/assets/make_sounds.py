"""Write assets/sounds/*.wav, the alarm signals, from the numbers in neopain/ui/tone.py."""

from __future__ import annotations

import wave
from pathlib import Path

from neopain.ui import tone

OUT = Path(__file__).parents[2] / "assets" / "sounds"


def main() -> None:
    """Write one file a signal."""
    OUT.mkdir(parents=True, exist_ok=True)
    for burst in tone.ALL:
        with wave.open(str(OUT / f"{burst.name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(tone.RATE_HZ)
            file.writeframes(tone.computed(burst).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
