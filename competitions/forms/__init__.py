"""Forms of the set-up, one file per noun."""
