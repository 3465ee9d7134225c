"""The alarm log on screen: what was, whether it was pain, and how many alarms an hour the infant and the staff bear."""
