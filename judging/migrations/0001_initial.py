"""Panels, sheets, marks, decisions, seals and everything that follows from them; the ranking views come next."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
import judging.models.certificate
import judging.models.paper_sheet
import pgtrigger.compiler
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
        ('submissions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='submissions.submission')),
                ('board', models.IntegerField()),
                ('reached', models.IntegerField()),
                ('cards', models.IntegerField()),
                ('is_provisional', models.BooleanField()),
                ('is_untrimmed', models.BooleanField()),
                ('stages', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('scores', django.contrib.postgres.fields.ArrayField(base_field=models.DecimalField(decimal_places=20, max_digits=60, null=True), size=None)),
                ('units', django.contrib.postgres.fields.ArrayField(base_field=models.DecimalField(decimal_places=4, max_digits=40), size=None)),
                ('totals', django.contrib.postgres.fields.ArrayField(base_field=models.DecimalField(decimal_places=4, max_digits=40), null=True, size=None)),
                ('judges', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None)),
                ('score_numerator', models.DecimalField(decimal_places=20, max_digits=60, null=True)),
                ('score_denominator', models.DecimalField(decimal_places=20, max_digits=60)),
                ('score', models.DecimalField(decimal_places=30, max_digits=40, null=True)),
                ('place', models.IntegerField(null=True)),
                ('sharing', models.IntegerField(null=True)),
                ('decided_by', models.TextField(null=True)),
                ('tier', models.TextField(null=True)),
                ('tier_position', models.IntegerField(null=True)),
                ('needs_decision', models.BooleanField()),
            ],
            options={
                'db_table': 'judging_standing',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Admission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('panel_position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='urutan oleh panel')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='competitions.stage')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'proposal yang dinilai',
                'verbose_name_plural': 'proposal yang dinilai',
            },
        ),
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
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tier_label', models.CharField(blank=True, max_length=40, verbose_name='jenjang')),
                ('tier_position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='urutan jenjang')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tempat')),
                ('score', models.DecimalField(blank=True, decimal_places=20, max_digits=23, null=True, verbose_name='nilai akhir')),
                ('title', models.CharField(max_length=120, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='judul lengkap')),
                ('organization_name', models.CharField(max_length=200, verbose_name='perangkat daerah atau unit kerja')),
                ('innovators', models.TextField(blank=True, verbose_name='inovator')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='competitions.competition')),
                ('submission', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='award', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'penghargaan',
                'verbose_name_plural': 'penghargaan',
            },
        ),
        migrations.CreateModel(
            name='AwardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('tier_label', models.CharField(blank=True, max_length=40, verbose_name='jenjang')),
                ('tier_position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='urutan jenjang')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tempat')),
                ('score', models.DecimalField(blank=True, decimal_places=20, max_digits=23, null=True, verbose_name='nilai akhir')),
                ('title', models.CharField(max_length=120, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='judul lengkap')),
                ('organization_name', models.CharField(max_length=200, verbose_name='perangkat daerah atau unit kerja')),
                ('innovators', models.TextField(blank=True, verbose_name='inovator')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.award')),
                ('submission', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CeremonyDetail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_as', models.CharField(blank=True, help_text='Nama lengkap dengan gelar, persis seperti dibacakan pembawa acara. Kosongkan untuk memakai nama pada proposal.', max_length=300, verbose_name='nama yang dibacakan')),
                ('pronunciation', models.CharField(blank=True, help_text='Catatan untuk pembawa acara, misalnya: JALIN dibaca ja-lin, bukan je-lin.', max_length=200, verbose_name='cara membaca')),
                ('handed_over_by', models.CharField(blank=True, help_text='Kosongkan bila sama dengan yang menyerahkan pada edisi.', max_length=120, verbose_name='diserahkan oleh')),
                ('prize', models.CharField(blank=True, max_length=120, verbose_name='hadiah')),
                ('attendance', models.CharField(blank=True, choices=[('', 'belum diketahui'), ('present', 'hadir'), ('represented', 'diwakili'), ('absent', 'tidak hadir')], default='', max_length=12, verbose_name='kehadiran')),
                ('represented_by', models.CharField(blank=True, max_length=200, verbose_name='diwakili oleh')),
                ('seat', models.CharField(blank=True, max_length=20, verbose_name='kursi')),
                ('updated_at', models.DateTimeField(verbose_name='disimpan')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.attachment', verbose_name='foto')),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ceremony_detail', to='submissions.submission')),
                ('updated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'keterangan acara',
                'verbose_name_plural': 'keterangan acara',
            },
        ),
        migrations.CreateModel(
            name='CeremonyDetailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('read_as', models.CharField(blank=True, help_text='Nama lengkap dengan gelar, persis seperti dibacakan pembawa acara. Kosongkan untuk memakai nama pada proposal.', max_length=300, verbose_name='nama yang dibacakan')),
                ('pronunciation', models.CharField(blank=True, help_text='Catatan untuk pembawa acara, misalnya: JALIN dibaca ja-lin, bukan je-lin.', max_length=200, verbose_name='cara membaca')),
                ('handed_over_by', models.CharField(blank=True, help_text='Kosongkan bila sama dengan yang menyerahkan pada edisi.', max_length=120, verbose_name='diserahkan oleh')),
                ('prize', models.CharField(blank=True, max_length=120, verbose_name='hadiah')),
                ('attendance', models.CharField(blank=True, choices=[('', 'belum diketahui'), ('present', 'hadir'), ('represented', 'diwakili'), ('absent', 'tidak hadir')], default='', max_length=12, verbose_name='kehadiran')),
                ('represented_by', models.CharField(blank=True, max_length=200, verbose_name='diwakili oleh')),
                ('seat', models.CharField(blank=True, max_length=20, verbose_name='kursi')),
                ('updated_at', models.DateTimeField(verbose_name='disimpan')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.ceremonydetail')),
                ('photo', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.attachment', verbose_name='foto')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
                ('updated_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('winner', 'pemenang'), ('participant', 'peserta')], max_length=12, verbose_name='jenis')),
                ('code', models.CharField(default=judging.models.certificate.new_code, editable=False, max_length=12, unique=True, verbose_name='kode')),
                ('number', models.CharField(blank=True, max_length=70, verbose_name='nomor')),
                ('recipient', models.CharField(max_length=200, verbose_name='penerima')),
                ('people', models.TextField(blank=True, verbose_name='inovator')),
                ('title', models.CharField(max_length=120, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='judul lengkap')),
                ('tier', models.CharField(max_length=80, verbose_name='jenjang')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tempat')),
                ('decree', models.CharField(blank=True, max_length=160, verbose_name='dasar keputusan')),
                ('seal', models.CharField(max_length=80, verbose_name='penetapan')),
                ('issued_at', models.DateTimeField(verbose_name='diterbitkan')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='diganti atau dicabut')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='competitions.competition')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'piagam',
                'verbose_name_plural': 'piagam',
            },
        ),
        migrations.CreateModel(
            name='CertificateDesign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(default='Pemerintah Kabupaten Kudus', max_length=120, verbose_name='yang memberikan')),
                ('heading', models.CharField(default='Piagam Penghargaan', max_length=60, verbose_name='judul piagam')),
                ('number_pattern', models.CharField(blank=True, help_text='Tulis {urut} di tempat nomor urut, misalnya 000.9.3/{urut}/2026. Kosongkan bila nomor ditulis tangan.', max_length=60, verbose_name='pola nomor piagam')),
                ('first_number', models.CharField(default='1', help_text='Nol di depan ikut tercetak: 0412, 0413, dan seterusnya.', max_length=6, validators=[django.core.validators.RegexValidator('^\\d{1,6}$', 'Tulis angka saja, misalnya 1 atau 0412.')], verbose_name='nomor urut pertama')),
                ('place', models.CharField(default='Kudus', max_length=60, verbose_name='tempat ditandatangani')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='tanggal ditandatangani')),
                ('signatory_position', models.CharField(blank=True, max_length=120, verbose_name='jabatan penanda tangan')),
                ('signatory_name', models.CharField(blank=True, max_length=120, verbose_name='nama penanda tangan')),
                ('signatory_detail', models.CharField(blank=True, help_text='Kosongkan untuk Bupati.', max_length=120, verbose_name='pangkat atau NIP penanda tangan')),
                ('for_participants', models.BooleanField(default=False, help_text='Setiap proposal yang lolos seleksi administrasi mendapat piagam peserta.', verbose_name='piagam juga untuk peserta yang bukan pemenang')),
                ('background', models.FileField(blank=True, max_length=200, upload_to=judging.models.certificate.background_name, verbose_name='gambar latar')),
                ('updated_at', models.DateTimeField(verbose_name='disimpan')),
                ('competition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='certificate_design', to='competitions.competition')),
                ('updated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rancangan piagam',
                'verbose_name_plural': 'rancangan piagam',
            },
        ),
        migrations.CreateModel(
            name='CertificateDesignEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('issuer', models.CharField(default='Pemerintah Kabupaten Kudus', max_length=120, verbose_name='yang memberikan')),
                ('heading', models.CharField(default='Piagam Penghargaan', max_length=60, verbose_name='judul piagam')),
                ('number_pattern', models.CharField(blank=True, help_text='Tulis {urut} di tempat nomor urut, misalnya 000.9.3/{urut}/2026. Kosongkan bila nomor ditulis tangan.', max_length=60, verbose_name='pola nomor piagam')),
                ('first_number', models.CharField(default='1', help_text='Nol di depan ikut tercetak: 0412, 0413, dan seterusnya.', max_length=6, validators=[django.core.validators.RegexValidator('^\\d{1,6}$', 'Tulis angka saja, misalnya 1 atau 0412.')], verbose_name='nomor urut pertama')),
                ('place', models.CharField(default='Kudus', max_length=60, verbose_name='tempat ditandatangani')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='tanggal ditandatangani')),
                ('signatory_position', models.CharField(blank=True, max_length=120, verbose_name='jabatan penanda tangan')),
                ('signatory_name', models.CharField(blank=True, max_length=120, verbose_name='nama penanda tangan')),
                ('signatory_detail', models.CharField(blank=True, help_text='Kosongkan untuk Bupati.', max_length=120, verbose_name='pangkat atau NIP penanda tangan')),
                ('for_participants', models.BooleanField(default=False, help_text='Setiap proposal yang lolos seleksi administrasi mendapat piagam peserta.', verbose_name='piagam juga untuk peserta yang bukan pemenang')),
                ('background', models.FileField(blank=True, max_length=200, upload_to=judging.models.certificate.background_name, verbose_name='gambar latar')),
                ('updated_at', models.DateTimeField(verbose_name='disimpan')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.certificatedesign')),
                ('updated_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CertificateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('winner', 'pemenang'), ('participant', 'peserta')], max_length=12, verbose_name='jenis')),
                ('code', models.CharField(default=judging.models.certificate.new_code, editable=False, max_length=12, verbose_name='kode')),
                ('number', models.CharField(blank=True, max_length=70, verbose_name='nomor')),
                ('recipient', models.CharField(max_length=200, verbose_name='penerima')),
                ('people', models.TextField(blank=True, verbose_name='inovator')),
                ('title', models.CharField(max_length=120, verbose_name='nama inovasi')),
                ('long_title', models.CharField(blank=True, max_length=250, verbose_name='judul lengkap')),
                ('tier', models.CharField(max_length=80, verbose_name='jenjang')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tempat')),
                ('decree', models.CharField(blank=True, max_length=160, verbose_name='dasar keputusan')),
                ('seal', models.CharField(max_length=80, verbose_name='penetapan')),
                ('issued_at', models.DateTimeField(verbose_name='diterbitkan')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='diganti atau dicabut')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('issued_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.certificate')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
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
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('employer', 'bekerja di perangkat daerah atau unit kerja ini'), ('former_employer', 'pernah bekerja di perangkat daerah atau unit kerja ini'), ('family', 'hubungan keluarga dengan inovator'), ('team', 'ikut menyusun atau membina inovasi ini'), ('financial', 'kepentingan keuangan'), ('other', 'alasan lain')], max_length=20, verbose_name='alasan')),
                ('note', models.TextField(blank=True, verbose_name='keterangan')),
                ('source', models.CharField(choices=[('judge', 'dinyatakan juri'), ('admin', 'dicatat Bagian Organisasi')], max_length=10, verbose_name='sumber')),
                ('recorded_at', models.DateTimeField(verbose_name='dicatat')),
                ('lifted_at', models.DateTimeField(blank=True, null=True, verbose_name='dicabut')),
                ('lift_reason', models.TextField(blank=True, verbose_name='alasan pencabutan')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'benturan kepentingan',
                'verbose_name_plural': 'benturan kepentingan',
            },
        ),
        migrations.CreateModel(
            name='ConflictEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(choices=[('employer', 'bekerja di perangkat daerah atau unit kerja ini'), ('former_employer', 'pernah bekerja di perangkat daerah atau unit kerja ini'), ('family', 'hubungan keluarga dengan inovator'), ('team', 'ikut menyusun atau membina inovasi ini'), ('financial', 'kepentingan keuangan'), ('other', 'alasan lain')], max_length=20, verbose_name='alasan')),
                ('note', models.TextField(blank=True, verbose_name='keterangan')),
                ('source', models.CharField(choices=[('judge', 'dinyatakan juri'), ('admin', 'dicatat Bagian Organisasi')], max_length=10, verbose_name='sumber')),
                ('recorded_at', models.DateTimeField(verbose_name='dicatat')),
                ('lifted_at', models.DateTimeField(blank=True, null=True, verbose_name='dicabut')),
                ('lift_reason', models.TextField(blank=True, verbose_name='alasan pencabutan')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('lifted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.conflict')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
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
        migrations.CreateModel(
            name='FeedbackLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('strengths', models.TextField(blank=True, verbose_name='yang sudah kuat')),
                ('advice', models.TextField(blank=True, verbose_name='saran pengembangan')),
                ('is_ready', models.BooleanField(default=False, verbose_name='siap dikirim')),
                ('edited_at', models.DateTimeField(verbose_name='disunting')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='dikirim')),
                ('edited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_letter', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'surat umpan balik',
                'verbose_name_plural': 'surat umpan balik',
            },
        ),
        migrations.CreateModel(
            name='FeedbackLetterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('strengths', models.TextField(blank=True, verbose_name='yang sudah kuat')),
                ('advice', models.TextField(blank=True, verbose_name='saran pengembangan')),
                ('is_ready', models.BooleanField(default=False, verbose_name='siap dikirim')),
                ('edited_at', models.DateTimeField(verbose_name='disunting')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='dikirim')),
                ('edited_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.feedbackletter')),
                ('released_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IntegrityStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='pernyataan')),
                ('accepted_at', models.DateTimeField(verbose_name='disetujui')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='integrity_statements', to='competitions.competition')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='integrity_statements', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pernyataan integritas',
                'verbose_name_plural': 'pernyataan integritas',
            },
        ),
        migrations.CreateModel(
            name='IntegrityStatementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField(verbose_name='pernyataan')),
                ('accepted_at', models.DateTimeField(verbose_name='disetujui')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.integritystatement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='JudgeProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('employer', models.CharField(blank=True, max_length=200, verbose_name='tempat bekerja')),
                ('former_employers', models.TextField(blank=True, help_text='Satu tempat per baris.', verbose_name='pernah bekerja di')),
                ('expertise', models.TextField(blank=True, verbose_name='keahlian')),
                ('updated_at', models.DateTimeField(verbose_name='diperbarui')),
                ('judge', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='judge_profile', to=settings.AUTH_USER_MODEL)),
                ('organizations', models.ManyToManyField(blank=True, help_text='Tempat Anda bekerja atau pernah bekerja di lingkungan Kabupaten Kudus.', related_name='+', to='accounts.organization', verbose_name='perangkat daerah atau unit kerja')),
            ],
            options={
                'verbose_name': 'profil juri',
                'verbose_name_plural': 'profil juri',
            },
        ),
        migrations.CreateModel(
            name='JudgeProfileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('employer', models.CharField(blank=True, max_length=200, verbose_name='tempat bekerja')),
                ('former_employers', models.TextField(blank=True, help_text='Satu tempat per baris.', verbose_name='pernah bekerja di')),
                ('expertise', models.TextField(blank=True, verbose_name='keahlian')),
                ('updated_at', models.DateTimeField(verbose_name='diperbarui')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.judgeprofile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PanelDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('present', models.TextField(verbose_name='hadir')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panel_decisions', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'keputusan panel',
                'verbose_name_plural': 'keputusan panel',
            },
        ),
        migrations.CreateModel(
            name='AdmissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('panel_position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='urutan oleh panel')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.admission')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
                ('panel_decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.paneldecision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='admission',
            name='panel_decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='judging.paneldecision'),
        ),
        migrations.CreateModel(
            name='PanelDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.TextField(verbose_name='alasan')),
                ('present', models.TextField(verbose_name='hadir')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.paneldecision')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='lepas pada')),
                ('left_reason', models.TextField(blank=True, verbose_name='alasan lepas')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panels', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replacements', to='judging.panelmember')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panel', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'anggota panel',
                'verbose_name_plural': 'anggota panel',
            },
        ),
        migrations.CreateModel(
            name='PanelMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='lepas pada')),
                ('left_reason', models.TextField(blank=True, verbose_name='alasan lepas')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.panelmember')),
                ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.panelmember')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
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
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diperiksa oleh')),
                ('typed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disalin oleh')),
            ],
            options={
                'verbose_name': 'lembar kertas',
                'verbose_name_plural': 'lembar kertas',
            },
        ),
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
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('set', 'ditentukan'), ('withdrawn', 'ditarik kembali')], max_length=10, verbose_name='tindakan')),
                ('published_at', models.DateTimeField(verbose_name='waktu pengumuman')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('at', models.DateTimeField(verbose_name='dicatat')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='competitions.competition')),
            ],
            options={
                'verbose_name': 'pengumuman hasil',
                'verbose_name_plural': 'pengumuman hasil',
            },
        ),
        migrations.CreateModel(
            name='PublicationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('action', models.CharField(choices=[('set', 'ditentukan'), ('withdrawn', 'ditarik kembali')], max_length=10, verbose_name='tindakan')),
                ('published_at', models.DateTimeField(verbose_name='waktu pengumuman')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('at', models.DateTimeField(verbose_name='dicatat')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.publication')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reconsideration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='alasan permintaan')),
                ('before', models.JSONField(verbose_name='nilai semula')),
                ('asked_at', models.DateTimeField(verbose_name='diminta')),
                ('answer', models.TextField(blank=True, verbose_name='alasan juri')),
                ('after', models.JSONField(blank=True, null=True, verbose_name='nilai setelah ditinjau')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='dijawab')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='berakhir tanpa jawaban')),
                ('ended_reason', models.TextField(blank=True, verbose_name='alasan berakhir')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tinjau ulang',
                'verbose_name_plural': 'tinjau ulang',
            },
        ),
        migrations.CreateModel(
            name='Scorecard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'belum selesai'), ('finished', 'selesai'), ('recused', 'benturan kepentingan'), ('set_aside', 'dikesampingkan')], default='draft', max_length=10, verbose_name='keadaan')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='versi')),
                ('saved_at', models.DateTimeField(null=True, verbose_name='tersimpan')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='selesai pada')),
                ('is_on_paper', models.BooleanField(default=False, verbose_name='dari lembar kertas')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorecards', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorecards', to='competitions.stage')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorecards', to='submissions.submission')),
            ],
            options={
                'verbose_name': 'lembar penilaian',
                'verbose_name_plural': 'lembar penilaian',
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='nilai')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('criterion', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='competitions.criterion')),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='judging.scorecard')),
            ],
            options={
                'verbose_name': 'nilai',
                'verbose_name_plural': 'nilai',
            },
        ),
        migrations.CreateModel(
            name='ReconsiderationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.TextField(verbose_name='alasan permintaan')),
                ('before', models.JSONField(verbose_name='nilai semula')),
                ('asked_at', models.DateTimeField(verbose_name='diminta')),
                ('answer', models.TextField(blank=True, verbose_name='alasan juri')),
                ('after', models.JSONField(blank=True, null=True, verbose_name='nilai setelah ditinjau')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='dijawab')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='berakhir tanpa jawaban')),
                ('ended_reason', models.TextField(blank=True, verbose_name='alasan berakhir')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.reconsideration')),
                ('scorecard', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.scorecard')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='reconsideration',
            name='scorecard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reconsiderations', to='judging.scorecard'),
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
                ('checked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diperiksa oleh')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.papersheet')),
                ('typed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disalin oleh')),
                ('scorecard', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.scorecard')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='papersheet',
            name='scorecard',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='judging.scorecard'),
        ),
        migrations.CreateModel(
            name='ScorecardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('draft', 'belum selesai'), ('finished', 'selesai'), ('recused', 'benturan kepentingan'), ('set_aside', 'dikesampingkan')], default='draft', max_length=10, verbose_name='keadaan')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='versi')),
                ('saved_at', models.DateTimeField(null=True, verbose_name='tersimpan')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='selesai pada')),
                ('is_on_paper', models.BooleanField(default=False, verbose_name='dari lembar kertas')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.scorecard')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
                ('submission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScoreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='nilai')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('criterion', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.criterion')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.score')),
                ('scorecard', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.scorecard')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Sealing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('text', models.TextField(verbose_name='naskah')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('sealed_at', models.DateTimeField(verbose_name='ditetapkan pada')),
                ('decree_number', models.CharField(blank=True, max_length=80, verbose_name='nomor SK')),
                ('decree_on', models.DateField(blank=True, null=True, verbose_name='tanggal SK')),
                ('unseal_reason', models.TextField(blank=True, verbose_name='alasan membuka segel')),
                ('unseal_requested_at', models.DateTimeField(blank=True, null=True, verbose_name='diminta pada')),
                ('unsealed_at', models.DateTimeField(blank=True, null=True, verbose_name='dibuka pada')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealings', to='competitions.competition')),
                ('sealed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unseal_requested_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diminta oleh')),
                ('unsealed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dibuka oleh')),
            ],
            options={
                'verbose_name': 'penetapan',
                'verbose_name_plural': 'penetapan',
            },
        ),
        migrations.CreateModel(
            name='SealingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('sealed_at', models.DateTimeField(verbose_name='ditetapkan pada')),
                ('decree_number', models.CharField(blank=True, max_length=80, verbose_name='nomor SK')),
                ('decree_on', models.DateField(blank=True, null=True, verbose_name='tanggal SK')),
                ('unseal_reason', models.TextField(blank=True, verbose_name='alasan membuka segel')),
                ('unseal_requested_at', models.DateTimeField(blank=True, null=True, verbose_name='diminta pada')),
                ('unsealed_at', models.DateTimeField(blank=True, null=True, verbose_name='dibuka pada')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.sealing')),
                ('sealed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('unseal_requested_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diminta oleh')),
                ('unsealed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dibuka oleh')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SeverityEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='perkiraan ke')),
                ('denominator', models.DecimalField(decimal_places=0, max_digits=1000, verbose_name='penyebut')),
                ('cause', models.CharField(choices=[('closing', 'tahap ditutup'), ('leaving', 'proposal keluar dari penilaian')], max_length=10, verbose_name='sebab')),
                ('estimated_at', models.DateTimeField(verbose_name='dihitung pada')),
                ('superseded_at', models.DateTimeField(blank=True, null=True, verbose_name='tidak berlaku sejak')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='severity_estimates', to='competitions.stage')),
            ],
            options={
                'verbose_name': 'perkiraan ketatnya juri',
                'verbose_name_plural': 'perkiraan ketatnya juri',
            },
        ),
        migrations.CreateModel(
            name='Severity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numerator', models.DecimalField(decimal_places=0, max_digits=1000, verbose_name='pembilang')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('estimate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='severities', to='judging.severityestimate')),
            ],
            options={
                'verbose_name': 'ketatnya juri',
                'verbose_name_plural': 'ketatnya juri',
            },
        ),
        migrations.CreateModel(
            name='SeverityEstimateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='perkiraan ke')),
                ('denominator', models.DecimalField(decimal_places=0, max_digits=1000, verbose_name='penyebut')),
                ('cause', models.CharField(choices=[('closing', 'tahap ditutup'), ('leaving', 'proposal keluar dari penilaian')], max_length=10, verbose_name='sebab')),
                ('estimated_at', models.DateTimeField(verbose_name='dihitung pada')),
                ('superseded_at', models.DateTimeField(blank=True, null=True, verbose_name='tidak berlaku sejak')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.severityestimate')),
                ('stage', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SeverityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('numerator', models.DecimalField(decimal_places=0, max_digits=1000, verbose_name='pembilang')),
                ('estimate', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.severityestimate')),
                ('judge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='juri')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.severity')),
            ],
            options={
                'abstract': False,
            },
        ),
        AddConstraint(
            model_name='assignmentdraw',
            constraint=models.UniqueConstraint(fields=('stage', 'number'), name='assignment_draw_number_is_unique'),
        ),
        AddConstraint(
            model_name='assignmentdraw',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='assignment_draw_number_starts_at_one'),
        ),
        AddConstraint(
            model_name='assignmentdraw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at', None), ('applied_by', None)), models.Q(('applied_at__isnull', False), ('applied_by__isnull', False)), _connector='OR'), name='assignment_draw_applied_by_somebody'),
        ),
        AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='assignment_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at" rows from % table\', TG_TABLE_NAME;', hash='e8c0b43548b0dfea96e2047750a29302fc75f5bd', operation='UPDATE OF "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at"', pgid='pgtrigger_assignment_draw_stays_5564a', table='judging_assignmentdraw', when='BEFORE')),
        ),
        AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."cards_per_entry", NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."inputs", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seed", NEW."stage_id"); RETURN NULL;', hash='2310e374e9e102df1fa304c98862137b027a81ec', operation='INSERT', pgid='pgtrigger_insert_insert_2ed4c', table='judging_assignmentdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."cards_per_entry", NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."inputs", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seed", NEW."stage_id"); RETURN NULL;', hash='30c86e540b760fa1dcdb2ff84a0f2c7d357f12ad', operation='UPDATE', pgid='pgtrigger_update_update_847c9', table='judging_assignmentdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_assignmentdrawevent" ("applied_at", "applied_by_id", "cards_per_entry", "drawn_at", "drawn_by_id", "id", "inputs", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "stage_id") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."cards_per_entry", OLD."drawn_at", OLD."drawn_by_id", OLD."id", OLD."inputs", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seed", OLD."stage_id"); RETURN NULL;', hash='27c1b7e5a58a6d925ebbc4629cfe08e963f42418', operation='DELETE', pgid='pgtrigger_delete_delete_0855d', table='judging_assignmentdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='assignmentdrawevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d16a6e9a24adb61cc8ba8ee85fe331ef5546d20c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b057a', table='judging_assignmentdrawevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='award',
            constraint=models.UniqueConstraint(condition=models.Q(('submission', None)), fields=('competition', 'title'), name='award_title_of_the_press_is_unique_in_the_edition'),
        ),
        AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('place', None), ('place__gte', 1), _connector='OR'), name='award_place_starts_at_one'),
        ),
        AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tier_label', ''), ('tier_position', None), ('place__isnull', False)), models.Q(('tier_position__isnull', False), models.Q(('tier_label', ''), _negated=True)), _connector='OR'), name='award_has_a_tier_or_a_place'),
        ),
        AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='award_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.submission_id, new.tier_label, new.tier_position, new.place, new.score, new.title, new.long_title, new.organization_name, new.innovators) is not distinct from (old.competition_id, old.submission_id, old.tier_label, old.tier_position, old.place, old.score, old.title, old.long_title, old.organization_name, old.innovators) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi penghargaannya tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'award_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='8bc178e0f142b7082790aada21ae8d9c9116e0e3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_award_stays_when_sealed_556ac', table='judging_award', when='BEFORE')),
        ),
        AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_awardevent" ("competition_id", "id", "innovators", "long_title", "organization_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "score", "submission_id", "tier_label", "tier_position", "title") VALUES (NEW."competition_id", NEW."id", NEW."innovators", NEW."long_title", NEW."organization_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."score", NEW."submission_id", NEW."tier_label", NEW."tier_position", NEW."title"); RETURN NULL;', hash='0e16f3f85b7065853ccd4ab77deb11641cd0d5a3', operation='INSERT', pgid='pgtrigger_insert_insert_ea359', table='judging_award', when='AFTER')),
        ),
        AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_awardevent" ("competition_id", "id", "innovators", "long_title", "organization_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "score", "submission_id", "tier_label", "tier_position", "title") VALUES (NEW."competition_id", NEW."id", NEW."innovators", NEW."long_title", NEW."organization_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."score", NEW."submission_id", NEW."tier_label", NEW."tier_position", NEW."title"); RETURN NULL;', hash='7ecae2451dc8c0c3f4c206dabf6b34f31a3111f9', operation='UPDATE', pgid='pgtrigger_update_update_99470', table='judging_award', when='AFTER')),
        ),
        AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_awardevent" ("competition_id", "id", "innovators", "long_title", "organization_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "score", "submission_id", "tier_label", "tier_position", "title") VALUES (OLD."competition_id", OLD."id", OLD."innovators", OLD."long_title", OLD."organization_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."score", OLD."submission_id", OLD."tier_label", OLD."tier_position", OLD."title"); RETURN NULL;', hash='01ba4e998528e017416826f9271daba477702b94', operation='DELETE', pgid='pgtrigger_delete_delete_41761', table='judging_award', when='AFTER')),
        ),
        AddTrigger(
            model_name='awardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='827a02783b48134e19e9dec698224f869c532777', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b4d2e', table='judging_awardevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='ceremonydetail',
            constraint=models.CheckConstraint(condition=models.Q(('attendance__in', ['', 'present', 'represented', 'absent'])), name='ceremony_attendance_is_known'),
        ),
        AddConstraint(
            model_name='ceremonydetail',
            constraint=models.CheckConstraint(condition=models.Q(('represented_by', ''), ('attendance', 'represented'), _connector='OR'), name='ceremony_representative_only_when_represented', violation_error_message='Isi nama wakil hanya bila kehadirannya “diwakili”.'),
        ),
        AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (NEW."attendance", NEW."handed_over_by", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."photo_id", NEW."prize", NEW."pronunciation", NEW."read_as", NEW."represented_by", NEW."seat", NEW."submission_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='0c0074cd2aaf61615f6e307cc831fef72da125e9', operation='INSERT', pgid='pgtrigger_insert_insert_3e262', table='judging_ceremonydetail', when='AFTER')),
        ),
        AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (NEW."attendance", NEW."handed_over_by", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."photo_id", NEW."prize", NEW."pronunciation", NEW."read_as", NEW."represented_by", NEW."seat", NEW."submission_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='46c607c3f3e52d4efa10ea584b07398f5e823868', operation='UPDATE', pgid='pgtrigger_update_update_2827e', table='judging_ceremonydetail', when='AFTER')),
        ),
        AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (OLD."attendance", OLD."handed_over_by", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."photo_id", OLD."prize", OLD."pronunciation", OLD."read_as", OLD."represented_by", OLD."seat", OLD."submission_id", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='6994522c994ce56a6ac8f5fc97475ee503f848cf', operation='DELETE', pgid='pgtrigger_delete_delete_beef7', table='judging_ceremonydetail', when='AFTER')),
        ),
        AddTrigger(
            model_name='ceremonydetailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='580581fa7cceb120daa01f4df3a5e40e3fb1da6f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e0867', table='judging_ceremonydetailevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['winner', 'participant'])), name='certificate_kind_is_known'),
        ),
        AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('submission',), name='certificate_one_valid_per_entry'),
        ),
        AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'winner'), ('place__gte', 1)), models.Q(('kind', 'participant'), ('place', None)), _connector='OR'), name='certificate_winner_has_a_place'),
        ),
        AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='certificate_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fc917c359c7ce34276f32c4c405bde5295d7f1bc', operation='DELETE', pgid='pgtrigger_certificate_is_never_deleted_0dfb5', table='judging_certificate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='certificate_stays_as_issued', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "competition_id", "submission_id", "kind", "code", "number", "recipient", "people", "title", "long_title", "tier", "place", "decree", "seal", "issued_by_id", "issued_at" rows from % table\', TG_TABLE_NAME;', hash='83c333300ddb272563353c773d198e78aaea290a', operation='UPDATE OF "competition_id", "submission_id", "kind", "code", "number", "recipient", "people", "title", "long_title", "tier", "place", "decree", "seal", "issued_by_id", "issued_at"', pgid='pgtrigger_certificate_stays_as_issued_eac3a', table='judging_certificate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (NEW."code", NEW."competition_id", NEW."decree", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."long_title", NEW."number", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."recipient", NEW."revoked_at", NEW."seal", NEW."submission_id", NEW."tier", NEW."title"); RETURN NULL;', hash='1cfee10ca1ce0f386e1423a7c65176dabd13a9f7', operation='INSERT', pgid='pgtrigger_insert_insert_aad80', table='judging_certificate', when='AFTER')),
        ),
        AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (NEW."code", NEW."competition_id", NEW."decree", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."long_title", NEW."number", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."recipient", NEW."revoked_at", NEW."seal", NEW."submission_id", NEW."tier", NEW."title"); RETURN NULL;', hash='3b63787fd1b4513b85d79281f61ce56e70340cf8', operation='UPDATE', pgid='pgtrigger_update_update_6e4fe', table='judging_certificate', when='AFTER')),
        ),
        AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (OLD."code", OLD."competition_id", OLD."decree", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."kind", OLD."long_title", OLD."number", OLD."people", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."recipient", OLD."revoked_at", OLD."seal", OLD."submission_id", OLD."tier", OLD."title"); RETURN NULL;', hash='750c6091a2e5e7621328d12c2e9a916336e412a0', operation='DELETE', pgid='pgtrigger_delete_delete_0e19a', table='judging_certificate', when='AFTER')),
        ),
        AddConstraint(
            model_name='certificatedesign',
            constraint=models.CheckConstraint(condition=models.Q(('number_pattern', ''), ('number_pattern__contains', '{urut}'), _connector='OR'), name='certificate_design_pattern_holds_the_number', violation_error_message='Tulis {urut} di tempat nomor urut, agar setiap piagam bernomor sendiri.'),
        ),
        AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (NEW."background", NEW."competition_id", NEW."first_number", NEW."for_participants", NEW."heading", NEW."id", NEW."issuer", NEW."number_pattern", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."signatory_detail", NEW."signatory_name", NEW."signatory_position", NEW."signed_on", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='1d10f345246e7127f0b7b605ddc196d97c15a457', operation='INSERT', pgid='pgtrigger_insert_insert_ee1e8', table='judging_certificatedesign', when='AFTER')),
        ),
        AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (NEW."background", NEW."competition_id", NEW."first_number", NEW."for_participants", NEW."heading", NEW."id", NEW."issuer", NEW."number_pattern", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."signatory_detail", NEW."signatory_name", NEW."signatory_position", NEW."signed_on", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='f8c44f689de6b8119f4399c26bedc98a2f67e1ce', operation='UPDATE', pgid='pgtrigger_update_update_69a0e', table='judging_certificatedesign', when='AFTER')),
        ),
        AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (OLD."background", OLD."competition_id", OLD."first_number", OLD."for_participants", OLD."heading", OLD."id", OLD."issuer", OLD."number_pattern", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."signatory_detail", OLD."signatory_name", OLD."signatory_position", OLD."signed_on", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='8ab40306a582b6db378fc55adcf3c31ea935de87', operation='DELETE', pgid='pgtrigger_delete_delete_9f539', table='judging_certificatedesign', when='AFTER')),
        ),
        AddTrigger(
            model_name='certificatedesignevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cdac89b6ccb596e37a9bff3620a4bd296df32fe8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cef6e', table='judging_certificatedesignevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='certificateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8640fa00b3ed430f28bacfdb989bf790f1c4b4c5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0d6f4', table='judging_certificateevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attachment_id", NEW."cleared_at", NEW."cleared_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='1ba808edfc60702c6a183297ba2c213aa1133d30', operation='INSERT', pgid='pgtrigger_insert_insert_ed484', table='judging_clearedfile', when='AFTER')),
        ),
        AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attachment_id", NEW."cleared_at", NEW."cleared_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='2d92bb6b7cba7b84bb800b38bcb7bc8a667ef1a3', operation='UPDATE', pgid='pgtrigger_update_update_e6ea1', table='judging_clearedfile', when='AFTER')),
        ),
        AddTrigger(
            model_name='clearedfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_clearedfileevent" ("attachment_id", "cleared_at", "cleared_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."attachment_id", OLD."cleared_at", OLD."cleared_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='91c750435cc4d7dfad8b1b288c9702518c97ba7a', operation='DELETE', pgid='pgtrigger_delete_delete_99cd6', table='judging_clearedfile', when='AFTER')),
        ),
        AddTrigger(
            model_name='clearedfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db42846960f87ca3f7b3a180a640d3044a5e9e9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4b629', table='judging_clearedfileevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('submission', 'judge'), name='conflict_in_force_is_unique', violation_error_message='Benturan kepentingan ini sudah tercatat.'),
        ),
        AddConstraint(
            model_name='conflict',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['employer', 'former_employer', 'family', 'team', 'financial', 'other'])), name='conflict_reason_is_known'),
        ),
        AddConstraint(
            model_name='conflict',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['judge', 'admin'])), name='conflict_source_is_known'),
        ),
        AddConstraint(
            model_name='conflict',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='conflict_other_reason_is_explained', violation_error_message='Jelaskan alasan lain itu pada keterangan.'),
        ),
        AddConstraint(
            model_name='conflict',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lift_reason', ''), ('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), models.Q(('lift_reason', ''), _negated=True)), _connector='OR'), name='conflict_lifted_by_someone_for_a_reason', violation_error_message='Tuliskan alasan pencabutan.'),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.submission_id, new.judge_id, new.reason, new.note, new.lifted_at, new.lift_reason) is not distinct from (old.submission_id, old.judge_id, old.reason, old.note, old.lifted_at, old.lift_reason) then\n        return new;\n    end if;\n    if false then\n        perform from competitions_competition e where e.id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi benturan kepentingan tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'conflict_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='e67eb1a491058079bdd97eba9248c714a9099afb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_conflict_stays_when_sealed_2ea28', table='judging_conflict', when='BEFORE')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_sets_sheets_aside', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if new.lifted_at is null then\n        update judging_scorecard c set state = 'recused', finished_at = null\n        from competitions_stage s\n        where s.id = c.stage_id and s.state <> 'closed' and c.state <> 'recused'\n            and c.submission_id = new.submission_id and c.judge_id = new.judge_id;\n    end if;\n    return null;\n", hash='d174248f4276222c2b11a12a24986ee83da3e1bf', operation='INSERT', pgid='pgtrigger_conflict_sets_sheets_aside_d6edb', table='judging_conflict', when='AFTER')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    raise exception 'Benturan kepentingan yang tercatat tidak dapat diubah, hanya dicabut.'\n        using errcode = 'check_violation', constraint = 'conflict_stays';\n", hash='10731a89de4aa470735ed864f40513cc0083f234', operation='DELETE OR UPDATE OF "submission_id", "judge_id", "reason", "note", "source", "recorded_by_id", "recorded_at"', pgid='pgtrigger_conflict_stays_e7dea', table='judging_conflict', when='BEFORE')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_is_lifted_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."lifted_at" IS NOT NULL)', func="\n    raise exception 'Benturan kepentingan yang tercatat tidak dapat diubah, hanya dicabut.'\n        using errcode = 'check_violation', constraint = 'conflict_stays';\n", hash='f451d1f1027bf2748f26ba1e382a07a78a57c991', operation='UPDATE OF "lifted_at", "lifted_by_id", "lift_reason"', pgid='pgtrigger_conflict_is_lifted_once_ca5d8', table='judging_conflict', when='BEFORE')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_conflictevent" ("id", "judge_id", "lift_reason", "lifted_at", "lifted_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "source", "submission_id") VALUES (NEW."id", NEW."judge_id", NEW."lift_reason", NEW."lifted_at", NEW."lifted_by_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."source", NEW."submission_id"); RETURN NULL;', hash='9c35cd92ec220e9ef12443925eac75b4ff70d626', operation='INSERT', pgid='pgtrigger_insert_insert_59541', table='judging_conflict', when='AFTER')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_conflictevent" ("id", "judge_id", "lift_reason", "lifted_at", "lifted_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "source", "submission_id") VALUES (NEW."id", NEW."judge_id", NEW."lift_reason", NEW."lifted_at", NEW."lifted_by_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."source", NEW."submission_id"); RETURN NULL;', hash='bca74fcca56527775a4847bb344fe1555b4826c3', operation='UPDATE', pgid='pgtrigger_update_update_81501', table='judging_conflict', when='AFTER')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_conflictevent" ("id", "judge_id", "lift_reason", "lifted_at", "lifted_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "source", "submission_id") VALUES (OLD."id", OLD."judge_id", OLD."lift_reason", OLD."lifted_at", OLD."lifted_by_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."source", OLD."submission_id"); RETURN NULL;', hash='e7ec4324051d8c13265bc6cce20e673f5b563788', operation='DELETE', pgid='pgtrigger_delete_delete_8c4cd', table='judging_conflict', when='AFTER')),
        ),
        AddTrigger(
            model_name='conflictevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='213763dc8628727f824a34dac451e79d32c3f350', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e3d2', table='judging_conflictevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='coveredpassage',
            constraint=models.UniqueConstraint(fields=('submission', 'text'), name='covered_passage_is_unique', violation_error_message='Teks ini sudah ditutup.'),
        ),
        AddConstraint(
            model_name='coveredpassage',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='covered_passage_has_a_text'),
        ),
        AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='c9bf074901f923a590bec7be5b9aa39f615ba298', operation='INSERT', pgid='pgtrigger_insert_insert_ad8a0', table='judging_coveredpassage', when='AFTER')),
        ),
        AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id", NEW."text"); RETURN NULL;', hash='afb9582c70314f54aac4790f015899d977535aef', operation='UPDATE', pgid='pgtrigger_update_update_8c479', table='judging_coveredpassage', when='AFTER')),
        ),
        AddTrigger(
            model_name='coveredpassage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_coveredpassageevent" ("id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id", "text") VALUES (OLD."id", OLD."marked_at", OLD."marked_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."submission_id", OLD."text"); RETURN NULL;', hash='0fd7b05ccae4c657e2a62700dbc575e1a89c4a96', operation='DELETE', pgid='pgtrigger_delete_delete_f782d', table='judging_coveredpassage', when='AFTER')),
        ),
        AddTrigger(
            model_name='coveredpassageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d36600a83d0013973d7ce5a001b7b35c50c4adc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9aaf4', table='judging_coveredpassageevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='dismissedsuggestion',
            constraint=models.UniqueConstraint(fields=('submission', 'judge'), name='dismissed_suggestion_is_unique', violation_error_message='Usulan ini sudah diabaikan.'),
        ),
        AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."grounds", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id"); RETURN NULL;', hash='4f50abf7712df2bad66320de197f13f056399436', operation='INSERT', pgid='pgtrigger_insert_insert_e521b', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."grounds", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id"); RETURN NULL;', hash='bf4cb9c7bbbb7d12b2fa199ee3ea3ba925fe101b', operation='UPDATE', pgid='pgtrigger_update_update_1f474', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        AddTrigger(
            model_name='dismissedsuggestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_dismissedsuggestionevent" ("dismissed_at", "dismissed_by_id", "grounds", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (OLD."dismissed_at", OLD."dismissed_by_id", OLD."grounds", OLD."id", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."submission_id"); RETURN NULL;', hash='0812574e04d86391b84aaadc931d70ddd39e77d4', operation='DELETE', pgid='pgtrigger_delete_delete_7eab8', table='judging_dismissedsuggestion', when='AFTER')),
        ),
        AddTrigger(
            model_name='dismissedsuggestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ee60ac2ca068c1c0cc0aedc6c102d91568dab8e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a65d8', table='judging_dismissedsuggestionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='documentdetails',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['stage', 'final', 'decree'])), name='document_details_kind_is_known'),
        ),
        AddConstraint(
            model_name='documentdetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'stage'), ('stage__isnull', False)), models.Q(models.Q(('kind', 'stage'), _negated=True), ('stage', None)), _connector='OR'), name='document_details_of_a_stage_name_it'),
        ),
        AddConstraint(
            model_name='documentdetails',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'stage'), _negated=True), fields=('competition', 'kind'), name='document_details_are_kept_once', violation_error_message='Isian dokumen ini sudah ada. Muat ulang halaman.'),
        ),
        AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='5adf17cbfe56594bbf50ec0c40dad47376433087', operation='INSERT', pgid='pgtrigger_insert_insert_11295', table='judging_documentdetails', when='AFTER')),
        ),
        AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (NEW."about", NEW."chair_id", NEW."competition_id", NEW."dated_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."signatory_name", NEW."signatory_nip", NEW."signatory_position", NEW."signatory_rank", NEW."stage_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='5911d7c7a756910ce0a72b1185332ca8f83e40a3', operation='UPDATE', pgid='pgtrigger_update_update_13914', table='judging_documentdetails', when='AFTER')),
        ),
        AddTrigger(
            model_name='documentdetails',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_documentdetailsevent" ("about", "chair_id", "competition_id", "dated_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_name", "signatory_nip", "signatory_position", "signatory_rank", "stage_id", "updated_at", "updated_by_id") VALUES (OLD."about", OLD."chair_id", OLD."competition_id", OLD."dated_on", OLD."id", OLD."kind", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."signatory_name", OLD."signatory_nip", OLD."signatory_position", OLD."signatory_rank", OLD."stage_id", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='198e016420b39c6c7e018d07e5830f1fdaebd10d', operation='DELETE', pgid='pgtrigger_delete_delete_20008', table='judging_documentdetails', when='AFTER')),
        ),
        AddTrigger(
            model_name='documentdetailsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e8724713548e1b439ea5c0bce8afb0519866049c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3ec14', table='judging_documentdetailsevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='feedbackletter',
            constraint=models.CheckConstraint(condition=models.Q(('is_ready', False), models.Q(models.Q(('strengths', ''), _negated=True), models.Q(('advice', ''), _negated=True)), _connector='OR'), name='feedback_letter_ready_has_both_parts', violation_error_message='Isi kedua bagian sebelum menandai surat siap dikirim.'),
        ),
        AddConstraint(
            model_name='feedbackletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('released_by', None)), models.Q(('is_ready', True), ('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='feedback_letter_released_by_somebody_when_ready'),
        ),
        AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='feedback_letter_stays_as_released', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."released_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0de7b97ced30e467d37991214dc857bd9a1a09d1', operation='UPDATE OR DELETE', pgid='pgtrigger_feedback_letter_stays_as_released_7ffe8', table='judging_feedbackletter', when='BEFORE')),
        ),
        AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (NEW."advice", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_ready", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."released_at", NEW."released_by_id", NEW."strengths", NEW."submission_id"); RETURN NULL;', hash='26644d8c42ea6e60cfcde47dbe2378997a9fdd25', operation='INSERT', pgid='pgtrigger_insert_insert_eb374', table='judging_feedbackletter', when='AFTER')),
        ),
        AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (NEW."advice", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_ready", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."released_at", NEW."released_by_id", NEW."strengths", NEW."submission_id"); RETURN NULL;', hash='7556b32da04dbd962d928c6307d891e6baa96e29', operation='UPDATE', pgid='pgtrigger_update_update_50ef9', table='judging_feedbackletter', when='AFTER')),
        ),
        AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (OLD."advice", OLD."edited_at", OLD."edited_by_id", OLD."id", OLD."is_ready", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."released_at", OLD."released_by_id", OLD."strengths", OLD."submission_id"); RETURN NULL;', hash='546e7395defcb351f8871760898d8941cd7b5185', operation='DELETE', pgid='pgtrigger_delete_delete_6b0ec', table='judging_feedbackletter', when='AFTER')),
        ),
        AddTrigger(
            model_name='feedbackletterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17b06c4253052054d6541dd125ae7575a806e064', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dcb12', table='judging_feedbackletterevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='integritystatement',
            constraint=models.UniqueConstraint(fields=('competition', 'judge'), name='integrity_statement_is_given_once'),
        ),
        AddConstraint(
            model_name='integritystatement',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='integrity_statement_has_a_text'),
        ),
        AddTrigger(
            model_name='integritystatement',
            trigger=pgtrigger.compiler.Trigger(name='integrity_statement_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a72a39333757cd92bb51c2768f9aeec172d61f5', operation='UPDATE OR DELETE', pgid='pgtrigger_integrity_statement_stays_c0fcc', table='judging_integritystatement', when='BEFORE')),
        ),
        AddTrigger(
            model_name='integritystatement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_integritystatementevent" ("accepted_at", "competition_id", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."accepted_at", NEW."competition_id", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;', hash='04dc23391563ee77362c3746cbf4842695b4689d', operation='INSERT', pgid='pgtrigger_insert_insert_65544', table='judging_integritystatement', when='AFTER')),
        ),
        AddTrigger(
            model_name='integritystatement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_integritystatementevent" ("accepted_at", "competition_id", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."accepted_at", NEW."competition_id", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;', hash='8e6c3be2cbe9e0fd44cf39029d9c3dd99ad8ac1b', operation='UPDATE', pgid='pgtrigger_update_update_c3734', table='judging_integritystatement', when='AFTER')),
        ),
        AddTrigger(
            model_name='integritystatement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_integritystatementevent" ("accepted_at", "competition_id", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."accepted_at", OLD."competition_id", OLD."id", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;', hash='54f299128bac9d241834bc259590f59b02a452b1', operation='DELETE', pgid='pgtrigger_delete_delete_fa698', table='judging_integritystatement', when='AFTER')),
        ),
        AddTrigger(
            model_name='integritystatementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d3ca1cf7034edd005575f9381770bee1621577a7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05645', table='judging_integritystatementevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='judgeprofile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_judgeprofileevent" ("employer", "expertise", "former_employers", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."employer", NEW."expertise", NEW."former_employers", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."updated_at"); RETURN NULL;', hash='636aca4dd4b15696a30b22ea90f913101f675342', operation='INSERT', pgid='pgtrigger_insert_insert_c6566', table='judging_judgeprofile', when='AFTER')),
        ),
        AddTrigger(
            model_name='judgeprofile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_judgeprofileevent" ("employer", "expertise", "former_employers", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."employer", NEW."expertise", NEW."former_employers", NEW."id", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."updated_at"); RETURN NULL;', hash='8d2d4076297033b108608fd82d7952b0470cc392', operation='UPDATE', pgid='pgtrigger_update_update_0a01d', table='judging_judgeprofile', when='AFTER')),
        ),
        AddTrigger(
            model_name='judgeprofile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_judgeprofileevent" ("employer", "expertise", "former_employers", "id", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (OLD."employer", OLD."expertise", OLD."former_employers", OLD."id", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."updated_at"); RETURN NULL;', hash='dcbb51fd7597c5c78fb9c5411382ba0776d16b24', operation='DELETE', pgid='pgtrigger_delete_delete_235d9', table='judging_judgeprofile', when='AFTER')),
        ),
        AddTrigger(
            model_name='judgeprofileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8c5333d00a09009bcfed2a35f3989f7191a40a29', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27b52', table='judging_judgeprofileevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='panel_decision_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.reason, new.present, new.recorded_by_id, new.recorded_at) is not distinct from (old.stage_id, old.reason, old.present, old.recorded_by_id, old.recorded_at) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi keputusan panel tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'panel_decision_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='d0986381109e5341f405b0129fbe24ed634a678a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_panel_decision_stays_when_sealed_4d778', table='judging_paneldecision', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_paneldecisionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."stage_id"); RETURN NULL;', hash='688a9b3528ddac13c6b21ac3ab5aad7c38f1bd2a', operation='INSERT', pgid='pgtrigger_insert_insert_8ee2f', table='judging_paneldecision', when='AFTER')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_paneldecisionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."stage_id"); RETURN NULL;', hash='ee63d63f29cc6ce1753e4410422368067ae78077', operation='UPDATE', pgid='pgtrigger_update_update_e18f3', table='judging_paneldecision', when='AFTER')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_paneldecisionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."stage_id"); RETURN NULL;', hash='e7ddffc1ec05c1a50892d33a8f89d84429d631df', operation='DELETE', pgid='pgtrigger_delete_delete_4aca1', table='judging_paneldecision', when='AFTER')),
        ),
        AddTrigger(
            model_name='admissionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0556d6b095049e864d1292a5c03af1256645b5a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b779f', table='judging_admissionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='admission',
            constraint=models.UniqueConstraint(fields=('stage', 'submission'), name='admission_is_unique'),
        ),
        AddConstraint(
            model_name='admission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('panel_decision', None), ('panel_position', None)), models.Q(('panel_decision__isnull', False), ('panel_position__gte', 1)), _connector='OR'), name='admission_panel_position_has_a_decision'),
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='admission_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if exists (\n        select from competitions_stage s where s.id = coalesce(new.stage_id, old.stage_id) and s.state = 'closed'\n    ) then\n        raise exception 'Tahap ini sudah ditutup, jadi proposal yang dinilai tidak dapat ditambah atau dihapus.'\n            using errcode = 'check_violation', constraint = 'admission_stage_is_not_closed';\n    end if;\n    return coalesce(new, old);\n", hash='7052b5f96b2f522c3d55bdcb32f083ec73d26494', operation='INSERT OR UPDATE OF "stage_id", "submission_id" OR DELETE', pgid='pgtrigger_admission_stays_83eff', table='judging_admission', when='BEFORE')),
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='admission_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.panel_position, new.panel_decision_id) is not distinct from (old.stage_id, old.submission_id, old.panel_position, old.panel_decision_id) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi proposal yang dinilai tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'admission_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='894b94e10123cb837bfca549a655cb358cb059c6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_admission_stays_when_sealed_12152', table='judging_admission', when='BEFORE')),
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_admissionevent" ("id", "panel_decision_id", "panel_position", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."panel_decision_id", NEW."panel_position", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='68379ef6a6882380173b320434a93b408413828e', operation='INSERT', pgid='pgtrigger_insert_insert_59e5f', table='judging_admission', when='AFTER')),
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_admissionevent" ("id", "panel_decision_id", "panel_position", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."panel_decision_id", NEW."panel_position", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='9a003363bcaac919fe2c8e52483b8ea935f9ca96', operation='UPDATE', pgid='pgtrigger_update_update_fbe1e', table='judging_admission', when='AFTER')),
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_admissionevent" ("id", "panel_decision_id", "panel_position", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (OLD."id", OLD."panel_decision_id", OLD."panel_position", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage_id", OLD."submission_id"); RETURN NULL;', hash='2d422eee21f2f4469a1bcee4df30cc246adfe895', operation='DELETE', pgid='pgtrigger_delete_delete_dc3fb', table='judging_admission', when='AFTER')),
        ),
        AddTrigger(
            model_name='paneldecisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9df2c13118dae888e9236cc27471a8bc10feb3ae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_da4c8', table='judging_paneldecisionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='panelmember',
            constraint=models.UniqueConstraint(fields=('stage', 'judge'), name='panel_member_is_unique', violation_error_message='Juri ini sudah ada di panel.'),
        ),
        AddConstraint(
            model_name='panelmember',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('stage', 'position'), name='panel_member_position_is_unique'),
        ),
        AddConstraint(
            model_name='panelmember',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='panel_member_position_starts_at_one', violation_error_message='Urutan juri mulai dari 1.'),
        ),
        AddConstraint(
            model_name='panelmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('left_at', None), ('left_reason', '')), models.Q(('left_at__isnull', False), models.Q(('left_reason', ''), _negated=True)), _connector='OR'), name='panel_member_leaves_with_a_reason', violation_error_message='Isi alasan juri dilepas.'),
        ),
        AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (NEW."id", NEW."judge_id", NEW."left_at", NEW."left_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."replaces_id", NEW."stage_id"); RETURN NULL;', hash='ac9e9153cbc41b636f2dafcfc62050c2491f43e4', operation='INSERT', pgid='pgtrigger_insert_insert_f81f5', table='judging_panelmember', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (NEW."id", NEW."judge_id", NEW."left_at", NEW."left_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."replaces_id", NEW."stage_id"); RETURN NULL;', hash='f13bad7c60ed1183fa3aacb86be9875d780b8c1f', operation='UPDATE', pgid='pgtrigger_update_update_69db5', table='judging_panelmember', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelmemberevent" ("id", "judge_id", "left_at", "left_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces_id", "stage_id") VALUES (OLD."id", OLD."judge_id", OLD."left_at", OLD."left_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."replaces_id", OLD."stage_id"); RETURN NULL;', hash='147562a05b9fd9da6d3b1c26d478dd0506eaee2a', operation='DELETE', pgid='pgtrigger_delete_delete_78a01', table='judging_panelmember', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e179c524b23966989a181583601227514b400b5f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_399b0', table='judging_panelmemberevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['portal', 'hand'])), name='presentation_draw_method_is_known'),
        ),
        AddConstraint(
            model_name='presentationdraw',
            constraint=models.UniqueConstraint(fields=('stage', 'number'), name='presentation_draw_number_is_unique'),
        ),
        AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'portal'), ('seed__isnull', False)), models.Q(('method', 'hand'), ('seed', None)), _connector='OR'), name='presentation_draw_by_portal_has_a_seed'),
        ),
        AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('number__gte', 2), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='presentation_draw_again_has_a_reason', violation_error_message='Isi alasan mengundi ulang.'),
        ),
        AddConstraint(
            model_name='presentationdraw',
            constraint=models.CheckConstraint(condition=models.Q(('witnesses', ''), _negated=True), name='presentation_draw_has_witnesses'),
        ),
        AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='presentation_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8631e3a888e222d083b7537907ab764765f3c5ac', operation='UPDATE', pgid='pgtrigger_presentation_draw_stays_d118c', table='judging_presentationdraw', when='BEFORE')),
        ),
        AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."method", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."seed", NEW."stage_id", NEW."witnesses"); RETURN NULL;', hash='bb4fa13edf5ed7320127954d994bba3c7b2c1b94', operation='INSERT', pgid='pgtrigger_insert_insert_47c4b', table='judging_presentationdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."method", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."seed", NEW."stage_id", NEW."witnesses"); RETURN NULL;', hash='bb1c11a55f4d0452d280645ae455a2db52fce268', operation='UPDATE', pgid='pgtrigger_update_update_ab77f', table='judging_presentationdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationdrawevent" ("drawn_at", "drawn_by_id", "id", "method", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed", "stage_id", "witnesses") VALUES (OLD."drawn_at", OLD."drawn_by_id", OLD."id", OLD."method", OLD."number", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."seed", OLD."stage_id", OLD."witnesses"); RETURN NULL;', hash='61f7a0429d768d9caf5e64c1ec8835110e1be594', operation='DELETE', pgid='pgtrigger_delete_delete_110f2', table='judging_presentationdraw', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationdrawevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fa98f0570e1dfea470f390ed376d9dd0f9aa8dee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e11e3', table='judging_presentationdrawevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='presentationplan',
            constraint=models.CheckConstraint(condition=models.Q(('pause_minutes__lte', 120), ('presenting_minutes__gte', 1), ('presenting_minutes__lte', 120), ('question_minutes__lte', 120)), name='presentation_plan_minutes_in_range'),
        ),
        AddConstraint(
            model_name='presentationplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('announced_at', None), ('announced_by', None)), models.Q(('announced_at__isnull', False), ('announced_by__isnull', False)), _connector='OR'), name='presentation_plan_announced_by_somebody'),
        ),
        AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (NEW."announced", NEW."announced_at", NEW."announced_by_id", NEW."id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presenting_minutes", NEW."question_minutes", NEW."stage_id", NEW."to_bring"); RETURN NULL;', hash='59292d48dd9d82cc30f7e83c2a7df381ff5419be', operation='INSERT', pgid='pgtrigger_insert_insert_c821f', table='judging_presentationplan', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (NEW."announced", NEW."announced_at", NEW."announced_by_id", NEW."id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presenting_minutes", NEW."question_minutes", NEW."stage_id", NEW."to_bring"); RETURN NULL;', hash='5e992ec8572c0dc15e32a0a7a16e8397a88c9487', operation='UPDATE', pgid='pgtrigger_update_update_04d51', table='judging_presentationplan', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationplanevent" ("announced", "announced_at", "announced_by_id", "id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_minutes", "question_minutes", "stage_id", "to_bring") VALUES (OLD."announced", OLD."announced_at", OLD."announced_by_id", OLD."id", OLD."pause_minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presenting_minutes", OLD."question_minutes", OLD."stage_id", OLD."to_bring"); RETURN NULL;', hash='b9479e70f24c5db2d87fdf404336fb4337697d0d', operation='DELETE', pgid='pgtrigger_delete_delete_ff673', table='judging_presentationplan', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5442e35b617fe6f59a5f56bbea988a636f7db9c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7ce73', table='judging_presentationplanevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='presentationsession',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='presentation_session_starts_before_it_ends', violation_error_message='Sesi harus selesai setelah mulai.'),
        ),
        AddConstraint(
            model_name='presentationsession',
            constraint=models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='presentation_session_has_a_place'),
        ),
        AddConstraint(
            model_name='presentationsession',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.Func(models.Func(models.F('plan'), function='int8', output_field=models.BigIntegerField()), models.Func(models.F('plan'), function='int8', output_field=models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='presentation_session_does_not_overlap', violation_error_message='Sesi ini tumpang tindih dengan sesi lain.'),
        ),
        AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (NEW."break_before", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at"); RETURN NULL;', hash='7586fa38423a9501ac8bb24b98d596a105ef60a5', operation='INSERT', pgid='pgtrigger_insert_insert_cbdf5', table='judging_presentationsession', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (NEW."break_before", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_id", NEW."starts_at"); RETURN NULL;', hash='73158291357e2b3b9d239d3d29ed9593097abca1', operation='UPDATE', pgid='pgtrigger_update_update_1e275', table='judging_presentationsession', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationsession',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationsessionevent" ("break_before", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "starts_at") VALUES (OLD."break_before", OLD."ends_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."plan_id", OLD."starts_at"); RETURN NULL;', hash='93c2a025170988f4bd9dab4c80ea7569bd7eaddc', operation='DELETE', pgid='pgtrigger_delete_delete_4bebf', table='judging_presentationsession', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationsessionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23abf303306eb3918fcf1708436c4898edff3591', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7bb16', table='judging_presentationsessionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='presentationslot',
            constraint=models.UniqueConstraint(fields=('stage', 'submission'), name='presentation_slot_one_per_entry'),
        ),
        AddConstraint(
            model_name='presentationslot',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('stage', 'number'), name='presentation_slot_number_is_unique'),
        ),
        AddConstraint(
            model_name='presentationslot',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='presentation_slot_number_starts_at_one'),
        ),
        AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."keeps_time", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='f7977fb3a63d4be8b8eb72a82db3bd46db1ae63e', operation='INSERT', pgid='pgtrigger_insert_insert_96c91', table='judging_presentationslot', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (NEW."id", NEW."keeps_time", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage_id", NEW."submission_id"); RETURN NULL;', hash='81cdff891be33c6312e87cf8bf911e96dc750d14', operation='UPDATE', pgid='pgtrigger_update_update_61a46', table='judging_presentationslot', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationslot',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationslotevent" ("id", "keeps_time", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "submission_id") VALUES (OLD."id", OLD."keeps_time", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage_id", OLD."submission_id"); RETURN NULL;', hash='60f872a5495cea49baa5fdc3537a9877bef22b19', operation='DELETE', pgid='pgtrigger_delete_delete_1b1ae', table='judging_presentationslot', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationslotevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='03b8d8fe09e8e4f42af468dc85cf2a5587af9a50', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_71581', table='judging_presentationslotevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='presentationswap',
            constraint=models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='presentation_swap_of_two_entries', violation_error_message='Pilih dua proposal yang berbeda.'),
        ),
        AddConstraint(
            model_name='presentationswap',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='presentation_swap_has_a_reason'),
        ),
        AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='presentation_swap_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='080d5b151d4072c37d3dcb63e5150c1d7890f02e', operation='UPDATE', pgid='pgtrigger_presentation_swap_stays_c490d', table='judging_presentationswap', when='BEFORE')),
        ),
        AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (NEW."first_id", NEW."first_number", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."second_id", NEW."second_number", NEW."stage_id", NEW."swapped_at", NEW."swapped_by_id"); RETURN NULL;', hash='e03662a857b5745b2d320ae85d9516d3844c1e0c', operation='INSERT', pgid='pgtrigger_insert_insert_7716a', table='judging_presentationswap', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (NEW."first_id", NEW."first_number", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."second_id", NEW."second_number", NEW."stage_id", NEW."swapped_at", NEW."swapped_by_id"); RETURN NULL;', hash='9ba523b0b303bf52d0da913fa53465be40111de1', operation='UPDATE', pgid='pgtrigger_update_update_fcd6d', table='judging_presentationswap', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_presentationswapevent" ("first_id", "first_number", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "second_number", "stage_id", "swapped_at", "swapped_by_id") VALUES (OLD."first_id", OLD."first_number", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."second_id", OLD."second_number", OLD."stage_id", OLD."swapped_at", OLD."swapped_by_id"); RETURN NULL;', hash='5d92f1247d86347ac7292c534d2c93fc379ffa53', operation='DELETE', pgid='pgtrigger_delete_delete_02071', table='judging_presentationswap', when='AFTER')),
        ),
        AddTrigger(
            model_name='presentationswapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7b74bb84602fddde5b8a411ec216c3c030a168b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fea12', table='judging_presentationswapevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['set', 'withdrawn'])), name='publication_action_is_known'),
        ),
        AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='publication_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='200324d49c51f2eb32ccb230b31f333935811af5', operation='UPDATE OR DELETE', pgid='pgtrigger_publication_stays_66889', table='judging_publication', when='BEFORE')),
        ),
        AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_publicationevent" ("action", "at", "by_id", "competition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason") VALUES (NEW."action", NEW."at", NEW."by_id", NEW."competition_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."reason"); RETURN NULL;', hash='32287194e0516d90b6e81f69ca2231d45de7f11e', operation='INSERT', pgid='pgtrigger_insert_insert_28f82', table='judging_publication', when='AFTER')),
        ),
        AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_publicationevent" ("action", "at", "by_id", "competition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason") VALUES (NEW."action", NEW."at", NEW."by_id", NEW."competition_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."reason"); RETURN NULL;', hash='34a47c1446e1d313335d3404dcac4d901ff8a866', operation='UPDATE', pgid='pgtrigger_update_update_45f1f', table='judging_publication', when='AFTER')),
        ),
        AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_publicationevent" ("action", "at", "by_id", "competition_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason") VALUES (OLD."action", OLD."at", OLD."by_id", OLD."competition_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."reason"); RETURN NULL;', hash='ddc55055caa430ea83cccd7b836c0fdde25a65b5', operation='DELETE', pgid='pgtrigger_delete_delete_666fe', table='judging_publication', when='AFTER')),
        ),
        AddTrigger(
            model_name='publicationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='619314111b0849f5c3fcdc61511518d8766ab7cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_89de9', table='judging_publicationevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'finished', 'recused', 'set_aside'])), name='scorecard_state_is_known'),
        ),
        AddConstraint(
            model_name='scorecard',
            constraint=models.UniqueConstraint(fields=('stage', 'submission', 'judge'), name='scorecard_is_unique'),
        ),
        AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'finished'), _negated=True), ('finished_at__isnull', False), _connector='OR'), name='scorecard_finished_at_a_known_time'),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_at_most_24_per_entry', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    perform from judging_admission a where a.stage_id = new.stage_id and a.submission_id = new.submission_id\n    for no key update;\n    if 24 <= (\n        select count(*) from judging_scorecard c\n        where c.stage_id = new.stage_id and c.submission_id = new.submission_id and c.id <> new.id\n    ) then\n        raise exception 'Satu proposal dinilai paling banyak 24 juri pada satu tahap.'\n            using errcode = 'check_violation', constraint = 'scorecard_at_most_24_per_entry';\n    end if;\n    return new;\n", hash='32c562bb5c5dce9e0eb38ad2d62e5c457c42871a', operation='INSERT OR UPDATE OF "stage_id", "submission_id"', pgid='pgtrigger_scorecard_at_most_24_per_entry_f0e14', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_state_allowed', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE stage_state text;', func="\n    select s.state into stage_state from competitions_stage s where s.id = new.stage_id for share;\n    if stage_state = 'planned' and (old.state, new.state) in (('draft', 'recused'), ('recused', 'draft')) then\n        return new;\n    end if;\n    if stage_state <> 'open' then\n        raise exception 'Tahap penilaian ini tidak dibuka, jadi lembar tidak dapat diubah.'\n            using errcode = 'check_violation', constraint = 'scorecard_stage_is_open';\n    end if;\n    if new.state = 'finished' and exists (\n        select from competitions_criterion k\n        where k.stage_id = new.stage_id and not exists (\n            select from judging_score m\n            where m.scorecard_id = new.id and m.criterion_id = k.id and m.value is not null\n        )\n    ) then\n        raise exception 'Lembar belum lengkap: setiap kriteria harus dinilai.'\n            using errcode = 'check_violation', constraint = 'scorecard_finished_is_complete';\n    end if;\n    return new;\n", hash='8eb7cfdea4a104c72bb4f3ddca96744ba21d1f3f', operation='UPDATE OF "state"', pgid='pgtrigger_scorecard_state_allowed_a23b1', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.judge_id)\n            <> (old.stage_id, old.submission_id, old.judge_id) then\n        raise exception 'Lembar tidak dapat dipindahkan ke juri, proposal, atau tahap lain.'\n            using errcode = 'check_violation', constraint = 'scorecard_stays_where_it_is';\n    end if;\n    if tg_op <> 'UPDATE' and exists (\n        select from competitions_stage s where s.id = coalesce(new.stage_id, old.stage_id) and s.state = 'closed'\n    ) then\n        raise exception 'Tahap ini sudah ditutup, jadi lembarnya tidak dapat ditambah atau dihapus.'\n            using errcode = 'check_violation', constraint = 'scorecard_stage_is_not_closed';\n    end if;\n    return coalesce(new, old);\n", hash='883738da9c8813090ff197ff2d8f329dbc178b1b', operation='INSERT OR UPDATE OF "stage_id", "submission_id", "judge_id" OR DELETE', pgid='pgtrigger_scorecard_stays_ea1ba', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.judge_id, new.state, new.version, new.saved_at, new.finished_at, new.is_on_paper) is not distinct from (old.stage_id, old.submission_id, old.judge_id, old.state, old.version, old.saved_at, old.finished_at, old.is_on_paper) then\n        return new;\n    end if;\n    if false then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi lembar penilaian tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'scorecard_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='bc048e053ad0feb811073f937a694af5f8e8636e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_scorecard_stays_when_sealed_911f3', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_without_conflict', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if new.state <> 'recused' and exists (\n        select from judging_conflict k\n        where k.submission_id = new.submission_id and k.judge_id = new.judge_id and k.lifted_at is null\n    ) then\n        raise exception 'Benturan kepentingan tercatat pada proposal ini, jadi juri itu tidak menilainya.'\n            using errcode = 'check_violation', constraint = 'scorecard_without_conflict';\n    end if;\n    return new;\n", hash='59ad2be500d7d948970a6dccea7edec165c3709d', operation='INSERT OR UPDATE OF "state"', pgid='pgtrigger_scorecard_without_conflict_e9853', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_on_paper_has_its_paper', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."is_on_paper")', func="\n    if new.state = 'draft' then\n        new.is_on_paper := false;\n    elsif not exists (select from judging_papersheet p where p.scorecard_id = new.id) then\n        raise exception 'Lembar kertas dari lembar ini belum tercatat.'\n            using errcode = 'check_violation', constraint = 'scorecard_on_paper_has_its_paper';\n    end if;\n    return new;\n", hash='a23d926d6d42f557caed7025abc8f566cd617a5e', operation='INSERT OR UPDATE OF "is_on_paper", "state"', pgid='pgtrigger_scorecard_on_paper_has_its_paper_29b7e', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_starts_as_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'finished\')', func="raise exception 'Lembar baru belum selesai.' using errcode = 'check_violation', constraint = 'scorecard_starts_as_draft';", hash='d8b2a120b64c107f57728f99eaeb767e39c2a053', operation='INSERT', pgid='pgtrigger_scorecard_starts_as_draft_5a783', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (NEW."finished_at", NEW."id", NEW."is_on_paper", NEW."judge_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."stage_id", NEW."state", NEW."submission_id", NEW."version"); RETURN NULL;', hash='71bce45354aaaeb25f239a830d08b75262850e86', operation='INSERT', pgid='pgtrigger_insert_insert_f1702', table='judging_scorecard', when='AFTER')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (NEW."finished_at", NEW."id", NEW."is_on_paper", NEW."judge_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."saved_at", NEW."stage_id", NEW."state", NEW."submission_id", NEW."version"); RETURN NULL;', hash='9615abfe876910a42d3f1dec1d3fa09608eb693b', operation='UPDATE', pgid='pgtrigger_update_update_ef185', table='judging_scorecard', when='AFTER')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scorecardevent" ("finished_at", "id", "is_on_paper", "judge_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "stage_id", "state", "submission_id", "version") VALUES (OLD."finished_at", OLD."id", OLD."is_on_paper", OLD."judge_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."stage_id", OLD."state", OLD."submission_id", OLD."version"); RETURN NULL;', hash='1af31b8bdf137561000f44b929c1b0928d593ca3', operation='DELETE', pgid='pgtrigger_delete_delete_ac4c0', table='judging_scorecard', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='score',
            index=models.Index(fields=['criterion'], include=('scorecard', 'value'), name='score_by_criterion'),
        ),
        AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('scorecard', 'criterion'), include=('value',), name='score_one_per_criterion'),
        ),
        AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('value', None), models.Q(('value__gte', 0), ('value__lte', 100)), _connector='OR'), name='score_value_from_0_to_100', violation_error_message='Nilai dari 0 sampai 100.'),
        ),
        AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='score_allowed', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE stage record;', func="\n    select s.state, s.scale_max, c.state as card_state, c.stage_id into stage\n    from judging_scorecard c join competitions_stage s on s.id = c.stage_id\n    where c.id = coalesce(new.scorecard_id, old.scorecard_id)\n    for share of s;\n    if stage.state <> 'open' then\n        raise exception 'Tahap penilaian ini tidak dibuka, jadi nilai tidak dapat diubah.'\n            using errcode = 'check_violation', constraint = 'score_stage_is_open';\n    end if;\n    if stage.card_state <> 'draft' then\n        raise exception 'Lembar ini sudah selesai. Buka kembali sebelum mengubah nilai.'\n            using errcode = 'check_violation', constraint = 'score_card_is_draft';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    if tg_op = 'UPDATE' and (new.scorecard_id, new.criterion_id) <> (old.scorecard_id, old.criterion_id) then\n        raise exception 'Nilai tidak dapat dipindahkan ke lembar atau kriteria lain.'\n            using errcode = 'check_violation', constraint = 'score_stays_on_its_card';\n    end if;\n    if new.value > stage.scale_max then\n        raise exception 'Nilai melebihi nilai tertinggi tahap ini.'\n            using errcode = 'check_violation', constraint = 'score_within_scale';\n    end if;\n    if not exists (\n        select from competitions_criterion k where k.id = new.criterion_id and k.stage_id = stage.stage_id\n    ) then\n        raise exception 'Kriteria ini bukan kriteria tahap yang dinilai.'\n            using errcode = 'check_violation', constraint = 'score_criterion_of_the_stage';\n    end if;\n    return new;\n", hash='4d0b22a0716aae9b7c6cb5e3b2643404fdf4cdab', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_score_allowed_c0073', table='judging_score', when='BEFORE')),
        ),
        AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scoreevent" ("criterion_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "value") VALUES (NEW."criterion_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scorecard_id", NEW."value"); RETURN NULL;', hash='206f29c37b02f5f19c69b8220f6a9bdf64a285da', operation='INSERT', pgid='pgtrigger_insert_insert_155a5', table='judging_score', when='AFTER')),
        ),
        AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_scoreevent" ("criterion_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "value") VALUES (NEW."criterion_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scorecard_id", NEW."value"); RETURN NULL;', hash='4ccc9fe62de44460d7d61c158c28247a8a0731a9', operation='UPDATE', pgid='pgtrigger_update_update_18c40', table='judging_score', when='AFTER')),
        ),
        AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_scoreevent" ("criterion_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "value") VALUES (OLD."criterion_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scorecard_id", OLD."value"); RETURN NULL;', hash='b498ae17742b29a0129777bbb7ca9f7d368af07e', operation='DELETE', pgid='pgtrigger_delete_delete_e546a', table='judging_score', when='AFTER')),
        ),
        AddTrigger(
            model_name='reconsiderationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e943a109da0ea95a83de0e85f8f69fe323a0f6ba', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8deec', table='judging_reconsiderationevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='reconsideration',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None), ('ended_at', None)), fields=('scorecard',), name='reconsideration_one_open_per_sheet', violation_error_message='Juri ini sudah diminta meninjau ulang lembar ini.'),
        ),
        AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reconsideration_has_a_reason'),
        ),
        AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('after', None), ('answer', ''), ('answered_at', None)), models.Q(('after__isnull', False), ('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='reconsideration_answered_with_a_reason'),
        ),
        AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_reason', '')), models.Q(('answered_at', None), ('ended_at__isnull', False), models.Q(('ended_reason', ''), _negated=True)), _connector='OR'), name='reconsideration_ended_with_a_reason'),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='reconsideration_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    raise exception 'Permintaan tinjau ulang yang tercatat tidak dapat diubah.'\n        using errcode = 'check_violation', constraint = 'reconsideration_stays';\n", hash='7db3154917098a8b56ab83e4ef4d5eddce7d9d98', operation='DELETE OR UPDATE OF "scorecard_id", "reason", "before", "asked_by_id", "asked_at"', pgid='pgtrigger_reconsideration_stays_ad8ee', table='judging_reconsideration', when='BEFORE')),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='reconsideration_is_answered_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS NOT NULL OR OLD."ended_at" IS NOT NULL)', func="\n    raise exception 'Permintaan tinjau ulang yang tercatat tidak dapat diubah.'\n        using errcode = 'check_violation', constraint = 'reconsideration_stays';\n", hash='52b8f8994a08835db2946c90afa445abb1537081', operation='UPDATE OF "answer", "after", "answered_at", "ended_at", "ended_reason"', pgid='pgtrigger_reconsideration_is_answered_once_dca80', table='judging_reconsideration', when='BEFORE')),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (NEW."after", NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."ended_at", NEW."ended_reason", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."scorecard_id"); RETURN NULL;', hash='7ba88d6e58138c2d6bf3787e0dd9f77d0b159a73', operation='INSERT', pgid='pgtrigger_insert_insert_de0e1', table='judging_reconsideration', when='AFTER')),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (NEW."after", NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."ended_at", NEW."ended_reason", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."scorecard_id"); RETURN NULL;', hash='541a35e3211204d12eb0eec951dc31ba28c661a2', operation='UPDATE', pgid='pgtrigger_update_update_c07c5', table='judging_reconsideration', when='AFTER')),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_reconsiderationevent" ("after", "answer", "answered_at", "asked_at", "asked_by_id", "before", "ended_at", "ended_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scorecard_id") VALUES (OLD."after", OLD."answer", OLD."answered_at", OLD."asked_at", OLD."asked_by_id", OLD."before", OLD."ended_at", OLD."ended_reason", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."scorecard_id"); RETURN NULL;', hash='cf0c1f6d30ed62380f88e2d266a48ddc50c94cd4', operation='DELETE', pgid='pgtrigger_delete_delete_94c50', table='judging_reconsideration', when='AFTER')),
        ),
        AddTrigger(
            model_name='papersheetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65910d70aee040c4075a753467145ff3652f8335', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5665', table='judging_papersheetevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='papersheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_at', None), ('checked_by', None)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='paper_sheet_checked_by_somebody'),
        ),
        AddConstraint(
            model_name='papersheet',
            constraint=models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('typed_by')), _negated=True), _connector='OR'), name='paper_sheet_checked_by_another', violation_error_message='Lembar kertas diperiksa oleh orang lain, bukan oleh yang menyalinnya.'),
        ),
        AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='paper_sheet_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot delete or update of "scorecard_id", "code" rows from % table\', TG_TABLE_NAME;', hash='e33ff3ab748e4a28349dc21dc581ed32997d5b51', operation='DELETE OR UPDATE OF "scorecard_id", "code"', pgid='pgtrigger_paper_sheet_stays_0c991', table='judging_papersheet', when='BEFORE')),
        ),
        AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."marks", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scorecard_id", NEW."sha256", NEW."signed_on", NEW."size", NEW."total", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='24b80749feaae9879eaf4a33ca58f2b403a6adf0', operation='INSERT', pgid='pgtrigger_insert_insert_565b5', table='judging_papersheet', when='AFTER')),
        ),
        AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code", NEW."content_type", NEW."file", NEW."id", NEW."marks", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scorecard_id", NEW."sha256", NEW."signed_on", NEW."size", NEW."total", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='e8714bfafa76bef0997f33d68d79ddc6404efaa5', operation='UPDATE', pgid='pgtrigger_update_update_6d784', table='judging_papersheet', when='AFTER')),
        ),
        AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_papersheetevent" ("checked_at", "checked_by_id", "code", "content_type", "file", "id", "marks", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scorecard_id", "sha256", "signed_on", "size", "total", "typed_at", "typed_by_id") VALUES (OLD."checked_at", OLD."checked_by_id", OLD."code", OLD."content_type", OLD."file", OLD."id", OLD."marks", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scorecard_id", OLD."sha256", OLD."signed_on", OLD."size", OLD."total", OLD."typed_at", OLD."typed_by_id"); RETURN NULL;', hash='30aefb65d96f5491590a64d5aafcebb12dae0ce5', operation='DELETE', pgid='pgtrigger_delete_delete_e2c24', table='judging_papersheet', when='AFTER')),
        ),
        AddTrigger(
            model_name='scorecardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d150512a42bc8824898fdf1378c2a9177582760', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3384', table='judging_scorecardevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scoreevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9b012f5034469e1b5e9f448b1c48e7d511d8c57f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f208a', table='judging_scoreevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='sealing',
            constraint=models.UniqueConstraint(fields=('competition', 'version'), name='sealing_version_is_unique'),
        ),
        AddConstraint(
            model_name='sealing',
            constraint=models.UniqueConstraint(condition=models.Q(('unsealed_at', None)), fields=('competition',), name='sealing_one_in_force', violation_error_message='Hasil edisi ini sudah ditetapkan.'),
        ),
        AddConstraint(
            model_name='sealing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('unseal_reason', ''), ('unseal_requested_at', None), ('unseal_requested_by', None)), models.Q(('unseal_requested_at__isnull', False), ('unseal_requested_by__isnull', False), models.Q(('unseal_reason', ''), _negated=True)), _connector='OR'), name='sealing_request_has_a_reason', violation_error_message='Tuliskan alasan membuka segel.'),
        ),
        AddConstraint(
            model_name='sealing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('unsealed_at', None), ('unsealed_by', None)), models.Q(('unseal_requested_by__isnull', False), ('unsealed_at__isnull', False), ('unsealed_by__isnull', False), models.Q(('unsealed_by', models.F('unseal_requested_by')), _negated=True)), _connector='OR'), name='sealing_opened_by_another', violation_error_message='Segel dibuka oleh admin lain daripada yang memintanya.'),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='sealing_holds', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if new.sha256 <> encode(sha256(convert_to(new.text, 'UTF8')), 'hex') then\n        raise exception 'Hash tidak sesuai dengan naskahnya.'\n            using errcode = 'check_violation', constraint = 'sealing_hash_is_of_the_text';\n    end if;\n    if new.version <> 1 + coalesce(\n        (select max(z.version) from judging_sealing z where z.competition_id = new.competition_id), 0\n    ) then\n        raise exception 'Versi penetapan harus berurutan.'\n            using errcode = 'check_violation', constraint = 'sealing_versions_follow';\n    end if;\n    if exists (\n        select from competitions_stage s where s.competition_id = new.competition_id and s.state <> 'closed'\n    ) then\n        raise exception 'Masih ada tahap yang belum ditutup, jadi hasil belum dapat ditetapkan.'\n            using errcode = 'check_violation', constraint = 'sealing_needs_closed_stages';\n    end if;\n    return new;\n", hash='1152136e4d0c2e18ea2d55f289c5b2aecb214af3', operation='INSERT', pgid='pgtrigger_sealing_holds_4df63', table='judging_sealing', when='BEFORE')),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='sealing_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "competition_id", "version", "text", "sha256", "sealed_by_id", "sealed_at" or delete rows from % table\', TG_TABLE_NAME;', hash='50e30b72d4445ed3edbbcaa77b0b30b399798a33', operation='UPDATE OF "competition_id", "version", "text", "sha256", "sealed_by_id", "sealed_at" OR DELETE', pgid='pgtrigger_sealing_stays_80486', table='judging_sealing', when='BEFORE')),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='sealing_is_opened_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if old.unsealed_at is not null then\n        raise exception 'Segel ini sudah dibuka dan menjadi riwayat.'\n            using errcode = 'check_violation', constraint = 'sealing_is_opened_once';\n    end if;\n    if new.unsealed_at is not null and (\n        old.unseal_requested_by_id is null\n        or (new.unseal_requested_by_id, new.unseal_reason)\n            is distinct from (old.unseal_requested_by_id, old.unseal_reason)\n        or new.unsealed_by_id = old.unseal_requested_by_id\n        or not exists (\n            select from accounts_user u where u.id = new.unsealed_by_id and u.role = 'admin' and u.is_active\n        )\n    ) then\n        raise exception 'Segel dibuka oleh admin kedua atas permintaan yang sudah tercatat.'\n            using errcode = 'check_violation', constraint = 'sealing_opened_by_a_second_admin';\n    end if;\n    return new;\n", hash='3b293d6d2d4a28b9c1420fbafd4bfdf961143581', operation='UPDATE', pgid='pgtrigger_sealing_is_opened_by_two_a3f04', table='judging_sealing', when='BEFORE')),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_sealingevent" ("competition_id", "decree_number", "decree_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256", "unseal_reason", "unseal_requested_at", "unseal_requested_by_id", "unsealed_at", "unsealed_by_id", "version") VALUES (NEW."competition_id", NEW."decree_number", NEW."decree_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sealed_at", NEW."sealed_by_id", NEW."sha256", NEW."unseal_reason", NEW."unseal_requested_at", NEW."unseal_requested_by_id", NEW."unsealed_at", NEW."unsealed_by_id", NEW."version"); RETURN NULL;', hash='8a44ab2745993b981661ad7e7f68d76f7bbdfa63', operation='INSERT', pgid='pgtrigger_insert_insert_77ab1', table='judging_sealing', when='AFTER')),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."competition_id" IS DISTINCT FROM (NEW."competition_id") OR OLD."decree_number" IS DISTINCT FROM (NEW."decree_number") OR OLD."decree_on" IS DISTINCT FROM (NEW."decree_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."sealed_at" IS DISTINCT FROM (NEW."sealed_at") OR OLD."sealed_by_id" IS DISTINCT FROM (NEW."sealed_by_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."unseal_reason" IS DISTINCT FROM (NEW."unseal_reason") OR OLD."unseal_requested_at" IS DISTINCT FROM (NEW."unseal_requested_at") OR OLD."unseal_requested_by_id" IS DISTINCT FROM (NEW."unseal_requested_by_id") OR OLD."unsealed_at" IS DISTINCT FROM (NEW."unsealed_at") OR OLD."unsealed_by_id" IS DISTINCT FROM (NEW."unsealed_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "judging_sealingevent" ("competition_id", "decree_number", "decree_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256", "unseal_reason", "unseal_requested_at", "unseal_requested_by_id", "unsealed_at", "unsealed_by_id", "version") VALUES (NEW."competition_id", NEW."decree_number", NEW."decree_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sealed_at", NEW."sealed_by_id", NEW."sha256", NEW."unseal_reason", NEW."unseal_requested_at", NEW."unseal_requested_by_id", NEW."unsealed_at", NEW."unsealed_by_id", NEW."version"); RETURN NULL;', hash='00b85866d5710ff9bbd90037a7ff36d6b04f44c5', operation='UPDATE', pgid='pgtrigger_update_update_829da', table='judging_sealing', when='AFTER')),
        ),
        AddTrigger(
            model_name='sealing',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_sealingevent" ("competition_id", "decree_number", "decree_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at", "sealed_by_id", "sha256", "unseal_reason", "unseal_requested_at", "unseal_requested_by_id", "unsealed_at", "unsealed_by_id", "version") VALUES (OLD."competition_id", OLD."decree_number", OLD."decree_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sealed_at", OLD."sealed_by_id", OLD."sha256", OLD."unseal_reason", OLD."unseal_requested_at", OLD."unseal_requested_by_id", OLD."unsealed_at", OLD."unsealed_by_id", OLD."version"); RETURN NULL;', hash='10376d0547615b182b41cfe24b6f0129a6effe5e', operation='DELETE', pgid='pgtrigger_delete_delete_88390', table='judging_sealing', when='AFTER')),
        ),
        AddTrigger(
            model_name='sealingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cd2fae0537fa5947268af8d5ff7745868f64e859', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81b4a', table='judging_sealingevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['closing', 'leaving'])), name='severity_estimate_cause_is_known'),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.UniqueConstraint(fields=('stage', 'number'), name='severity_estimate_number_is_unique'),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('stage',), name='severity_estimate_one_in_force'),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.CheckConstraint(condition=models.Q(('denominator__gte', 1)), name='severity_estimate_denominator_is_positive'),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='severity_estimate_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.denominator, new.superseded_at) is not distinct from (old.stage_id, old.denominator, old.superseded_at) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi perkiraan ketatnya juri tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'severity_estimate_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='72d08ffcfe546ec441edec91a3e1a14b6486c520', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_severity_estimate_stays_when_sealed_c8f68', table='judging_severityestimate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='severity_estimate_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "stage_id", "number", "denominator", "cause", "estimated_at" or delete rows from % table\', TG_TABLE_NAME;', hash='de6fd00e177166f3a15a66541dd91fbc6e4984a3', operation='UPDATE OF "stage_id", "number", "denominator", "cause", "estimated_at" OR DELETE', pgid='pgtrigger_severity_estimate_stays_50056', table='judging_severityestimate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='severity_estimate_is_superseded_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."superseded_at" IS NOT NULL)', func="raise exception 'Perkiraan ini sudah tidak berlaku.' using errcode = 'check_violation';", hash='a856991f1f436b1dd34c85847939c53b54243910', operation='UPDATE OF "superseded_at"', pgid='pgtrigger_severity_estimate_is_superseded_once_327db', table='judging_severityestimate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityestimateevent" ("cause", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "superseded_at") VALUES (NEW."cause", NEW."denominator", NEW."estimated_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage_id", NEW."superseded_at"); RETURN NULL;', hash='f4b72867055d8620fa7dd7d1bc6e8130b7feef90', operation='INSERT', pgid='pgtrigger_insert_insert_57afe', table='judging_severityestimate', when='AFTER')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_severityestimateevent" ("cause", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "superseded_at") VALUES (NEW."cause", NEW."denominator", NEW."estimated_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage_id", NEW."superseded_at"); RETURN NULL;', hash='b8677fb6760644009795a984aa1c06d23417ffef', operation='UPDATE', pgid='pgtrigger_update_update_05ad7', table='judging_severityestimate', when='AFTER')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityestimateevent" ("cause", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "superseded_at") VALUES (OLD."cause", OLD."denominator", OLD."estimated_at", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage_id", OLD."superseded_at"); RETURN NULL;', hash='7a776951d0506544fa5c1ae0bdef6b2c8a129073', operation='DELETE', pgid='pgtrigger_delete_delete_80df4', table='judging_severityestimate', when='AFTER')),
        ),
        AddConstraint(
            model_name='severity',
            constraint=models.UniqueConstraint(fields=('estimate', 'judge'), name='severity_is_unique'),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='severity_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.estimate_id, new.judge_id, new.numerator) is not distinct from (old.estimate_id, old.judge_id, old.numerator) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from judging_severityestimate i join competitions_stage s on s.id = i.stage_id\n        where i.id in (old.estimate_id, new.estimate_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from judging_severityestimate i join competitions_stage s on s.id = i.stage_id\n        where i.id in (old.estimate_id, new.estimate_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi perkiraan ketatnya juri tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'severity_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='844ff6d5cf23e1139de93959cd317871f865699b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_severity_stays_when_sealed_b0f7d', table='judging_severity', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='severity_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e26ddd8c6084a7a194985586deec49d0f92d433c', operation='UPDATE OR DELETE', pgid='pgtrigger_severity_stays_22394', table='judging_severity', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityevent" ("estimate_id", "id", "judge_id", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."estimate_id", NEW."id", NEW."judge_id", NEW."numerator", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='71aa68d8dbd5c59d93a53b6052e0a798f305a901', operation='INSERT', pgid='pgtrigger_insert_insert_7c386', table='judging_severity', when='AFTER')),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_severityevent" ("estimate_id", "id", "judge_id", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."estimate_id", NEW."id", NEW."judge_id", NEW."numerator", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='a4f4a051e46b55ff128e502f03234ae2df497294', operation='UPDATE', pgid='pgtrigger_update_update_72e1d', table='judging_severity', when='AFTER')),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityevent" ("estimate_id", "id", "judge_id", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."estimate_id", OLD."id", OLD."judge_id", OLD."numerator", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='9d7809b06c5e343f12c249902518ad9c5c3bc95f', operation='DELETE', pgid='pgtrigger_delete_delete_5c5f8', table='judging_severity', when='AFTER')),
        ),
        AddTrigger(
            model_name='severityestimateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='75de862d1c95814faa4eea21f875e655ac4d5f4c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_108e2', table='judging_severityestimateevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1312e7a975f7593a619acc2d427d817e8f06fffa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_19269', table='judging_severityevent', when='BEFORE')),
        ),
        refuse_truncate("judging"),
    ]
