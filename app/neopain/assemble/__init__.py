"""Puts pipelines together, runs them over a source, spreads work over processes, and writes score tables."""
