"""The review window: what was recorded, for who was not there."""
