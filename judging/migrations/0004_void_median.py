"""Makes the ranking views anew where they are those of an earlier version: the median is no step where it is the score."""

from django.db import migrations

from judging.sql import text_of


class Migration(migrations.Migration):
    dependencies = [("judging", "0003_votes_and_what_the_seal_covers")]

    operations = [
        migrations.RunSQL(text_of("ranking_v3_drop"), migrations.RunSQL.noop),
        migrations.RunSQL(text_of("ranking_v3"), migrations.RunSQL.noop),
    ]
