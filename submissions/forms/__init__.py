"""The forms of entries, one file per noun."""
