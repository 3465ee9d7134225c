"""The patient at the bedside: admitted, moved, discharged, consent to video, and the way to what was recorded."""
