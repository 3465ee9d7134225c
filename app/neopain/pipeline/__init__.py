"""What happens to a frame. Pure: no thread, no file, no clock; time comes in with the frame.

perceive: detect, track, align, quality, features (stateless but for tracking; needs models).
judge: smooth, alarm (stateful, needs nothing but scores). `pipeline.Pipeline` is both.
The single steps do not know each other; only perceive, judge and pipeline put them together.
"""
