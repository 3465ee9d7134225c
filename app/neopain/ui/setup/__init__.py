"""Set-up in the window, by touch: camera and aiming, bed, first administrator, alarm sound, what is recorded."""
