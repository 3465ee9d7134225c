"""Cameras on the command line: the commands that find and name them, their addresses, and the last one used."""
