"""Forms of the judging app, by noun."""
