"""Certificates, what the ceremony needs to know of a winner, and feedback letters."""

import django.core.validators
import django.db.models.deletion
import judging.models.certificate
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0009_ranking_within_groups'),
        ('judging', '0024_presentation_day'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('submissions', '0006_state_of_sealed_editions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
        migrations.AddConstraint(
            model_name='ceremonydetail',
            constraint=models.CheckConstraint(condition=models.Q(('attendance__in', ['', 'present', 'represented', 'absent'])), name='ceremony_attendance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='ceremonydetail',
            constraint=models.CheckConstraint(condition=models.Q(('represented_by', ''), ('attendance', 'represented'), _connector='OR'), name='ceremony_representative_only_when_represented', violation_error_message='Isi nama wakil hanya bila kehadirannya “diwakili”.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (NEW."attendance", NEW."handed_over_by", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."photo_id", NEW."prize", NEW."pronunciation", NEW."read_as", NEW."represented_by", NEW."seat", NEW."submission_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='0c0074cd2aaf61615f6e307cc831fef72da125e9', operation='INSERT', pgid='pgtrigger_insert_insert_3e262', table='judging_ceremonydetail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (NEW."attendance", NEW."handed_over_by", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."photo_id", NEW."prize", NEW."pronunciation", NEW."read_as", NEW."represented_by", NEW."seat", NEW."submission_id", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='46c607c3f3e52d4efa10ea584b07398f5e823868', operation='UPDATE', pgid='pgtrigger_update_update_2827e', table='judging_ceremonydetail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ceremonydetail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_ceremonydetailevent" ("attendance", "handed_over_by", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prize", "pronunciation", "read_as", "represented_by", "seat", "submission_id", "updated_at", "updated_by_id") VALUES (OLD."attendance", OLD."handed_over_by", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."photo_id", OLD."prize", OLD."pronunciation", OLD."read_as", OLD."represented_by", OLD."seat", OLD."submission_id", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='6994522c994ce56a6ac8f5fc97475ee503f848cf', operation='DELETE', pgid='pgtrigger_delete_delete_beef7', table='judging_ceremonydetail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ceremonydetailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='580581fa7cceb120daa01f4df3a5e40e3fb1da6f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e0867', table='judging_ceremonydetailevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['winner', 'participant'])), name='certificate_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('submission',), name='certificate_one_valid_per_entry'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'winner'), ('place__gte', 1)), models.Q(('kind', 'participant'), ('place', None)), _connector='OR'), name='certificate_winner_has_a_place'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='certificate_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fc917c359c7ce34276f32c4c405bde5295d7f1bc', operation='DELETE', pgid='pgtrigger_certificate_is_never_deleted_0dfb5', table='judging_certificate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='certificate_stays_as_issued', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "competition_id", "submission_id", "kind", "code", "number", "recipient", "people", "title", "long_title", "tier", "place", "decree", "seal", "issued_by_id", "issued_at" rows from % table\', TG_TABLE_NAME;', hash='83c333300ddb272563353c773d198e78aaea290a', operation='UPDATE OF "competition_id", "submission_id", "kind", "code", "number", "recipient", "people", "title", "long_title", "tier", "place", "decree", "seal", "issued_by_id", "issued_at"', pgid='pgtrigger_certificate_stays_as_issued_eac3a', table='judging_certificate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (NEW."code", NEW."competition_id", NEW."decree", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."long_title", NEW."number", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."recipient", NEW."revoked_at", NEW."seal", NEW."submission_id", NEW."tier", NEW."title"); RETURN NULL;', hash='1cfee10ca1ce0f386e1423a7c65176dabd13a9f7', operation='INSERT', pgid='pgtrigger_insert_insert_aad80', table='judging_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (NEW."code", NEW."competition_id", NEW."decree", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."long_title", NEW."number", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."recipient", NEW."revoked_at", NEW."seal", NEW."submission_id", NEW."tier", NEW."title"); RETURN NULL;', hash='3b63787fd1b4513b85d79281f61ce56e70340cf8', operation='UPDATE', pgid='pgtrigger_update_update_6e4fe', table='judging_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificateevent" ("code", "competition_id", "decree", "id", "issued_at", "issued_by_id", "kind", "long_title", "number", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipient", "revoked_at", "seal", "submission_id", "tier", "title") VALUES (OLD."code", OLD."competition_id", OLD."decree", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."kind", OLD."long_title", OLD."number", OLD."people", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."recipient", OLD."revoked_at", OLD."seal", OLD."submission_id", OLD."tier", OLD."title"); RETURN NULL;', hash='750c6091a2e5e7621328d12c2e9a916336e412a0', operation='DELETE', pgid='pgtrigger_delete_delete_0e19a', table='judging_certificate', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='certificatedesign',
            constraint=models.CheckConstraint(condition=models.Q(('number_pattern', ''), ('number_pattern__contains', '{urut}'), _connector='OR'), name='certificate_design_pattern_holds_the_number', violation_error_message='Tulis {urut} di tempat nomor urut, agar setiap piagam bernomor sendiri.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (NEW."background", NEW."competition_id", NEW."first_number", NEW."for_participants", NEW."heading", NEW."id", NEW."issuer", NEW."number_pattern", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."signatory_detail", NEW."signatory_name", NEW."signatory_position", NEW."signed_on", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='1d10f345246e7127f0b7b605ddc196d97c15a457', operation='INSERT', pgid='pgtrigger_insert_insert_ee1e8', table='judging_certificatedesign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (NEW."background", NEW."competition_id", NEW."first_number", NEW."for_participants", NEW."heading", NEW."id", NEW."issuer", NEW."number_pattern", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."signatory_detail", NEW."signatory_name", NEW."signatory_position", NEW."signed_on", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='f8c44f689de6b8119f4399c26bedc98a2f67e1ce', operation='UPDATE', pgid='pgtrigger_update_update_69a0e', table='judging_certificatedesign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificatedesign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_certificatedesignevent" ("background", "competition_id", "first_number", "for_participants", "heading", "id", "issuer", "number_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory_detail", "signatory_name", "signatory_position", "signed_on", "updated_at", "updated_by_id") VALUES (OLD."background", OLD."competition_id", OLD."first_number", OLD."for_participants", OLD."heading", OLD."id", OLD."issuer", OLD."number_pattern", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."signatory_detail", OLD."signatory_name", OLD."signatory_position", OLD."signed_on", OLD."updated_at", OLD."updated_by_id"); RETURN NULL;', hash='8ab40306a582b6db378fc55adcf3c31ea935de87', operation='DELETE', pgid='pgtrigger_delete_delete_9f539', table='judging_certificatedesign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificatedesignevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cdac89b6ccb596e37a9bff3620a4bd296df32fe8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cef6e', table='judging_certificatedesignevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8640fa00b3ed430f28bacfdb989bf790f1c4b4c5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0d6f4', table='judging_certificateevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='feedbackletter',
            constraint=models.CheckConstraint(condition=models.Q(('is_ready', False), models.Q(models.Q(('strengths', ''), _negated=True), models.Q(('advice', ''), _negated=True)), _connector='OR'), name='feedback_letter_ready_has_both_parts', violation_error_message='Isi kedua bagian sebelum menandai surat siap dikirim.'),
        ),
        migrations.AddConstraint(
            model_name='feedbackletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('released_by', None)), models.Q(('is_ready', True), ('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='feedback_letter_released_by_somebody_when_ready'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (NEW."advice", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_ready", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."released_at", NEW."released_by_id", NEW."strengths", NEW."submission_id"); RETURN NULL;', hash='26644d8c42ea6e60cfcde47dbe2378997a9fdd25', operation='INSERT', pgid='pgtrigger_insert_insert_eb374', table='judging_feedbackletter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (NEW."advice", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_ready", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."released_at", NEW."released_by_id", NEW."strengths", NEW."submission_id"); RETURN NULL;', hash='7556b32da04dbd962d928c6307d891e6baa96e29', operation='UPDATE', pgid='pgtrigger_update_update_50ef9', table='judging_feedbackletter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_feedbackletterevent" ("advice", "edited_at", "edited_by_id", "id", "is_ready", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id", "strengths", "submission_id") VALUES (OLD."advice", OLD."edited_at", OLD."edited_by_id", OLD."id", OLD."is_ready", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."released_at", OLD."released_by_id", OLD."strengths", OLD."submission_id"); RETURN NULL;', hash='546e7395defcb351f8871760898d8941cd7b5185', operation='DELETE', pgid='pgtrigger_delete_delete_6b0ec', table='judging_feedbackletter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feedbackletterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17b06c4253052054d6541dd125ae7575a806e064', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dcb12', table='judging_feedbackletterevent', when='BEFORE')),
        ),
        refuse_truncate("judging"),
    ]
