"""The live page, part by part: alarm bar, score, video, chart, replay controls, buttons, status."""
