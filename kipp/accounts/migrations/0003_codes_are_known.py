"""Keeps columns of codes to the codes their choices name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["held", "queued", "sent", "failed", "cancelled"])),
                name="mail_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "bagian",
                            "sekretariat",
                            "inspektorat",
                            "dinas",
                            "satuan",
                            "badan",
                            "rsud",
                            "kecamatan",
                            "uptd",
                            "sekolah",
                        ],
                    )
                ),
                name="organization_kind_is_known",
            ),
        ),
    ]
