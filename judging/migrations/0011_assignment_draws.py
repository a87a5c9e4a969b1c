"""Keeps the draws of the automatic assignment."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0002_judging_rules'),
        ('judging', '0010_former_panel_members'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AssignmentDraw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='undian ke')),
                ('seed', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(2147483647)], verbose_name='bilangan awal')),
                ('cards_per_entry', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='juri per proposal')),
                ('inputs', models.JSONField(verbose_name='masukan')),
                ('drawn_at', models.DateTimeField(verbose_name='diundi pada')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='diterapkan pada')),
                ('applied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignment_draws', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'undian penugasan',
                'verbose_name_plural': 'undian penugasan',
            },
        ),
        migrations.CreateModel(
            name='AssignmentDrawEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='undian ke')),
                ('seed', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(2147483647)], verbose_name='bilangan awal')),
                ('cards_per_entry', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='juri per proposal')),
                ('inputs', models.JSONField(verbose_name='masukan')),
                ('drawn_at', models.DateTimeField(verbose_name='diundi pada')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='diterapkan pada')),
                ('applied_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('drawn_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.assignmentdraw')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='assignmentdraw',
            constraint=models.UniqueConstraint(fields=('stage', 'number'), name='assignment_draw_number_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='assignmentdraw',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='assignment_draw_number_starts_at_one'),
        ),
        migrations.AddConstraint(
            model_name='assignmentdraw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at', None), ('applied_by', None)), models.Q(('applied_at__isnull', False), ('applied_by__isnull', False)), _connector='OR'), name='assignment_draw_applied_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='assignment_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at" rows from % table\', TG_TABLE_NAME;', hash='e8c0b43548b0dfea96e2047750a29302fc75f5bd', operation='UPDATE OF "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at"', pgid='pgtrigger_assignment_draw_stays_5564a', table='judging_assignmentdraw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."cards_per_entry", NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."inputs", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seed", NEW."stage_id"); RETURN NULL;', hash='2310e374e9e102df1fa304c98862137b027a81ec', operation='INSERT', pgid='pgtrigger_insert_insert_2ed4c', table='judging_assignmentdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."cards_per_entry", NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."inputs", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seed", NEW."stage_id"); RETURN NULL;', hash='30c86e540b760fa1dcdb2ff84a0f2c7d357f12ad', operation='UPDATE', pgid='pgtrigger_update_update_847c9', table='judging_assignmentdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."cards_per_entry", OLD."drawn_at", OLD."drawn_by_id", OLD."id", OLD."inputs", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seed", OLD."stage_id"); RETURN NULL;', hash='27c1b7e5a58a6d925ebbc4629cfe08e963f42418', operation='DELETE', pgid='pgtrigger_delete_delete_0855d', table='judging_assignmentdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentdrawevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d16a6e9a24adb61cc8ba8ee85fe331ef5546d20c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b057a', table='judging_assignmentdrawevent', when='BEFORE')),
        ),
    ]
