"""The processing of a frame. Pure: no thread, no file, no clock; time comes in with the frame.

perceive: detect, track, align, quality, features (stateless but for tracking; needs models).
judge: score, then the bedside: smooth, alarm, care, baseline (stateful, needs nothing but scores).
`pipeline.Pipeline` is both; what_if judges recorded scores again.
The steps do not import each other; perceive, bedside, judge and pipeline put them together.
"""
