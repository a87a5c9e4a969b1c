"""Refuses TRUNCATE on the tables of severities and seals."""

from django.db import migrations

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):
    dependencies = [("judging", "0018_publication_of_the_archive")]

    operations = [refuse_truncate("judging")]
