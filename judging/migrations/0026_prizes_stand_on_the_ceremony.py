"""Leaves prizes to the details of the ceremony, where they are typed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0025_ceremony_certificates_feedback'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='documentdetails',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='documentdetails',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='documentdetails',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='documentdetails',
            name='prizes',
        ),
        migrations.RemoveField(
            model_name='documentdetailsevent',
            name='prizes',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='5adf17cbfe56594bbf50ec0c40dad47376433087', operation='INSERT', pgid='pgtrigger_insert_insert_11295', table='judging_documentdetails', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='5911d7c7a756910ce0a72b1185332ca8f83e40a3', operation='UPDATE', pgid='pgtrigger_update_update_13914', table='judging_documentdetails', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (OLD."about", OLD."chair_id", OLD."competition_id", OLD."dated_on", OLD."id", OLD."kind", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."signatory_name", OLD."signatory_nip", OLD."signatory_position", OLD."signatory_rank", OLD."stage_id", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='198e016420b39c6c7e018d07e5830f1fdaebd10d', operation='DELETE', pgid='pgtrigger_delete_delete_20008', table='judging_documentdetails', when='AFTER')),
        ),
    ]
