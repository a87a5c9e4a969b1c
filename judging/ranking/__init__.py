"""The ranking as people read it: places, lines, groups, explanations, decisions, and the second computation."""
