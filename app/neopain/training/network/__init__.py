"""The network, its training, and ablations. Needs torch."""
