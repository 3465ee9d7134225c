"""Neopain watches a newborn's face, scores every frame for a pain expression and raises alarms.

Layers, highest first; imports only go down:
cli > ui | training | synth > workbench > live | review | batch > assemble > dataset > capture | pipeline | record
> inference > base.
Research software, not a medical device.
"""

from typing import TYPE_CHECKING

from neopain.base import no_telemetry

if TYPE_CHECKING:
    __version__: str

# The one import with a side effect: what a library sends when it is loaded can only be stopped before that, and this
# line comes before every library in every process.
no_telemetry.switch_off()


def __getattr__(name: str) -> str:
    """`__version__`, looked up when somebody asks: that loads more modules than all of this package does."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("neopain")
