"""Scoring by hand: the card that asks item by item, at the bed, in review, and blind."""
