"""Groups of features that a study compares, and how they are selected."""
