"""The ranking in SQL, as versioned files that migrations load."""

from pathlib import Path

from django.db import migrations


def load(name: str) -> migrations.RunSQL:
    """Makes the migration step that runs `<name>.sql` and takes it back by `<name>_drop.sql`."""
    folder = Path(__file__).parent
    return migrations.RunSQL((folder / f"{name}.sql").read_text(), (folder / f"{name}_drop.sql").read_text())
