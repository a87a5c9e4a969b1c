"""Keeps columns of codes to the codes their choices name."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("competitions", "0004_codes_are_known"),
        ("judging", "0007_blind_judging"),
        ("submissions", "0002_codes_are_known"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "finished", "recused"])), name="scorecard_state_is_known"
            ),
        ),
    ]
