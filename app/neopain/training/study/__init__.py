"""Compares ways of judging a lab's own labelled infants, as the paper does, and publishes the best.

The way of a manifest: observe (faces, features) -> pile (on disk) -> dataset -> protocol -> compare -> results ->
report, and publish. Needs no torch.
"""
