"""Words of the administrator's place in the review window, a module for each page."""
