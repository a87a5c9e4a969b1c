"""Keeps the version of a section that was not chosen when two met."""

# ruff: noqa: E501

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("submissions", "0003_tables_are_not_emptied"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OtherVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=60, verbose_name="bagian")),
                ("section_label", models.CharField(max_length=200, verbose_name="nama bagian")),
                ("content", models.JSONField(verbose_name="isi")),
                ("written_at", models.DateTimeField(verbose_name="ditulis")),
                ("chosen_at", models.DateTimeField(verbose_name="dipilih")),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dipilih oleh",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_versions",
                        to="submissions.submission",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ditulis oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi lain",
                "verbose_name_plural": "versi lain",
            },
        ),
        migrations.CreateModel(
            name="OtherVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("section", models.CharField(max_length=60, verbose_name="bagian")),
                ("section_label", models.CharField(max_length=200, verbose_name="nama bagian")),
                ("content", models.JSONField(verbose_name="isi")),
                ("written_at", models.DateTimeField(verbose_name="ditulis")),
                ("chosen_at", models.DateTimeField(verbose_name="dipilih")),
                (
                    "chosen_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dipilih oleh",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="submissions.otherversion",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="submissions.submission",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ditulis oleh",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (NEW."chosen_at", NEW."chosen_by_id", NEW."content", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section", NEW."section_label", NEW."submission_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="9e932810e5847cb6fa171c1fc8bc9a965ec48229",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f7d18",
                    table="submissions_otherversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (NEW."chosen_at", NEW."chosen_by_id", NEW."content", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section", NEW."section_label", NEW."submission_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="115da7799e7cc3d02d73dea5d8ff7ba89f9042ca",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9e5e3",
                    table="submissions_otherversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (OLD."chosen_at", OLD."chosen_by_id", OLD."content", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section", OLD."section_label", OLD."submission_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="bf25112941ac51425fc43be496d537f0a1ae027b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c8385",
                    table="submissions_otherversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherversionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e240d5d8b39bf67b4c65461b22fd7056d69cb68b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92168",
                    table="submissions_otherversionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
