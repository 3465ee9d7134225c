"""Films: script, motion, rendered video."""
