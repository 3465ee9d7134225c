"""Trains the default bundle: from renders to network, classifier and model folders."""
