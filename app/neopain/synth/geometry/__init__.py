"""Meshes, their rasterisation, and the head model."""
