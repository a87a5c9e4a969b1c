"""The ranking views, version 2: steps of the tie-break chain can be switched off, and the additive method."""

from django.db import migrations

from judging.sql import replace


class Migration(migrations.Migration):
    dependencies = [("judging", "0015_severities"), ("competitions", "0006_tie_break_steps")]

    operations = [replace("ranking_v1", "ranking_v2")]
