"""The ranking in SQL, as versioned files that migrations load."""

from pathlib import Path

from django.db import migrations


def load(name: str) -> migrations.RunSQL:
    """Makes the migration step that runs `<name>.sql` and takes it back by `<name>_drop.sql`."""
    return migrations.RunSQL(text_of(name), text_of(f"{name}_drop"))


def text_of(name: str) -> str:
    return (Path(__file__).parent / f"{name}.sql").read_text()
