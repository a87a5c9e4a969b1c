"""The ranking views."""

from django.db import migrations

from judging.sql import load


class Migration(migrations.Migration):
    dependencies = [("judging", "0001_initial")]

    operations = [load("ranking_v3")]
