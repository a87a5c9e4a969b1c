"""Judges who left keep their seat for the sheets that stay; sheets can be set aside."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0003_locked_judging_rules'),
        ('judging', '0009_tables_are_not_emptied'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='panelmember',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='panelmember',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='panelmember',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='panelmember',
            name='left_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='lepas pada'),
        ),
        migrations.AddField(
            model_name='panelmember',
            name='left_reason',
            field=models.TextField(blank=True, verbose_name='alasan lepas'),
        ),
        migrations.AddField(
            model_name='panelmember',
            name='replaces',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replacements', to='judging.panelmember'),
        ),
        migrations.AddField(
            model_name='panelmemberevent',
            name='left_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='lepas pada'),
        ),
        migrations.AddField(
            model_name='panelmemberevent',
            name='left_reason',
            field=models.TextField(blank=True, verbose_name='alasan lepas'),
        ),
        migrations.AddField(
            model_name='panelmemberevent',
            name='replaces',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.panelmember'),
        ),
        migrations.AlterField(
            model_name='scorecard',
            name='state',
            field=models.CharField(choices=[('draft', 'belum selesai'), ('finished', 'selesai'), ('recused', 'benturan kepentingan'), ('set_aside', 'dikesampingkan')], default='draft', max_length=10, verbose_name='keadaan'),
        ),
        migrations.AlterField(
            model_name='scorecardevent',
            name='state',
            field=models.CharField(choices=[('draft', 'belum selesai'), ('finished', 'selesai'), ('recused', 'benturan kepentingan'), ('set_aside', 'dikesampingkan')], default='draft', max_length=10, verbose_name='keadaan'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (NEW."id", NEW."judge_id", NEW."left_at", NEW."left_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."replaces_id", NEW."stage_id"); RETURN NULL;', hash='ac9e9153cbc41b636f2dafcfc62050c2491f43e4', operation='INSERT', pgid='pgtrigger_insert_insert_f81f5', table='judging_panelmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (NEW."id", NEW."judge_id", NEW."left_at", NEW."left_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."replaces_id", NEW."stage_id"); RETURN NULL;', hash='f13bad7c60ed1183fa3aacb86be9875d780b8c1f', operation='UPDATE', pgid='pgtrigger_update_update_69db5', table='judging_panelmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (OLD."id", OLD."judge_id", OLD."left_at", OLD."left_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."replaces_id", OLD."stage_id"); RETURN NULL;', hash='147562a05b9fd9da6d3b1c26d478dd0506eaee2a', operation='DELETE', pgid='pgtrigger_delete_delete_78a01', table='judging_panelmember', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='panelmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('left_at', None), ('left_reason', '')), models.Q(('left_at__isnull', False), models.Q(('left_reason', ''), _negated=True)), _connector='OR'), name='panel_member_leaves_with_a_reason', violation_error_message='Isi alasan juri dilepas.'),
        ),
    ]
