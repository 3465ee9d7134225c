"""The settings of the systems that the ward tells of alarms."""
