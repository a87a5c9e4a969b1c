"""Entries with their answers, innovators, files, receipts and screening."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import submissions.models.attachment
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate
from kipp.shared.migrating import AddConstraint, AddTrigger


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('competitions', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlierAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('title', models.CharField(max_length=160, verbose_name='nama penghargaan')),
            ],
            options={
                'verbose_name': 'penghargaan sebelumnya',
                'verbose_name_plural': 'penghargaan sebelumnya',
            },
        ),
        migrations.CreateModel(
            name='Innovator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='nama lengkap dengan gelar')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='jabatan')),
                ('nip', models.CharField(blank=True, max_length=18, validators=[django.core.validators.RegexValidator('^[0-9]{18}$', 'NIP terdiri atas 18 angka. Periksa lagi; isian lain tidak berubah.')], verbose_name='NIP')),
                ('phone', models.CharField(blank=True, max_length=20, validators=[django.core.validators.RegexValidator('^\\+?[0-9]{8,15}$', 'Tulis nomor dengan angka saja, misalnya 081234567890.')], verbose_name='nomor WhatsApp')),
                ('is_lead', models.BooleanField(default=False, verbose_name='ketua')),
            ],
            options={
                'verbose_name': 'inovator',
                'verbose_name_plural': 'inovator',
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='jawaban')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='competitions.question')),
            ],
            options={
                'verbose_name': 'jawaban',
                'verbose_name_plural': 'jawaban',
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('letter', 'surat'), ('evidence', 'bukti pendukung'), ('photo', 'foto')], max_length=10, verbose_name='jenis berkas')),
                ('code', models.CharField(editable=False, max_length=20, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('file', models.FileField(max_length=200, upload_to=submissions.models.attachment.server_made_name, verbose_name='berkas')),
                ('content_type', models.CharField(max_length=40, verbose_name='jenis isi')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diunggah')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='dihapus')),
                ('letter_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='competitions.lettertype')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='competitions.question')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'berkas',
                'verbose_name_plural': 'berkas',
            },
        ),
        migrations.CreateModel(
            name='ChecklistMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(blank=True, choices=[('met', 'memenuhi'), ('unmet', 'tidak memenuhi')], max_length=10, verbose_name='hasil')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='competitions.checklistitem')),
            ],
            options={
                'verbose_name': 'hasil pemeriksaan',
                'verbose_name_plural': 'hasil pemeriksaan',
            },
        ),
        migrations.CreateModel(
            name='OtherVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=60, verbose_name='bagian')),
                ('section_label', models.CharField(max_length=200, verbose_name='nama bagian')),
                ('content', models.JSONField(verbose_name='isi')),
                ('written_at', models.DateTimeField(verbose_name='ditulis')),
                ('chosen_at', models.DateTimeField(verbose_name='dipilih')),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dipilih oleh')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
            ],
            options={
                'verbose_name': 'versi lain',
                'verbose_name_plural': 'versi lain',
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveSmallIntegerField(verbose_name='pengajuan ke')),
                ('number', models.CharField(max_length=24, unique=True, verbose_name='nomor tanda terima')),
                ('submitted_at', models.DateTimeField(verbose_name='diterima')),
                ('is_automatic', models.BooleanField(default=False, verbose_name='diajukan otomatis')),
                ('content', models.JSONField(verbose_name='isi')),
                ('files', models.JSONField(default=list, verbose_name='berkas')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tanda terima',
                'verbose_name_plural': 'tanda terima',
            },
        ),
        migrations.CreateModel(
            name='ReturnNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveSmallIntegerField(verbose_name='pengembalian ke')),
                ('section', models.CharField(max_length=30, verbose_name='bagian')),
                ('text', models.TextField(verbose_name='catatan perbaikan')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ditulis')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'catatan perbaikan',
                'verbose_name_plural': 'catatan perbaikan',
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(editable=False, max_length=12, unique=True, verbose_name='kode')),
                ('title', models.CharField(max_length=80, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='kepanjangan atau judul lengkap')),
                ('group', models.CharField(blank=True, choices=[('general', 'umum'), ('replication', 'replikasi')], max_length=20, verbose_name='kelompok')),
                ('form', models.CharField(blank=True, choices=[('digital', 'digital'), ('non_digital', 'non-digital')], max_length=20, verbose_name='bentuk')),
                ('maturity', models.CharField(blank=True, choices=[('concept', 'konsep atau inisiatif'), ('trial', 'uji coba'), ('implemented', 'penerapan')], max_length=20, verbose_name='tahap inovasi')),
                ('implemented_on', models.DateField(blank=True, null=True, verbose_name='mulai diterapkan')),
                ('sdgs', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(17)]), blank=True, default=list, size=None, verbose_name='tujuan pembangunan berkelanjutan (TPB)')),
                ('video_url', models.URLField(blank=True, verbose_name='tautan video YouTube')),
                ('declines_automatic_submission', models.BooleanField(default=False, verbose_name='tidak diajukan otomatis')),
                ('automatic_checked_for', models.DateTimeField(editable=False, null=True, verbose_name='penutupan yang sudah diperiksa')),
                ('is_declared_true', models.BooleanField(default=False, verbose_name='pernyataan kebenaran')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('submitted', 'diajukan'), ('returned', 'dikembalikan untuk perbaikan'), ('eligible', 'lolos administrasi'), ('ineligible', 'tidak lolos administrasi'), ('withdrawn', 'ditarik'), ('disqualified', 'didiskualifikasi')], default='draft', editable=False, max_length=20, verbose_name='keadaan')),
                ('reason', models.TextField(blank=True, editable=False, verbose_name='alasan keputusan')),
                ('returned_until', models.DateTimeField(editable=False, null=True, verbose_name='perbaikan paling lambat')),
                ('pending_decision', models.CharField(blank=True, choices=[('accept', 'akan dinyatakan lolos'), ('refuse', 'akan dinyatakan tidak lolos')], editable=False, max_length=10, verbose_name='keputusan yang belum diumumkan')),
                ('pending_reason', models.TextField(blank=True, editable=False, verbose_name='alasan keputusan yang belum diumumkan')),
                ('pending_at', models.DateTimeField(editable=False, null=True, verbose_name='keputusan yang belum diumumkan diambil pada')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='terakhir diubah')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='diajukan pada')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='diputuskan pada')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='competitions.category', verbose_name='kategori')),
                ('changed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='competitions.competition')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='accounts.organization', verbose_name='perangkat daerah atau unit kerja')),
                ('pending_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_from', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='submissions.submission', verbose_name='disusun dari')),
                ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposal',
            },
        ),
        migrations.CreateModel(
            name='ReturnNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('serial', models.PositiveSmallIntegerField(verbose_name='pengembalian ke')),
                ('section', models.CharField(max_length=30, verbose_name='bagian')),
                ('text', models.TextField(verbose_name='catatan perbaikan')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ditulis')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.returnnote')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='returnnote',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='return_notes', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='ReceiptEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('serial', models.PositiveSmallIntegerField(verbose_name='pengajuan ke')),
                ('number', models.CharField(max_length=24, verbose_name='nomor tanda terima')),
                ('submitted_at', models.DateTimeField(verbose_name='diterima')),
                ('is_automatic', models.BooleanField(default=False, verbose_name='diajukan otomatis')),
                ('content', models.JSONField(verbose_name='isi')),
                ('files', models.JSONField(default=list, verbose_name='berkas')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.receipt')),
                ('submitted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='receipt',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='OtherVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('section', models.CharField(max_length=60, verbose_name='bagian')),
                ('section_label', models.CharField(max_length=200, verbose_name='nama bagian')),
                ('content', models.JSONField(verbose_name='isi')),
                ('written_at', models.DateTimeField(verbose_name='ditulis')),
                ('chosen_at', models.DateTimeField(verbose_name='dipilih')),
                ('chosen_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dipilih oleh')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.otherversion')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditulis oleh')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='otherversion',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_versions', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='InnovatorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='nama lengkap dengan gelar')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='jabatan')),
                ('nip', models.CharField(blank=True, max_length=18, validators=[django.core.validators.RegexValidator('^[0-9]{18}$', 'NIP terdiri atas 18 angka. Periksa lagi; isian lain tidak berubah.')], verbose_name='NIP')),
                ('phone', models.CharField(blank=True, max_length=20, validators=[django.core.validators.RegexValidator('^\\+?[0-9]{8,15}$', 'Tulis nomor dengan angka saja, misalnya 081234567890.')], verbose_name='nomor WhatsApp')),
                ('is_lead', models.BooleanField(default=False, verbose_name='ketua')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.innovator')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='innovator',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='innovators', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='EarlierAwardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('title', models.CharField(max_length=160, verbose_name='nama penghargaan')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.earlieraward')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='earlieraward',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_awards', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='ChecklistMarkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('result', models.CharField(blank=True, choices=[('met', 'memenuhi'), ('unmet', 'tidak memenuhi')], max_length=10, verbose_name='hasil')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.checklistitem')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.checklistmark')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='checklistmark',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklist_marks', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='AttachmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('letter', 'surat'), ('evidence', 'bukti pendukung'), ('photo', 'foto')], max_length=10, verbose_name='jenis berkas')),
                ('code', models.CharField(editable=False, max_length=20, verbose_name='kode')),
                ('name', models.CharField(max_length=120, verbose_name='nama berkas')),
                ('file', models.FileField(max_length=200, upload_to=submissions.models.attachment.server_made_name, verbose_name='berkas')),
                ('content_type', models.CharField(max_length=40, verbose_name='jenis isi')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diunggah')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='dihapus')),
                ('letter_type', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.lettertype')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.attachment')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.question')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attachment',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='AnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField(blank=True, verbose_name='jawaban')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.answer')),
                ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.question')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='submissions.submission'),
        ),
        migrations.CreateModel(
            name='SubmissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(editable=False, max_length=12, verbose_name='kode')),
                ('title', models.CharField(max_length=80, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='kepanjangan atau judul lengkap')),
                ('group', models.CharField(blank=True, choices=[('general', 'umum'), ('replication', 'replikasi')], max_length=20, verbose_name='kelompok')),
                ('form', models.CharField(blank=True, choices=[('digital', 'digital'), ('non_digital', 'non-digital')], max_length=20, verbose_name='bentuk')),
                ('maturity', models.CharField(blank=True, choices=[('concept', 'konsep atau inisiatif'), ('trial', 'uji coba'), ('implemented', 'penerapan')], max_length=20, verbose_name='tahap inovasi')),
                ('implemented_on', models.DateField(blank=True, null=True, verbose_name='mulai diterapkan')),
                ('sdgs', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(17)]), blank=True, default=list, size=None, verbose_name='tujuan pembangunan berkelanjutan (TPB)')),
                ('video_url', models.URLField(blank=True, verbose_name='tautan video YouTube')),
                ('declines_automatic_submission', models.BooleanField(default=False, verbose_name='tidak diajukan otomatis')),
                ('automatic_checked_for', models.DateTimeField(editable=False, null=True, verbose_name='penutupan yang sudah diperiksa')),
                ('is_declared_true', models.BooleanField(default=False, verbose_name='pernyataan kebenaran')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('submitted', 'diajukan'), ('returned', 'dikembalikan untuk perbaikan'), ('eligible', 'lolos administrasi'), ('ineligible', 'tidak lolos administrasi'), ('withdrawn', 'ditarik'), ('disqualified', 'didiskualifikasi')], default='draft', editable=False, max_length=20, verbose_name='keadaan')),
                ('reason', models.TextField(blank=True, editable=False, verbose_name='alasan keputusan')),
                ('returned_until', models.DateTimeField(editable=False, null=True, verbose_name='perbaikan paling lambat')),
                ('pending_decision', models.CharField(blank=True, choices=[('accept', 'akan dinyatakan lolos'), ('refuse', 'akan dinyatakan tidak lolos')], editable=False, max_length=10, verbose_name='keputusan yang belum diumumkan')),
                ('pending_reason', models.TextField(blank=True, editable=False, verbose_name='alasan keputusan yang belum diumumkan')),
                ('pending_at', models.DateTimeField(editable=False, null=True, verbose_name='keputusan yang belum diumumkan diambil pada')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='terakhir diubah')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='diajukan pada')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='diputuskan pada')),
                ('category', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.category', verbose_name='kategori')),
                ('changed_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('created_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organization', verbose_name='perangkat daerah atau unit kerja')),
                ('pending_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='submissions.submission')),
                ('started_from', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission', verbose_name='disusun dari')),
                ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['competition', 'state'], name='submission_by_state'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'eligible', 'ineligible', 'withdrawn', 'disqualified'])), name='submission_state_is_known'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('pending_decision__in', ['', 'accept', 'refuse'])), name='submission_pending_decision_is_known'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('group__in', ['', 'general', 'replication'])), name='submission_group_is_known'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['', 'digital', 'non_digital'])), name='submission_form_is_known'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('maturity__in', ['', 'concept', 'trial', 'implemented'])), name='submission_maturity_is_known'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='submission_arrived_at_a_known_time'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ineligible', 'withdrawn', 'disqualified']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='submission_refusal_has_a_reason', violation_error_message='Tuliskan alasannya.'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), ('returned_until__isnull', False), _connector='OR'), name='submission_returned_has_a_deadline'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pending_at', None), ('pending_by', None), ('pending_decision', ''), ('pending_reason', '')), models.Q(('pending_at__isnull', False), ('pending_by__isnull', False), ('pending_decision', 'accept'), ('state', 'submitted')), models.Q(('pending_at__isnull', False), ('pending_by__isnull', False), ('pending_decision', 'refuse'), ('state__in', ['submitted', 'returned'])), _connector='OR'), name='submission_only_what_arrived_awaits_announcement'),
        ),
        AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pending_decision', 'refuse'), _negated=True), models.Q(('pending_reason', ''), _negated=True), _connector='OR'), name='submission_pending_refusal_has_a_reason', violation_error_message='Tuliskan alasannya.'),
        ),
        AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='submission_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.organization_id, new.code, new.state, new.title, new.long_title) is not distinct from (old.competition_id, old.organization_id, old.code, old.state, old.title, old.long_title) then\n        return new;\n    end if;\n    if 'eligible' in (coalesce(old.state, ''), coalesce(new.state, '')) then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi proposal tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'submission_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='6f89b48e6bd2b4a4fc57aca140a24264af0b5744', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_submission_stays_when_sealed_6930e', table='submissions_submission', when='BEFORE')),
        ),
        AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_submissionevent" ("automatic_checked_for", "category_id", "changed_at", "changed_by_id", "code", "competition_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "declines_automatic_submission", "form", "group", "id", "implemented_on", "is_declared_true", "long_title", "maturity", "organization_id", "pending_at", "pending_by_id", "pending_decision", "pending_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_until", "sdgs", "started_from_id", "state", "submitted_at", "submitted_by_id", "title", "version", "video_url") VALUES (NEW."automatic_checked_for", NEW."category_id", NEW."changed_at", NEW."changed_by_id", NEW."code", NEW."competition_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."declines_automatic_submission", NEW."form", NEW."group", NEW."id", NEW."implemented_on", NEW."is_declared_true", NEW."long_title", NEW."maturity", NEW."organization_id", NEW."pending_at", NEW."pending_by_id", NEW."pending_decision", NEW."pending_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."returned_until", NEW."sdgs", NEW."started_from_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."version", NEW."video_url"); RETURN NULL;', hash='bfcb082e5ac7665d9989566dd9542452e9c8c44f', operation='INSERT', pgid='pgtrigger_insert_insert_5c5db', table='submissions_submission', when='AFTER')),
        ),
        AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_submissionevent" ("automatic_checked_for", "category_id", "changed_at", "changed_by_id", "code", "competition_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "declines_automatic_submission", "form", "group", "id", "implemented_on", "is_declared_true", "long_title", "maturity", "organization_id", "pending_at", "pending_by_id", "pending_decision", "pending_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_until", "sdgs", "started_from_id", "state", "submitted_at", "submitted_by_id", "title", "version", "video_url") VALUES (NEW."automatic_checked_for", NEW."category_id", NEW."changed_at", NEW."changed_by_id", NEW."code", NEW."competition_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."declines_automatic_submission", NEW."form", NEW."group", NEW."id", NEW."implemented_on", NEW."is_declared_true", NEW."long_title", NEW."maturity", NEW."organization_id", NEW."pending_at", NEW."pending_by_id", NEW."pending_decision", NEW."pending_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."returned_until", NEW."sdgs", NEW."started_from_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."version", NEW."video_url"); RETURN NULL;', hash='f3e6cc353a29ccd27328aa08171a4310c1afb207', operation='UPDATE', pgid='pgtrigger_update_update_57bc9', table='submissions_submission', when='AFTER')),
        ),
        AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_submissionevent" ("automatic_checked_for", "category_id", "changed_at", "changed_by_id", "code", "competition_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "declines_automatic_submission", "form", "group", "id", "implemented_on", "is_declared_true", "long_title", "maturity", "organization_id", "pending_at", "pending_by_id", "pending_decision", "pending_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_until", "sdgs", "started_from_id", "state", "submitted_at", "submitted_by_id", "title", "version", "video_url") VALUES (OLD."automatic_checked_for", OLD."category_id", OLD."changed_at", OLD."changed_by_id", OLD."code", OLD."competition_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."declines_automatic_submission", OLD."form", OLD."group", OLD."id", OLD."implemented_on", OLD."is_declared_true", OLD."long_title", OLD."maturity", OLD."organization_id", OLD."pending_at", OLD."pending_by_id", OLD."pending_decision", OLD."pending_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."returned_until", OLD."sdgs", OLD."started_from_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."title", OLD."version", OLD."video_url"); RETURN NULL;', hash='a5a3cbb784962d702332f012149e60fad664cb15', operation='DELETE', pgid='pgtrigger_delete_delete_00890', table='submissions_submission', when='AFTER')),
        ),
        AddTrigger(
            model_name='returnnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='94840075b161475f1fd13cdbefc08b3fea2a3534', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fabe2', table='submissions_returnnoteevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='returnnote',
            constraint=models.UniqueConstraint(fields=('submission', 'serial', 'section'), name='return_note_one_per_section'),
        ),
        AddTrigger(
            model_name='returnnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_returnnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "serial", "submission_id", "text", "written_at", "written_by_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section", NEW."serial", NEW."submission_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='194c67e3e875b5b6c590301e06dd16b2dc9194d7', operation='INSERT', pgid='pgtrigger_insert_insert_20434', table='submissions_returnnote', when='AFTER')),
        ),
        AddTrigger(
            model_name='returnnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_returnnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "serial", "submission_id", "text", "written_at", "written_by_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section", NEW."serial", NEW."submission_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='173b946044232100278bea5d176d603bb2ef694a', operation='UPDATE', pgid='pgtrigger_update_update_4a996', table='submissions_returnnote', when='AFTER')),
        ),
        AddTrigger(
            model_name='returnnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_returnnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "serial", "submission_id", "text", "written_at", "written_by_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section", OLD."serial", OLD."submission_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='699e1b8c5d192a4b28ad0a6da7b1ef3eb8d6efa6', operation='DELETE', pgid='pgtrigger_delete_delete_12a7f', table='submissions_returnnote', when='AFTER')),
        ),
        AddTrigger(
            model_name='receiptevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='67708c8431f60eac58e37bd8dc5136714a1f4de7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8ff76', table='submissions_receiptevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='receipt',
            constraint=models.UniqueConstraint(fields=('submission', 'serial'), name='receipt_serial_is_unique'),
        ),
        AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='receipt_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80f23fd1eb36feb277d05f57e50b718efcecfa17', operation='UPDATE OR DELETE', pgid='pgtrigger_receipt_is_final_40214', table='submissions_receipt', when='BEFORE')),
        ),
        AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_receiptevent" ("content", "digest", "files", "id", "is_automatic", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "serial", "submission_id", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."digest", NEW."files", NEW."id", NEW."is_automatic", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."serial", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;', hash='b9223eddd51b3af9513b60ad06d87b1883c51e1e', operation='INSERT', pgid='pgtrigger_insert_insert_8fb5c', table='submissions_receipt', when='AFTER')),
        ),
        AddTrigger(
            model_name='otherversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e240d5d8b39bf67b4c65461b22fd7056d69cb68b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_92168', table='submissions_otherversionevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='otherversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (NEW."chosen_at", NEW."chosen_by_id", NEW."content", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section", NEW."section_label", NEW."submission_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='9e932810e5847cb6fa171c1fc8bc9a965ec48229', operation='INSERT', pgid='pgtrigger_insert_insert_f7d18', table='submissions_otherversion', when='AFTER')),
        ),
        AddTrigger(
            model_name='otherversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (NEW."chosen_at", NEW."chosen_by_id", NEW."content", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section", NEW."section_label", NEW."submission_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='115da7799e7cc3d02d73dea5d8ff7ba89f9042ca', operation='UPDATE', pgid='pgtrigger_update_update_9e5e3', table='submissions_otherversion', when='AFTER')),
        ),
        AddTrigger(
            model_name='otherversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_otherversionevent" ("chosen_at", "chosen_by_id", "content", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "section_label", "submission_id", "written_at", "written_by_id") VALUES (OLD."chosen_at", OLD."chosen_by_id", OLD."content", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section", OLD."section_label", OLD."submission_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='bf25112941ac51425fc43be496d537f0a1ae027b', operation='DELETE', pgid='pgtrigger_delete_delete_c8385', table='submissions_otherversion', when='AFTER')),
        ),
        AddTrigger(
            model_name='innovatorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='20351b4bbe4d833892121c466342854c155b537c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f1919', table='submissions_innovatorevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='innovator',
            constraint=models.UniqueConstraint(condition=models.Q(('is_lead', True)), fields=('submission',), name='innovator_one_lead_per_submission', violation_error_message='Ketua sudah ada. Ketua hanya satu orang.'),
        ),
        AddTrigger(
            model_name='innovator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_innovatorevent" ("id", "is_lead", "job_title", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "submission_id") VALUES (NEW."id", NEW."is_lead", NEW."job_title", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."submission_id"); RETURN NULL;', hash='3dd316dfd94173856c7365c79bd2df30521cf0ce', operation='INSERT', pgid='pgtrigger_insert_insert_654ec', table='submissions_innovator', when='AFTER')),
        ),
        AddTrigger(
            model_name='innovator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_innovatorevent" ("id", "is_lead", "job_title", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "submission_id") VALUES (NEW."id", NEW."is_lead", NEW."job_title", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."submission_id"); RETURN NULL;', hash='aa92e366b2d113f0be8f9ba30ca1b31daf3ddf5a', operation='UPDATE', pgid='pgtrigger_update_update_b171b', table='submissions_innovator', when='AFTER')),
        ),
        AddTrigger(
            model_name='innovator',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_innovatorevent" ("id", "is_lead", "job_title", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "submission_id") VALUES (OLD."id", OLD."is_lead", OLD."job_title", OLD."name", OLD."nip", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."submission_id"); RETURN NULL;', hash='ec77c959f993f42b8794a89adf4043813a94ec31', operation='DELETE', pgid='pgtrigger_delete_delete_794f3', table='submissions_innovator', when='AFTER')),
        ),
        AddTrigger(
            model_name='earlierawardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='873d8d5b6b502705635ff2176a962d7913c80fd3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b2ae4', table='submissions_earlierawardevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='earlieraward',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_earlierawardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "title", "year") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id", NEW."title", NEW."year"); RETURN NULL;', hash='adb25c53c4d5a94a94b560a2819ca7078db5f990', operation='INSERT', pgid='pgtrigger_insert_insert_cdb8d', table='submissions_earlieraward', when='AFTER')),
        ),
        AddTrigger(
            model_name='earlieraward',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_earlierawardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "title", "year") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id", NEW."title", NEW."year"); RETURN NULL;', hash='45cdfc41f4e55a3f0f651fd7da6aa28f7ae5eb0a', operation='UPDATE', pgid='pgtrigger_update_update_6086b', table='submissions_earlieraward', when='AFTER')),
        ),
        AddTrigger(
            model_name='earlieraward',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_earlierawardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "title", "year") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."submission_id", OLD."title", OLD."year"); RETURN NULL;', hash='f1dd586c45c92321f143240e4e1697c85f5b1e80', operation='DELETE', pgid='pgtrigger_delete_delete_3098a', table='submissions_earlieraward', when='AFTER')),
        ),
        AddTrigger(
            model_name='checklistmarkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0313220075e1cfa33ecb9853656ded5c2b2fb965', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a52d7', table='submissions_checklistmarkevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='checklistmark',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['', 'met', 'unmet'])), name='checklist_mark_result_is_known'),
        ),
        AddConstraint(
            model_name='checklistmark',
            constraint=models.UniqueConstraint(fields=('submission', 'item'), name='checklist_mark_one_per_item'),
        ),
        AddTrigger(
            model_name='checklistmark',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_checklistmarkevent" ("id", "item_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "submission_id") VALUES (NEW."id", NEW."item_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result", NEW."submission_id"); RETURN NULL;', hash='3c8a3e29572dff31a351a4d69df2804d9b8fffe7', operation='INSERT', pgid='pgtrigger_insert_insert_a381e', table='submissions_checklistmark', when='AFTER')),
        ),
        AddTrigger(
            model_name='checklistmark',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_checklistmarkevent" ("id", "item_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "submission_id") VALUES (NEW."id", NEW."item_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result", NEW."submission_id"); RETURN NULL;', hash='ffe00d069ebe2fc9f7e6a5c9fcc0b1a3a07cc234', operation='UPDATE', pgid='pgtrigger_update_update_d69c4', table='submissions_checklistmark', when='AFTER')),
        ),
        AddTrigger(
            model_name='checklistmark',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_checklistmarkevent" ("id", "item_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "submission_id") VALUES (OLD."id", OLD."item_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."result", OLD."submission_id"); RETURN NULL;', hash='7e74090c3fa8417bc36b6b0c02964b29f9c58262', operation='DELETE', pgid='pgtrigger_delete_delete_2faee', table='submissions_checklistmark', when='AFTER')),
        ),
        AddTrigger(
            model_name='attachmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a3e17c96bbee391b448b17f202ff9af73a3d4222', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70ccf', table='submissions_attachmentevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['letter', 'evidence', 'photo'])), name='attachment_kind_is_known'),
        ),
        AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'letter'), ('letter_type__isnull', False), ('question', None)), models.Q(('kind', 'evidence'), ('letter_type', None), ('question__isnull', False)), models.Q(('kind', 'photo'), ('letter_type', None), ('question', None)), _connector='OR'), name='attachment_stands_in_one_place'),
        ),
        AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(condition=models.Q(('letter_type__isnull', False), ('removed_at', None)), fields=('submission', 'letter_type'), name='attachment_one_file_per_letter'),
        ),
        AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(condition=models.Q(('question__isnull', False), ('removed_at', None)), fields=('submission', 'question'), name='attachment_one_file_per_question'),
        ),
        AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_attachmentevent" ("code", "content_type", "file", "id", "kind", "letter_type_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "removed_at", "sha256", "size", "submission_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."letter_type_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."removed_at", NEW."sha256", NEW."size", NEW."submission_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='1b51efd79ddddc629f238e14881bc351af26ad51', operation='INSERT', pgid='pgtrigger_insert_insert_a0f61', table='submissions_attachment', when='AFTER')),
        ),
        AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_attachmentevent" ("code", "content_type", "file", "id", "kind", "letter_type_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "removed_at", "sha256", "size", "submission_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."kind", NEW."letter_type_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."removed_at", NEW."sha256", NEW."size", NEW."submission_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='1487a62fbc895bd59d355fb39bb45ef72eb8b447', operation='UPDATE', pgid='pgtrigger_update_update_47d14', table='submissions_attachment', when='AFTER')),
        ),
        AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_attachmentevent" ("code", "content_type", "file", "id", "kind", "letter_type_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "removed_at", "sha256", "size", "submission_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."code", OLD."content_type", OLD."file", OLD."id", OLD."kind", OLD."letter_type_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."removed_at", OLD."sha256", OLD."size", OLD."submission_id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='a04616656e38853b408ecb08a6342eb9c71aa1c5', operation='DELETE', pgid='pgtrigger_delete_delete_d5061', table='submissions_attachment', when='AFTER')),
        ),
        AddTrigger(
            model_name='answerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='063cf55be12273b6cb80f9556d8dc2f62fd9c65b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a8b1', table='submissions_answerevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('submission', 'question'), name='answer_one_per_question'),
        ),
        AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "submission_id", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='8344704323b83c996f62ace7436df6727958e940', operation='INSERT', pgid='pgtrigger_insert_insert_0ae73', table='submissions_answer', when='AFTER')),
        ),
        AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "submissions_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "submission_id", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='c616c55a4ee4496d96521e4accac2982cb358a23', operation='UPDATE', pgid='pgtrigger_update_update_9d7c0', table='submissions_answer', when='AFTER')),
        ),
        AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "submissions_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "submission_id", "text") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."submission_id", OLD."text"); RETURN NULL;', hash='1f64bc2e6f35daeff0e31079203ba8e287cefb79', operation='DELETE', pgid='pgtrigger_delete_delete_aed65', table='submissions_answer', when='AFTER')),
        ),
        AddTrigger(
            model_name='submissionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='641f7e3af0f3faabb29f6b42007e841a041f87b1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f95a', table='submissions_submissionevent', when='BEFORE')),
        ),
        refuse_truncate("submissions"),
    ]
