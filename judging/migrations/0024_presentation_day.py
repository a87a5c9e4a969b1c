"""Keeps schedules of presentation days, their order by lot, and what was changed afterwards."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0005_tables_are_not_emptied'),
        ('judging', '0023_paper_sheets_are_not_emptied'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('submissions', '0005_versions_are_not_emptied'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PresentationDraw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='undian ke')),
                ('method', models.CharField(choices=[('portal', 'diundi oleh portal'), ('hand', 'lot diambil di ruangan')], max_length=10, verbose_name='cara')),
                ('seed', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2147483647)], verbose_name='bilangan awal')),
                ('order', models.JSONField(verbose_name='urutan')),
                ('witnesses', models.TextField(verbose_name='saksi')),
                ('reason', models.TextField(blank=True, verbose_name='alasan mengundi ulang')),
                ('drawn_at', models.DateTimeField(verbose_name='diundi pada')),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentation_draws', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'undian urutan presentasi',
                'verbose_name_plural': 'undian urutan presentasi',
            },
        ),
        migrations.CreateModel(
            name='PresentationDrawEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='undian ke')),
                ('method', models.CharField(choices=[('portal', 'diundi oleh portal'), ('hand', 'lot diambil di ruangan')], max_length=10, verbose_name='cara')),
                ('seed', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2147483647)], verbose_name='bilangan awal')),
                ('order', models.JSONField(verbose_name='urutan')),
                ('witnesses', models.TextField(verbose_name='saksi')),
                ('reason', models.TextField(blank=True, verbose_name='alasan mengundi ulang')),
                ('drawn_at', models.DateTimeField(verbose_name='diundi pada')),
                ('drawn_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.presentationdraw')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PresentationPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('presenting_minutes', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='presentasi (menit)')),
                ('question_minutes', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='tanya jawab (menit)')),
                ('pause_minutes', models.PositiveSmallIntegerField(default=5, help_text='Di antara dua proposal.', validators=[django.core.validators.MaxValueValidator(120)], verbose_name='jeda (menit)')),
                ('to_bring', models.TextField(blank=True, help_text='Dibaca operator bersama jadwalnya.', verbose_name='yang perlu dibawa')),
                ('announced_at', models.DateTimeField(blank=True, null=True, verbose_name='diumumkan pada')),
                ('announced', models.JSONField(blank=True, default=dict, verbose_name='isi pengumuman')),
                ('announced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stage', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='presentation_plan', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'jadwal presentasi',
                'verbose_name_plural': 'jadwal presentasi',
            },
        ),
        migrations.CreateModel(
            name='PresentationPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('presenting_minutes', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='presentasi (menit)')),
                ('question_minutes', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='tanya jawab (menit)')),
                ('pause_minutes', models.PositiveSmallIntegerField(default=5, help_text='Di antara dua proposal.', validators=[django.core.validators.MaxValueValidator(120)], verbose_name='jeda (menit)')),
                ('to_bring', models.TextField(blank=True, help_text='Dibaca operator bersama jadwalnya.', verbose_name='yang perlu dibawa')),
                ('announced_at', models.DateTimeField(blank=True, null=True, verbose_name='diumumkan pada')),
                ('announced', models.JSONField(blank=True, default=dict, verbose_name='isi pengumuman')),
                ('announced_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.presentationplan')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PresentationSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='mulai')),
                ('ends_at', models.DateTimeField(verbose_name='selesai')),
                ('place', models.CharField(max_length=120, verbose_name='tempat')),
                ('break_before', models.CharField(blank=True, max_length=60, verbose_name='istirahat sebelumnya')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='judging.presentationplan')),
            ],
            options={
                'verbose_name': 'sesi presentasi',
                'verbose_name_plural': 'sesi presentasi',
            },
        ),
        migrations.CreateModel(
            name='PresentationSessionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('starts_at', models.DateTimeField(verbose_name='mulai')),
                ('ends_at', models.DateTimeField(verbose_name='selesai')),
                ('place', models.CharField(max_length=120, verbose_name='tempat')),
                ('break_before', models.CharField(blank=True, max_length=60, verbose_name='istirahat sebelumnya')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.presentationsession')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.presentationplan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PresentationSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='urutan')),
                ('keeps_time', models.BooleanField(default=True, verbose_name='waktunya dibiarkan kosong')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentation_slots', to='competitions.stage')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presentation_slots', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'urutan presentasi',
                'verbose_name_plural': 'urutan presentasi',
            },
        ),
        migrations.CreateModel(
            name='PresentationSlotEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='urutan')),
                ('keeps_time', models.BooleanField(default=True, verbose_name='waktunya dibiarkan kosong')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.presentationslot')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PresentationSwap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_number', models.PositiveSmallIntegerField(verbose_name='urutan pertama semula')),
                ('second_number', models.PositiveSmallIntegerField(verbose_name='urutan kedua semula')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('swapped_at', models.DateTimeField(verbose_name='ditukar pada')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.submission')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.submission')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentation_swaps', to='competitions.stage')),
                ('swapped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pertukaran urutan',
                'verbose_name_plural': 'pertukaran urutan',
            },
        ),
        migrations.CreateModel(
            name='PresentationSwapEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('first_number', models.PositiveSmallIntegerField(verbose_name='urutan pertama semula')),
                ('second_number', models.PositiveSmallIntegerField(verbose_name='urutan kedua semula')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('swapped_at', models.DateTimeField(verbose_name='ditukar pada')),
                ('first', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.presentationswap')),
                ('second', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
                ('swapped_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['portal', 'hand'])), name='presentation_draw_method_is_known'),
        ),
        migrations.AddConstraint(
            model_name='presentationdraw',
            constraint=models.UniqueConstraint(fields=('stage', 'number'), name='presentation_draw_number_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'portal'), ('seed__isnull', False)), models.Q(('method', 'hand'), ('seed', None)), _connector='OR'), name='presentation_draw_by_portal_has_a_seed'),
        ),
        migrations.AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('number__gte', 2), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='presentation_draw_again_has_a_reason', violation_error_message='Isi alasan mengundi ulang.'),
        ),
        migrations.AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('witnesses', ''), _negated=True), name='presentation_draw_has_witnesses'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='presentation_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8631e3a888e222d083b7537907ab764765f3c5ac', operation='UPDATE', pgid='pgtrigger_presentation_draw_stays_d118c', table='judging_presentationdraw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."method", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."seed", NEW."stage_id", NEW."witnesses"); RETURN NULL;', hash='bb4fa13edf5ed7320127954d994bba3c7b2c1b94', operation='INSERT', pgid='pgtrigger_insert_insert_47c4b', table='judging_presentationdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."method", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."seed", NEW."stage_id", NEW."witnesses"); RETURN NULL;', hash='bb1c11a55f4d0452d280645ae455a2db52fce268', operation='UPDATE', pgid='pgtrigger_update_update_ab77f', table='judging_presentationdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (OLD."drawn_at", OLD."drawn_by_id", OLD."id", OLD."method", OLD."number", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."seed", OLD."stage_id", OLD."witnesses"); RETURN NULL;', hash='61f7a0429d768d9caf5e64c1ec8835110e1be594', operation='DELETE', pgid='pgtrigger_delete_delete_110f2', table='judging_presentationdraw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationdrawevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fa98f0570e1dfea470f390ed376d9dd0f9aa8dee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e11e3', table='judging_presentationdrawevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='presentationplan',
            constraint=models.CheckConstraint(condition=models.Q(('pause_minutes__lte', 120), ('presenting_minutes__gte', 1), ('presenting_minutes__lte', 120), ('question_minutes__lte', 120)), name='presentation_plan_minutes_in_range'),
        ),
        migrations.AddConstraint(
            model_name='presentationplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('announced_at', None), ('announced_by', None)), models.Q(('announced_at__isnull', False), ('announced_by__isnull', False)), _connector='OR'), name='presentation_plan_announced_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (NEW."announced", NEW."announced_at", NEW."announced_by_id", NEW."id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presenting_minutes", NEW."question_minutes", NEW."stage_id", NEW."to_bring"); RETURN NULL;', hash='59292d48dd9d82cc30f7e83c2a7df381ff5419be', operation='INSERT', pgid='pgtrigger_insert_insert_c821f', table='judging_presentationplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (NEW."announced", NEW."announced_at", NEW."announced_by_id", NEW."id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presenting_minutes", NEW."question_minutes", NEW."stage_id", NEW."to_bring"); RETURN NULL;', hash='5e992ec8572c0dc15e32a0a7a16e8397a88c9487', operation='UPDATE', pgid='pgtrigger_update_update_04d51', table='judging_presentationplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (OLD."announced", OLD."announced_at", OLD."announced_by_id", OLD."id", OLD."pause_minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presenting_minutes", OLD."question_minutes", OLD."stage_id", OLD."to_bring"); RETURN NULL;', hash='b9479e70f24c5db2d87fdf404336fb4337697d0d', operation='DELETE', pgid='pgtrigger_delete_delete_ff673', table='judging_presentationplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5442e35b617fe6f59a5f56bbea988a636f7db9c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7ce73', table='judging_presentationplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='presentationsession',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='presentation_session_starts_before_it_ends', violation_error_message='Sesi harus selesai setelah mulai.'),
        ),
        migrations.AddConstraint(
            model_name='presentationsession',
            constraint=models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='presentation_session_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='presentationsession',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.Func(models.Func(models.F('plan'), function='int8', output_field=models.BigIntegerField()), models.Func(models.F('plan'), function='int8', output_field=models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='presentation_session_does_not_overlap', violation_error_message='Sesi ini tumpang tindih dengan sesi lain.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (NEW."break_before", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at"); RETURN NULL;', hash='7586fa38423a9501ac8bb24b98d596a105ef60a5', operation='INSERT', pgid='pgtrigger_insert_insert_cbdf5', table='judging_presentationsession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (NEW."break_before", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at"); RETURN NULL;', hash='73158291357e2b3b9d239d3d29ed9593097abca1', operation='UPDATE', pgid='pgtrigger_update_update_1e275', table='judging_presentationsession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (OLD."break_before", OLD."ends_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."plan_id", OLD."starts_at"); RETURN NULL;', hash='93c2a025170988f4bd9dab4c80ea7569bd7eaddc', operation='DELETE', pgid='pgtrigger_delete_delete_4bebf', table='judging_presentationsession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationsessionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23abf303306eb3918fcf1708436c4898edff3591', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7bb16', table='judging_presentationsessionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='presentationslot',
            constraint=models.UniqueConstraint(fields=('stage', 'submission'), name='presentation_slot_one_per_entry'),
        ),
        migrations.AddConstraint(
            model_name='presentationslot',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('stage', 'number'), name='presentation_slot_number_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='presentationslot',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='presentation_slot_number_starts_at_one'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."keeps_time", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='f7977fb3a63d4be8b8eb72a82db3bd46db1ae63e', operation='INSERT', pgid='pgtrigger_insert_insert_96c91', table='judging_presentationslot', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."keeps_time", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='81cdff891be33c6312e87cf8bf911e96dc750d14', operation='UPDATE', pgid='pgtrigger_update_update_61a46', table='judging_presentationslot', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (OLD."id", OLD."keeps_time", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage_id", OLD."submission_id"); RETURN NULL;', hash='60f872a5495cea49baa5fdc3537a9877bef22b19', operation='DELETE', pgid='pgtrigger_delete_delete_1b1ae', table='judging_presentationslot', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationslotevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='03b8d8fe09e8e4f42af468dc85cf2a5587af9a50', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_71581', table='judging_presentationslotevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='presentationswap',
            constraint=models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='presentation_swap_of_two_entries', violation_error_message='Pilih dua proposal yang berbeda.'),
        ),
        migrations.AddConstraint(
            model_name='presentationswap',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='presentation_swap_has_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='presentation_swap_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='080d5b151d4072c37d3dcb63e5150c1d7890f02e', operation='UPDATE', pgid='pgtrigger_presentation_swap_stays_c490d', table='judging_presentationswap', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (NEW."first_id", NEW."first_number", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."second_id", NEW."second_number", NEW."stage_id", NEW."swapped_at", NEW."swapped_by_id"); RETURN NULL;', hash='e03662a857b5745b2d320ae85d9516d3844c1e0c', operation='INSERT', pgid='pgtrigger_insert_insert_7716a', table='judging_presentationswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (NEW."first_id", NEW."first_number", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."second_id", NEW."second_number", NEW."stage_id", NEW."swapped_at", NEW."swapped_by_id"); RETURN NULL;', hash='9ba523b0b303bf52d0da913fa53465be40111de1', operation='UPDATE', pgid='pgtrigger_update_update_fcd6d', table='judging_presentationswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (OLD."first_id", OLD."first_number", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."second_id", OLD."second_number", OLD."stage_id", OLD."swapped_at", OLD."swapped_by_id"); RETURN NULL;', hash='5d92f1247d86347ac7292c534d2c93fc379ffa53', operation='DELETE', pgid='pgtrigger_delete_delete_02071', table='judging_presentationswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentationswapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7b74bb84602fddde5b8a411ec216c3c030a168b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fea12', table='judging_presentationswapevent', when='BEFORE')),
        ),
        refuse_truncate("judging"),
    ]
