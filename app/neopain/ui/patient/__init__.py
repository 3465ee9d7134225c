"""The patient at the bedside: admission, move, discharge, consent to video, the recorded sessions, and bed and patient at the top."""
