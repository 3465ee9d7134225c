"""The alarm log: every alarm, whether it was pain, and how many alarms per hour there are."""
