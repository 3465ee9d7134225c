"""What an administrator sets in the review window: one place, a page for each kind."""
