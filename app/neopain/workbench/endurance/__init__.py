"""Cameras on this computer that fail on purpose, and long runs of the real monitor and window on them."""
