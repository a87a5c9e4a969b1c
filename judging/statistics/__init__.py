"""What the numbers of a panel can and cannot carry: agreement, severity, robustness, certainty; pure, without Django.

The method is described in docs/ranking.md; nothing here is official, and nothing here changes a place.
"""
