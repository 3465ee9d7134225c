"""The recipe of the bundle that ships: renders to network, classifier and model folders."""
