"""The patient at the bedside: admission, move, discharge, consent to video, and the recorded sessions."""
