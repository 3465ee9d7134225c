"""What one bed has to itself: the claim of one monitor to its camera and bed, and a standby that outlasts a restart."""
