"""The sentences that people are told, by code."""
