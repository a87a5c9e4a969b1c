"""Refuses TRUNCATE on every table of this app, which no row trigger and no audit trail would see."""

from django.db import migrations

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):
    dependencies = [("judging", "0008_codes_are_known")]

    operations = [refuse_truncate("judging")]
