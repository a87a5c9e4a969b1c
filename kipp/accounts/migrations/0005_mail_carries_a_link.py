"""Lets a mail say which private link is put in when it leaves."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_tables_are_not_emptied"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="mail",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mail",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mail",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="mail",
            name="link",
            field=models.CharField(
                blank=True,
                choices=[("invitation", "undangan"), ("password", "kata sandi baru")],
                max_length=10,
                verbose_name="tautan pribadi",
            ),
        ),
        migrations.AddField(
            model_name="mailevent",
            name="link",
            field=models.CharField(
                blank=True,
                choices=[("invitation", "undangan"), ("password", "kata sandi baru")],
                max_length=10,
                verbose_name="tautan pribadi",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mail",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."due_at", NEW."error", NEW."id", NEW."key", NEW."link", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient", NEW."recipient_name", NEW."sent_at", NEW."state", NEW."subject", NEW."topic"); RETURN NULL;',
                    hash="eeefd28a6412620cdda40d2da98a6d97f9d28439",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16e31",
                    table="accounts_mail",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mail",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."due_at", NEW."error", NEW."id", NEW."key", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient", NEW."recipient_name", NEW."sent_at", NEW."state", NEW."subject", NEW."topic"); RETURN NULL;',
                    hash="d2ef92bfd6b3020e7eebc9e357f3bf5ee1e35911",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a3ac",
                    table="accounts_mail",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mail",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (OLD."attempts", OLD."body", OLD."created_at", OLD."created_by_id", OLD."due_at", OLD."error", OLD."id", OLD."key", OLD."link", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipient", OLD."recipient_name", OLD."sent_at", OLD."state", OLD."subject", OLD."topic"); RETURN NULL;',
                    hash="66084332cd7c4235b7a38b2019460dc7e7c5da70",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dd6af",
                    table="accounts_mail",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("link__in", ["", "invitation", "password"])), name="mail_link_is_known"
            ),
        ),
    ]
