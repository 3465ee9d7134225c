"""Scoring by hand at the bed, and blind scoring of clips."""
