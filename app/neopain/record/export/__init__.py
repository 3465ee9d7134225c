"""What leaves the records, in the form of where it goes: tables, signal viewers, hospital systems, paper, pictures.

`forms.hand_out` is the one door: it asks for the right, writes the audit entry, then the file. All of it
works offline.
"""
