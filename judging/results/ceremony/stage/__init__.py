"""Stage mode: the ceremony as one HTML file that needs neither network nor portal."""
