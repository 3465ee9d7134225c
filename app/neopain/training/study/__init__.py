"""Compares features, selectors and classifiers on a lab's own labelled infants, as the paper does; publishes the best.

The way of a manifest: extract (faces, features), array_store, dataset, protocol, compare, results, report; then refit
and publish. Needs no torch.
"""
