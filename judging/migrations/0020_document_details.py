"""Keeps what Setda types into minutes and decrees."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0008_sealed_and_published'),
        ('judging', '0019_seals_are_not_emptied'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentDetails',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('stage', 'berita acara tahap'), ('final', 'berita acara hasil akhir'), ('decree', 'lampiran keputusan')], editable=False, max_length=10, verbose_name='dokumen')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='nomor')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='tanggal')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('about', models.TextField(blank=True, max_length=400, verbose_name='tentang')),
                ('signatory_position', models.TextField(blank=True, max_length=300, verbose_name='jabatan penanda tangan')),
                ('signatory_name', models.CharField(blank=True, max_length=120, verbose_name='nama penanda tangan')),
                ('signatory_rank', models.CharField(blank=True, max_length=80, verbose_name='pangkat penanda tangan')),
                ('signatory_nip', models.CharField(blank=True, max_length=18, validators=[django.core.validators.RegexValidator('^[0-9]{18}$', 'NIP terdiri atas 18 angka. Periksa lagi.')], verbose_name='NIP penanda tangan')),
                ('prizes', models.JSONField(blank=True, default=dict, editable=False, verbose_name='hadiah')),
                ('updated_at', models.DateTimeField(editable=False, verbose_name='diperbarui')),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ketua panel')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='document_details', to='competitions.competition')),
                ('stage', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='document_details', to='competitions.stage')),
                ('updated_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'isian dokumen',
                'verbose_name_plural': 'isian dokumen',
            },
        ),
        migrations.CreateModel(
            name='DocumentDetailsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('stage', 'berita acara tahap'), ('final', 'berita acara hasil akhir'), ('decree', 'lampiran keputusan')], editable=False, max_length=10, verbose_name='dokumen')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='nomor')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='tanggal')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('about', models.TextField(blank=True, max_length=400, verbose_name='tentang')),
                ('signatory_position', models.TextField(blank=True, max_length=300, verbose_name='jabatan penanda tangan')),
                ('signatory_name', models.CharField(blank=True, max_length=120, verbose_name='nama penanda tangan')),
                ('signatory_rank', models.CharField(blank=True, max_length=80, verbose_name='pangkat penanda tangan')),
                ('signatory_nip', models.CharField(blank=True, max_length=18, validators=[django.core.validators.RegexValidator('^[0-9]{18}$', 'NIP terdiri atas 18 angka. Periksa lagi.')], verbose_name='NIP penanda tangan')),
                ('prizes', models.JSONField(blank=True, default=dict, editable=False, verbose_name='hadiah')),
                ('updated_at', models.DateTimeField(editable=False, verbose_name='diperbarui')),
                ('chair', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ketua panel')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.documentdetails')),
                ('stage', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
                ('updated_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='documentdetails',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['stage', 'final', 'decree'])), name='document_details_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='documentdetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'stage'), ('stage__isnull', False)), models.Q(models.Q(('kind', 'stage'), _negated=True), ('stage', None)), _connector='OR'), name='document_details_of_a_stage_name_it'),
        ),
        migrations.AddConstraint(
            model_name='documentdetails',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'stage'), _negated=True), fields=('competition', 'kind'), name='document_details_are_kept_once', violation_error_message='Isian dokumen ini sudah ada. Muat ulang halaman.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prizes", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."prizes", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='affe1e007dc947a18b6bb0cc339d304bde147452', operation='INSERT', pgid='pgtrigger_insert_insert_11295', table='judging_documentdetails', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prizes", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."prizes", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='4798d15cb26f4ad012945546b244e4354b6087e3', operation='UPDATE', pgid='pgtrigger_update_update_13914', table='judging_documentdetails', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prizes", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (OLD."about", OLD."chair_id", OLD."competition_id", OLD."dated_on", OLD."id", OLD."kind", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."prizes", OLD."signatory_name", OLD."signatory_nip", OLD."signatory_position", OLD."signatory_rank", OLD."stage_id", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='b77f3b665862ab658d60dd6aedb167592daa0af7', operation='DELETE', pgid='pgtrigger_delete_delete_20008', table='judging_documentdetails', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentdetailsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e8724713548e1b439ea5c0bce8afb0519866049c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3ec14', table='judging_documentdetailsevent', when='BEFORE')),
        ),
        refuse_truncate("judging"),
    ]
