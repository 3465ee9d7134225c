"""Recorded sessions opened again: read moment by moment, rescored, scored blind."""
