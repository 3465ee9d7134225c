"""Closing the window of a live monitor ends the monitoring: it asks first, and for a PIN while an alarm is active."""
