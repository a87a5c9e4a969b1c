"""Measures the portal over HTTP against gunicorn with two workers; run by `make bench`."""
