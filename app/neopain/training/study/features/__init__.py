"""Groups of features that a study compares, and feature selection."""
