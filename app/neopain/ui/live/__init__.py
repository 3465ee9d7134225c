"""The live page and its parts: alarm bar, score, video, chart, cards, replay bar, status."""
