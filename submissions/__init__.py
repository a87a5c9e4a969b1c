"""ENTRIES: what organizations write and submit, and its way through screening."""
