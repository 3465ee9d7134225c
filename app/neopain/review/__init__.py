"""Recorded sessions opened again: read moment by moment, judged again, scored blind."""
