"""Suggested conflicts that Setda found to be none."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0005_conflicts_of_open_stages'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('submissions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DismissedSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', models.TextField(verbose_name='dasar usulan')),
                ('dismissed_at', models.DateTimeField(verbose_name='diabaikan')),
                ('dismissed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dismissed_suggestions', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dismissed_suggestions', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'usulan yang diabaikan',
                'verbose_name_plural': 'usulan yang diabaikan',
            },
        ),
        migrations.CreateModel(
            name='DismissedSuggestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('grounds', models.TextField(verbose_name='dasar usulan')),
                ('dismissed_at', models.DateTimeField(verbose_name='diabaikan')),
                ('dismissed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.dismissedsuggestion')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='dismissedsuggestion',
            constraint=models.UniqueConstraint(fields=('submission', 'judge'), name='dismissed_suggestion_is_unique', violation_error_message='Usulan ini sudah diabaikan.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."grounds", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id"); RETURN NULL;', hash='4f50abf7712df2bad66320de197f13f056399436', operation='INSERT', pgid='pgtrigger_insert_insert_e521b', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."grounds", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id"); RETURN NULL;', hash='bf4cb9c7bbbb7d12b2fa199ee3ea3ba925fe101b', operation='UPDATE', pgid='pgtrigger_update_update_1f474', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (OLD."dismissed_at", OLD."dismissed_by_id", OLD."grounds", OLD."id", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."submission_id"); RETURN NULL;', hash='0812574e04d86391b84aaadc931d70ddd39e77d4', operation='DELETE', pgid='pgtrigger_delete_delete_7eab8', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dismissedsuggestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ee60ac2ca068c1c0cc0aedc6c102d91568dab8e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a65d8', table='judging_dismissedsuggestionevent', when='BEFORE')),
        ),
    ]
