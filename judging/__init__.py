"""SCORES: panels, scorecards and the ranking that is derived from them."""
