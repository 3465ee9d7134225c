"""Types and conventions for all other packages: data, alarms, commands, events, care, ports, settings, errors, paths.

Imports no other package of Neopain.
"""
