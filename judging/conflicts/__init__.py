"""Conflicts of interest: declared, recorded, suspected, and their register."""
