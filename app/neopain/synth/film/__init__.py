"""Scripted clips: timeline, motion, rendered video."""
