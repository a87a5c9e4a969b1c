"""Refuses TRUNCATE on the tables that have come since."""

from django.db import migrations

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):
    dependencies = [("judging", "0022_paper_sheets")]

    operations = [refuse_truncate("judging")]
