"""Keeps columns of codes to the codes their choices name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("competitions", "0003_locked_judging_rules"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="competition",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["preparing", "running", "archived"])),
                name="competition_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettertype",
            constraint=models.CheckConstraint(
                condition=models.Q(("template__in", ["implementation", "identity", "replication", "none"])),
                name="letter_type_template_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "open", "closed"])), name="stage_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["mean", "trimmed", "median"])), name="stage_method_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("finalist_tie__in", ["panel", "grow"])), name="stage_finalist_tie_is_known"
            ),
        ),
    ]
