#!/usr/bin/env python
"""Runs the portal's administrative commands."""

import os
import sys

from kipp.postgres import PostgresError


def main():
    """Runs the command; a server that cannot start is told in its own sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kipp.settings")
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    except PostgresError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
