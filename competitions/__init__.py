"""SET-UP: an edition with its stages, questions, criteria, tiers and roster."""
