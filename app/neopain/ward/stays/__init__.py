"""Sealed files of recorded stays, from the beds to the ward over HTTPS, never over the bus.

store    the files at the ward, as the beds sent them; nobody there can open them without the bed's key
intake   takes them from beds, each known by its certificate
sender   sends those of a bed
"""
