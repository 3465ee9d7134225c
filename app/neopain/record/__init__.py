"""What is kept: the ward's register (people, patients, audit log), and sessions, each one encrypted file.

A master key, held by the system's keyring or a fallback that is told openly, wraps a random key for each file.
Reads the wall clock and owns files; knows nothing of cameras, pipelines or windows.
"""
