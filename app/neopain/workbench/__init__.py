"""Measures, quantises, checks and lists models, for developers and laboratories."""
