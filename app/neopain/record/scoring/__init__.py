"""Pain scales scored by people, the clips they score, and how well they agree."""
