"""Neopain watches a newborn's face, scores every frame for a pain expression and raises alarms.

Layers, highest first; imports only go down:
cli > ui | training | synth > run > capture | pipeline | record > inference > base.
Research software, not a medical device.
"""

from importlib.metadata import version

__version__ = version("neopain")
