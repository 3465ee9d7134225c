"""Labelled recordings: the manifest, whether its files can be read, and importers of published collections."""
