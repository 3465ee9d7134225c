"""The list of stays: its rows, its small curves, its filters."""
