"""The monitor of one bed: worker, live source, watchdog, recorders, self-test. Threads live here; Qt does not."""
