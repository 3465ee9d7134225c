"""Puts the parts together and turns the crank. Threads and clocks live here; Qt does not."""
