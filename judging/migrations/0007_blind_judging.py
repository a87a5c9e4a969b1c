"""Covered passages and cleared files of blind judging."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0006_dismissed_suggestion'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('submissions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClearedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cleared_at', models.DateTimeField(verbose_name='diperiksa')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='cleared', to='submissions.attachment')),
                ('cleared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'berkas tanpa identitas',
                'verbose_name_plural': 'berkas tanpa identitas',
            },
        ),
        migrations.CreateModel(
            name='ClearedFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cleared_at', models.DateTimeField(verbose_name='diperiksa')),
                ('attachment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.attachment')),
                ('cleared_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.clearedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CoveredPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='teks yang ditutup')),
                ('marked_at', models.DateTimeField(verbose_name='ditandai')),
                ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covered_passages', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'teks yang ditutup',
                'verbose_name_plural': 'teks yang ditutup',
            },
        ),
        migrations.CreateModel(
            name='CoveredPassageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=500, verbose_name='teks yang ditutup')),
                ('marked_at', models.DateTimeField(verbose_name='ditandai')),
                ('marked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.coveredpassage')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attachment_id", NEW."cleared_at", NEW."cleared_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='1ba808edfc60702c6a183297ba2c213aa1133d30', operation='INSERT', pgid='pgtrigger_insert_insert_ed484', table='judging_clearedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attachment_id", NEW."cleared_at", NEW."cleared_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='2d92bb6b7cba7b84bb800b38bcb7bc8a667ef1a3', operation='UPDATE', pgid='pgtrigger_update_update_e6ea1', table='judging_clearedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."attachment_id", OLD."cleared_at", OLD."cleared_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='91c750435cc4d7dfad8b1b288c9702518c97ba7a', operation='DELETE', pgid='pgtrigger_delete_delete_99cd6', table='judging_clearedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clearedfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db42846960f87ca3f7b3a180a640d3044a5e9e9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4b629', table='judging_clearedfileevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='coveredpassage',
            constraint=models.UniqueConstraint(fields=('submission', 'text'), name='covered_passage_is_unique', violation_error_message='Teks ini sudah ditutup.'),
        ),
        migrations.AddConstraint(
            model_name='coveredpassage',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='covered_passage_has_a_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='c9bf074901f923a590bec7be5b9aa39f615ba298', operation='INSERT', pgid='pgtrigger_insert_insert_ad8a0', table='judging_coveredpassage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='afb9582c70314f54aac4790f015899d977535aef', operation='UPDATE', pgid='pgtrigger_update_update_8c479', table='judging_coveredpassage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (OLD."id", OLD."marked_at", OLD."marked_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."submission_id", OLD."text"); RETURN NULL;', hash='0fd7b05ccae4c657e2a62700dbc575e1a89c4a96', operation='DELETE', pgid='pgtrigger_delete_delete_f782d', table='judging_coveredpassage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coveredpassageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d36600a83d0013973d7ce5a001b7b35c50c4adc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9aaf4', table='judging_coveredpassageevent', when='BEFORE')),
        ),
    ]
