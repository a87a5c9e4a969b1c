"""The pages of entries, one file per noun."""
