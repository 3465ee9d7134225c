"""Scores and evaluates many recordings: files in, tables and figures out."""
