"""Standby in the bedside window: asked for in the tray, shown very large in place of state and number."""
