"""Faces missed by a detector that has learnt from whole faces in daylight: those at night and at the picture's edge."""
