"""Neopain watches a newborn's face, scores every frame for a pain expression and raises alarms.

Layers, highest first; imports only go down:
cli > ui | training | synth > workbench > live | review | batch > assemble > dataset > capture | pipeline | record
> inference > base.
Research software, not a medical device.
"""

from importlib.metadata import version

from neopain.base import no_telemetry

# The one import with a side effect: what a library sends when it is loaded can only be stopped before that, and this
# line comes before every library in every process.
no_telemetry.switch_off()

__version__ = version("neopain")
