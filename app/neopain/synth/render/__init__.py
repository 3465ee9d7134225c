"""Renders a face in a scene to a picture."""
