"""Views of the judging app, by noun."""
