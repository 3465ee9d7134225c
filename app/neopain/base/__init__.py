"""The nouns and the ground rules: data (with alarm, command, event, care), ports, settings, errors, paths, clock, log.

Imports nothing of ours.
"""
