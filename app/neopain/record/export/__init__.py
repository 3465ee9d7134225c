"""Exports of sessions: tables, signal viewers, hospital systems, paper, pictures. All of it works offline.

`export.export_session` is the only entry: it checks the right and writes the audit entry before the file.
"""
