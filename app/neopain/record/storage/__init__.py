"""Encrypted SQLite files, keys, schema and encodings that the rest of `record` is built on."""
