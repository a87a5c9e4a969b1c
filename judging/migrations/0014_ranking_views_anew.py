"""Makes the ranking views of version 1 anew: databases from before carry them without the columns added since."""

from django.db import migrations

from judging.sql import reload


class Migration(migrations.Migration):
    dependencies = [("judging", "0013_new_tables_are_not_emptied")]

    operations = [reload("ranking_v1")]
