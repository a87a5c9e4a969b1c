"""Lets sheets be set aside."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0005_tables_are_not_emptied'),
        ('judging', '0011_assignment_draws'),
        ('submissions', '0003_tables_are_not_emptied'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='scorecard',
            name='scorecard_state_is_known',
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'finished', 'recused', 'set_aside'])), name='scorecard_state_is_known'),
        ),
    ]
