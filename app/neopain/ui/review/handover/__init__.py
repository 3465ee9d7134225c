"""What is handed over from a stay in the review window: exports, print, notes."""
