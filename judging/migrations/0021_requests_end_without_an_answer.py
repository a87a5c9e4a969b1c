"""Requests to look again end, with a reason, when their judge can answer no more."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0020_document_details'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='reconsideration',
            name='reconsideration_is_answered_once',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reconsideration',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reconsideration',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reconsideration',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='reconsideration',
            name='reconsideration_one_open_per_sheet',
        ),
        migrations.AddField(
            model_name='reconsideration',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='berakhir tanpa jawaban'),
        ),
        migrations.AddField(
            model_name='reconsideration',
            name='ended_reason',
            field=models.TextField(blank=True, verbose_name='alasan berakhir'),
        ),
        migrations.AddField(
            model_name='reconsiderationevent',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='berakhir tanpa jawaban'),
        ),
        migrations.AddField(
            model_name='reconsiderationevent',
            name='ended_reason',
            field=models.TextField(blank=True, verbose_name='alasan berakhir'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='reconsideration_is_answered_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS NOT NULL OR OLD."ended_at" IS NOT NULL)', func="\n    raise exception 'Permintaan tinjau ulang yang tercatat tidak dapat diubah.'\n        using errcode = 'check_violation', constraint = 'reconsideration_stays';\n", hash='52b8f8994a08835db2946c90afa445abb1537081', operation='UPDATE OF "answer", "after", "answered_at", "ended_at", "ended_reason"', pgid='pgtrigger_reconsideration_is_answered_once_dca80', table='judging_reconsideration', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (NEW."after", NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."ended_at", NEW."ended_reason", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."scorecard_id"); RETURN NULL;', hash='7ba88d6e58138c2d6bf3787e0dd9f77d0b159a73', operation='INSERT', pgid='pgtrigger_insert_insert_de0e1', table='judging_reconsideration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (NEW."after", NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."ended_at", NEW."ended_reason", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."scorecard_id"); RETURN NULL;', hash='541a35e3211204d12eb0eec951dc31ba28c661a2', operation='UPDATE', pgid='pgtrigger_update_update_c07c5', table='judging_reconsideration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (OLD."after", OLD."answer", OLD."answered_at", OLD."asked_at", OLD."asked_by_id", OLD."before", OLD."ended_at", OLD."ended_reason", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."scorecard_id"); RETURN NULL;', hash='cf0c1f6d30ed62380f88e2d266a48ddc50c94cd4', operation='DELETE', pgid='pgtrigger_delete_delete_94c50', table='judging_reconsideration', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None), ('ended_at', None)), fields=('scorecard',), name='reconsideration_one_open_per_sheet', violation_error_message='Juri ini sudah diminta meninjau ulang lembar ini.'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_reason', '')), models.Q(('answered_at', None), ('ended_at__isnull', False), models.Q(('ended_reason', ''), _negated=True)), _connector='OR'), name='reconsideration_ended_with_a_reason'),
        ),
    ]
