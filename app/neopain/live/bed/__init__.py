"""What one bed has to itself: the claim of one monitor to its camera and its bed."""
