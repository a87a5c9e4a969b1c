"""Sealing a result, the text the seal is put on, and the minute at which it becomes public."""
