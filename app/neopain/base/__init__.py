"""The nouns and the ground rules: data, ports, settings, errors, paths, clock, log.

Imports nothing of ours.
"""
