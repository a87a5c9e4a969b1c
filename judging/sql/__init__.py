"""The ranking in SQL, as versioned files that migrations load."""

from pathlib import Path

from django.db import migrations


def load(name: str) -> migrations.RunSQL:
    """Makes the migration step that runs `<name>.sql` and takes it back by `<name>_drop.sql`."""
    return migrations.RunSQL(text_of(name), text_of(f"{name}_drop"))


def replace(old: str, new: str) -> migrations.RunSQL:
    """Makes the migration step that puts `<new>.sql` in the place of `<old>.sql`, and back."""
    forwards = f"{text_of(f'{old}_drop')}\n{text_of(new)}"
    return migrations.RunSQL(forwards, f"{text_of(f'{new}_drop')}\n{text_of(old)}")


def text_of(name: str) -> str:
    return (Path(__file__).parent / f"{name}.sql").read_text()
