"""Refuses TRUNCATE on the table of other versions too."""

from django.db import migrations

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):
    dependencies = [("submissions", "0004_other_version")]

    operations = [refuse_truncate("submissions")]
