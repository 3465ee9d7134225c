"""The patient at the bedside: bed and name at the top, admission, move, discharge, consent to video, sessions."""
