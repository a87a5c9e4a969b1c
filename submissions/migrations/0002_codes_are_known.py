"""Keeps columns of codes to the codes their choices name."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_codes_are_known"),
        ("competitions", "0004_codes_are_known"),
        ("submissions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["letter", "evidence", "photo"])), name="attachment_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["", "met", "unmet"])), name="checklist_mark_result_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["draft", "submitted", "returned", "eligible", "ineligible", "withdrawn", "disqualified"],
                    )
                ),
                name="submission_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("pending_decision__in", ["", "accept", "refuse"])),
                name="submission_pending_decision_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("group__in", ["", "general", "replication"])), name="submission_group_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["", "digital", "non_digital"])), name="submission_form_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("maturity__in", ["", "concept", "trial", "implemented"])),
                name="submission_maturity_is_known",
            ),
        ),
    ]
