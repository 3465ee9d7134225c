"""Meshes and how they become pixels, without any knowledge of infants."""
