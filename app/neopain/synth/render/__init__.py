"""From a face in a place to a picture."""
