"""The records: the ward's register (staff, patients, audit log) and the sessions, each one encrypted file.

A master key, stored in the system's keyring or in a fallback that the program shows openly, wraps a random key for each
file. Reads the wall clock and owns files; imports nothing of cameras, pipelines or windows.
"""
