"""Typing at the bed: the touch keyboard, and badge and barcode readers that act as a keyboard."""
