"""Signed sheets of paper that Setda copies into the portal."""

import django.db.models.deletion
import judging.models.paper_sheet
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0021_requests_end_without_an_answer'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(editable=False, max_length=20, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('file', models.FileField(max_length=200, upload_to=judging.models.paper_sheet.server_made_name, verbose_name='pindaian')),
                ('content_type', models.CharField(max_length=40, verbose_name='jenis isi')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('signed_on', models.DateField(verbose_name='tanggal tanda tangan')),
                ('marks', models.JSONField(verbose_name='nilai yang disalin')),
                ('total', models.CharField(max_length=12, verbose_name='total yang disalin')),
                ('typed_at', models.DateTimeField(verbose_name='disalin')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='diperiksa')),
            ],
            options={
                'verbose_name': 'lembar kertas',
                'verbose_name_plural': 'lembar kertas',
            },
        ),
        migrations.CreateModel(
            name='PaperSheetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(editable=False, max_length=20, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('file', models.FileField(max_length=200, upload_to=judging.models.paper_sheet.server_made_name, verbose_name='pindaian')),
                ('content_type', models.CharField(max_length=40, verbose_name='jenis isi')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('signed_on', models.DateField(verbose_name='tanggal tanda tangan')),
                ('marks', models.JSONField(verbose_name='nilai yang disalin')),
                ('total', models.CharField(max_length=12, verbose_name='total yang disalin')),
                ('typed_at', models.DateTimeField(verbose_name='disalin')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='diperiksa')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='scorecard',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='scorecard',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='scorecard',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='scorecard',
            name='is_on_paper',
            field=models.BooleanField(default=False, verbose_name='dari lembar kertas'),
        ),
        migrations.AddField(
            model_name='scorecardevent',
            name='is_on_paper',
            field=models.BooleanField(default=False, verbose_name='dari lembar kertas'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_on_paper_has_its_paper', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."is_on_paper")', func="\n    if new.state = 'draft' then\n        new.is_on_paper := false;\n    elsif not exists (select from judging_papersheet p where p.scorecard_id = new.id) then\n        raise exception 'Lembar kertas dari lembar ini belum tercatat.'\n            using errcode = 'check_violation', constraint = 'scorecard_on_paper_has_its_paper';\n    end if;\n    return new;\n", hash='a23d926d6d42f557caed7025abc8f566cd617a5e', operation='INSERT OR UPDATE OF "is_on_paper", "state"', pgid='pgtrigger_scorecard_on_paper_has_its_paper_29b7e', table='judging_scorecard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (NEW."finished_at", NEW."id", NEW."is_on_paper", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."stage_id", NEW."state", NEW."submission_id", NEW."version"); RETURN NULL;', hash='71bce45354aaaeb25f239a830d08b75262850e86', operation='INSERT', pgid='pgtrigger_insert_insert_f1702', table='judging_scorecard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (NEW."finished_at", NEW."id", NEW."is_on_paper", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."saved_at", NEW."stage_id", NEW."state", NEW."submission_id", NEW."version"); RETURN NULL;', hash='9615abfe876910a42d3f1dec1d3fa09608eb693b', operation='UPDATE', pgid='pgtrigger_update_update_ef185', table='judging_scorecard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (OLD."finished_at", OLD."id", OLD."is_on_paper", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."stage_id", OLD."state", OLD."submission_id", OLD."version"); RETURN NULL;', hash='1af31b8bdf137561000f44b929c1b0928d593ca3', operation='DELETE', pgid='pgtrigger_delete_delete_ac4c0', table='judging_scorecard', when='AFTER')),
        ),
        migrations.AddField(
            model_name='papersheet',
            name='checked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diperiksa oleh'),
        ),
        migrations.AddField(
            model_name='papersheet',
            name='scorecard',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='judging.scorecard'),
        ),
        migrations.AddField(
            model_name='papersheet',
            name='typed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disalin oleh'),
        ),
        migrations.AddField(
            model_name='papersheetevent',
            name='checked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diperiksa oleh'),
        ),
        migrations.AddField(
            model_name='papersheetevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='papersheetevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.papersheet'),
        ),
        migrations.AddField(
            model_name='papersheetevent',
            name='scorecard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.scorecard'),
        ),
        migrations.AddField(
            model_name='papersheetevent',
            name='typed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disalin oleh'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_at', None), ('checked_by', None)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='paper_sheet_checked_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('typed_by')), _negated=True), _connector='OR'), name='paper_sheet_checked_by_another', violation_error_message='Lembar kertas diperiksa oleh orang lain, bukan oleh yang menyalinnya.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='paper_sheet_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot delete or update of "scorecard_id", "code" rows from % table\', TG_TABLE_NAME;', hash='e33ff3ab748e4a28349dc21dc581ed32997d5b51', operation='DELETE OR UPDATE OF "scorecard_id", "code"', pgid='pgtrigger_paper_sheet_stays_0c991', table='judging_papersheet', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."marks", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scorecard_id", NEW."sha256", NEW."signed_on", NEW."size", NEW."total", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='24b80749feaae9879eaf4a33ca58f2b403a6adf0', operation='INSERT', pgid='pgtrigger_insert_insert_565b5', table='judging_papersheet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."marks", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scorecard_id", NEW."sha256", NEW."signed_on", NEW."size", NEW."total", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='e8714bfafa76bef0997f33d68d79ddc6404efaa5', operation='UPDATE', pgid='pgtrigger_update_update_6d784', table='judging_papersheet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (OLD."checked_at", OLD."checked_by_id", OLD."code", OLD."content_type", OLD."file", OLD."id", OLD."marks", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scorecard_id", OLD."sha256", OLD."signed_on", OLD."size", OLD."total", OLD."typed_at", OLD."typed_by_id"); RETURN NULL;', hash='30aefb65d96f5491590a64d5aafcebb12dae0ce5', operation='DELETE', pgid='pgtrigger_delete_delete_e2c24', table='judging_papersheet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='papersheetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65910d70aee040c4075a753467145ff3652f8335', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5665', table='judging_papersheetevent', when='BEFORE')),
        ),
    ]
