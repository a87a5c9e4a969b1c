"""Forgets the models of two ranking views that nothing reads any more; the views themselves are in ranking_v1.sql."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("judging", "0002_ranking_v1")]

    operations = [migrations.DeleteModel("StageCard"), migrations.DeleteModel("StageResult")]
