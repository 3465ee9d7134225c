"""The ward's past: minutes of every bed, events, alarms and who was told, in SQLite or PostgreSQL.

tables      what is stored
minutes     sixty seconds of a bed as one row
writer      a thread that writes, and says what is on the disk
past        what a page asks about the past
left_over   what a server before this one left
"""
