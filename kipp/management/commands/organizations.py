"""Imports organizations from a file, or the 42 perangkat daerah and units that come with the portal."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kipp.accounts.organization_import import PACKAGED, PackagedFile, Plan, apply_import, preview_import
from kipp.accounts.organization_table import read_table


class Command(BaseCommand):
    """`manage.py organizations [FILE] [--dry-run]`."""

    help = "Imports organizations from a CSV or XLSX file; without a file, the packaged list of Kudus."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declares the file and --dry-run."""
        parser.add_argument("file", nargs="?", type=Path, default=PACKAGED)
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        """Prints what changes row by row, then saves unless asked not to or a row is wrong."""
        try:
            table = read_table(PackagedFile(file), file.name)
            plan = preview_import(table)
            self.print_plan(plan)
            if plan.wrong:
                raise CommandError("Ada baris yang salah. Tidak ada yang disimpan.")
            if dry_run:
                self.stdout.write("Pratinjau saja. Tidak ada yang disimpan.")
                return
            apply_import(table=table, by=None, digest=plan.digest)
            self.stdout.write("Tersimpan.")
        except OSError as error:
            raise CommandError(f"Berkas tidak dapat dibuka: {error}") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def print_plan(self, plan: Plan) -> None:
        """Writes a line for each row that is wrong or changes something, and the counts."""
        for line in plan.lines:
            if line.outcome == "wrong":
                self.stdout.write(f"baris {line.number}: salah: {line.name}: {' '.join(line.messages)}")
            elif line.outcome == "new":
                self.stdout.write(f"baris {line.number}: baru: {line.name}")
            elif line.outcome == "changed":
                changes = "; ".join(f"{label}: {old or '–'} → {new or '–'}" for label, old, new in line.changes)
                self.stdout.write(f"baris {line.number}: berubah: {line.name}: {changes}")
        self.stdout.write(f"{len(plan.lines)} baris: {plan.summary}.")
