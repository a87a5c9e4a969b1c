"""Members, organizations and the outbox."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate
from kipp.shared.migrating import AddConstraint, AddTrigger


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(error_messages={'unique': 'Surel ini sudah dipakai akun lain.'}, max_length=254, unique=True, verbose_name='surel')),
                ('full_name', models.CharField(max_length=120, verbose_name='nama lengkap')),
                ('role', models.CharField(choices=[('admin', 'Setda, Bagian Organisasi'), ('operator', 'Operator'), ('head', 'Pimpinan perangkat daerah'), ('judge', 'Juri'), ('observer', 'Pengamat')], max_length=20, verbose_name='peran')),
                ('affiliation', models.CharField(blank=True, help_text='Untuk juri dan pengamat: tempat bekerja sekarang.', max_length=120, verbose_name='asal instansi')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='nomor WhatsApp')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat')),
                ('first_login_at', models.DateTimeField(editable=False, null=True, verbose_name='aktif sejak')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=60, verbose_name='perihal')),
                ('key', models.CharField(blank=True, max_length=120, null=True, unique=True, verbose_name='kunci')),
                ('recipient', models.EmailField(max_length=254, verbose_name='kepada')),
                ('recipient_name', models.CharField(blank=True, max_length=120, verbose_name='nama penerima')),
                ('subject', models.CharField(max_length=200, verbose_name='judul')),
                ('body', models.TextField(verbose_name='isi')),
                ('link', models.CharField(blank=True, choices=[('invitation', 'undangan'), ('password', 'kata sandi baru')], max_length=10, verbose_name='tautan pribadi')),
                ('state', models.CharField(choices=[('held', 'menunggu dibaca'), ('queued', 'akan dikirim'), ('sent', 'terkirim'), ('failed', 'gagal, dicoba lagi'), ('cancelled', 'dibatalkan')], default='queued', max_length=10, verbose_name='keadaan')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dikirim paling cepat')),
                ('error', models.TextField(blank=True, verbose_name='kesalahan terakhir')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibuat')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='terkirim pada')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'surel keluar',
                'verbose_name_plural': 'surel keluar',
            },
        ),
        migrations.CreateModel(
            name='MailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('topic', models.CharField(max_length=60, verbose_name='perihal')),
                ('key', models.CharField(blank=True, max_length=120, null=True, verbose_name='kunci')),
                ('recipient', models.EmailField(max_length=254, verbose_name='kepada')),
                ('recipient_name', models.CharField(blank=True, max_length=120, verbose_name='nama penerima')),
                ('subject', models.CharField(max_length=200, verbose_name='judul')),
                ('body', models.TextField(verbose_name='isi')),
                ('link', models.CharField(blank=True, choices=[('invitation', 'undangan'), ('password', 'kata sandi baru')], max_length=10, verbose_name='tautan pribadi')),
                ('state', models.CharField(choices=[('held', 'menunggu dibaca'), ('queued', 'akan dikirim'), ('sent', 'terkirim'), ('failed', 'gagal, dicoba lagi'), ('cancelled', 'dibatalkan')], default='queued', max_length=10, verbose_name='keadaan')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dikirim paling cepat')),
                ('error', models.TextField(blank=True, verbose_name='kesalahan terakhir')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibuat')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='terkirim pada')),
                ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.mail')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('short_name', models.CharField(max_length=60, verbose_name='nama singkat')),
                ('kind', models.CharField(choices=[('bagian', 'bagian'), ('sekretariat', 'sekretariat'), ('inspektorat', 'inspektorat'), ('dinas', 'dinas'), ('satuan', 'satuan'), ('badan', 'badan'), ('rsud', 'rumah sakit'), ('kecamatan', 'kecamatan'), ('uptd', 'UPTD'), ('puskesmas', 'puskesmas'), ('sekolah', 'sekolah')], max_length=20, verbose_name='jenis')),
                ('is_counted', models.BooleanField(default=False, verbose_name='dihitung sebagai perangkat daerah')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='catatan')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='accounts.organization', verbose_name='perangkat daerah induk')),
            ],
            options={
                'verbose_name': 'perangkat daerah atau unit kerja',
                'verbose_name_plural': 'perangkat daerah dan unit kerja',
            },
        ),
        migrations.AddField(
            model_name='user',
            name='organization',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='accounts.organization', verbose_name='perangkat daerah atau unit kerja'),
        ),
        migrations.CreateModel(
            name='OrganizationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('short_name', models.CharField(max_length=60, verbose_name='nama singkat')),
                ('kind', models.CharField(choices=[('bagian', 'bagian'), ('sekretariat', 'sekretariat'), ('inspektorat', 'inspektorat'), ('dinas', 'dinas'), ('satuan', 'satuan'), ('badan', 'badan'), ('rsud', 'rumah sakit'), ('kecamatan', 'kecamatan'), ('uptd', 'UPTD'), ('puskesmas', 'puskesmas'), ('sekolah', 'sekolah')], max_length=20, verbose_name='jenis')),
                ('is_counted', models.BooleanField(default=False, verbose_name='dihitung sebagai perangkat daerah')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='catatan')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organization', verbose_name='perangkat daerah induk')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.organization')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(error_messages={'unique': 'Surel ini sudah dipakai akun lain.'}, max_length=254, verbose_name='surel')),
                ('full_name', models.CharField(max_length=120, verbose_name='nama lengkap')),
                ('role', models.CharField(choices=[('admin', 'Setda, Bagian Organisasi'), ('operator', 'Operator'), ('head', 'Pimpinan perangkat daerah'), ('judge', 'Juri'), ('observer', 'Pengamat')], max_length=20, verbose_name='peran')),
                ('affiliation', models.CharField(blank=True, help_text='Untuk juri dan pengamat: tempat bekerja sekarang.', max_length=120, verbose_name='asal instansi')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='nomor WhatsApp')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktif')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organization', verbose_name='perangkat daerah atau unit kerja')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['state'], name='mail_by_state'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['topic'], name='mail_by_topic'),
        ),
        AddConstraint(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['held', 'queued', 'sent', 'failed', 'cancelled'])), name='mail_state_is_known'),
        ),
        AddConstraint(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('link__in', ['', 'invitation', 'password'])), name='mail_link_is_known'),
        ),
        AddConstraint(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='mail_sent_at_a_known_time'),
        ),
        AddTrigger(
            model_name='mail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."due_at", NEW."error", NEW."id", NEW."key", NEW."link", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient", NEW."recipient_name", NEW."sent_at", NEW."state", NEW."subject", NEW."topic"); RETURN NULL;', hash='eeefd28a6412620cdda40d2da98a6d97f9d28439', operation='INSERT', pgid='pgtrigger_insert_insert_16e31', table='accounts_mail', when='AFTER')),
        ),
        AddTrigger(
            model_name='mail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."due_at", NEW."error", NEW."id", NEW."key", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient", NEW."recipient_name", NEW."sent_at", NEW."state", NEW."subject", NEW."topic"); RETURN NULL;', hash='d2ef92bfd6b3020e7eebc9e357f3bf5ee1e35911', operation='UPDATE', pgid='pgtrigger_update_update_1a3ac', table='accounts_mail', when='AFTER')),
        ),
        AddTrigger(
            model_name='mail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_mailevent" ("attempts", "body", "created_at", "created_by_id", "due_at", "error", "id", "key", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "sent_at", "state", "subject", "topic") VALUES (OLD."attempts", OLD."body", OLD."created_at", OLD."created_by_id", OLD."due_at", OLD."error", OLD."id", OLD."key", OLD."link", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipient", OLD."recipient_name", OLD."sent_at", OLD."state", OLD."subject", OLD."topic"); RETURN NULL;', hash='66084332cd7c4235b7a38b2019460dc7e7c5da70', operation='DELETE', pgid='pgtrigger_delete_delete_dd6af', table='accounts_mail', when='AFTER')),
        ),
        AddTrigger(
            model_name='mailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db856a70f47df5f9f45446e09d0a02f9fdfb0a99', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2d68b', table='accounts_mailevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['bagian', 'sekretariat', 'inspektorat', 'dinas', 'satuan', 'badan', 'rsud', 'kecamatan', 'uptd', 'puskesmas', 'sekolah'])), name='organization_kind_is_known'),
        ),
        AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='organization_name_is_unique', violation_error_message='Nama ini sudah dipakai perangkat daerah atau unit kerja lain.'),
        ),
        AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('short_name'), name='organization_short_name_is_unique', violation_error_message='Nama singkat ini sudah dipakai perangkat daerah atau unit kerja lain.'),
        ),
        AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('parent', None), ('is_counted', False), _connector='OR'), name='organization_unit_counts_for_its_parent', violation_error_message='Unit kerja dihitung pada induknya, jadi tidak dihitung sendiri.'),
        ),
        AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='organization_is_not_its_own_parent', violation_error_message='Induk tidak boleh perangkat daerah itu sendiri.'),
        ),
        AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_organizationevent" ("id", "is_active", "is_counted", "kind", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") VALUES (NEW."id", NEW."is_active", NEW."is_counted", NEW."kind", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name"); RETURN NULL;', hash='a93dcda9d023dead6b852888a8de22e2ad18216f', operation='INSERT', pgid='pgtrigger_insert_insert_6d17a', table='accounts_organization', when='AFTER')),
        ),
        AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_organizationevent" ("id", "is_active", "is_counted", "kind", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") VALUES (NEW."id", NEW."is_active", NEW."is_counted", NEW."kind", NEW."name", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name"); RETURN NULL;', hash='363a2712b8a1e125aa819dcf720ae3fb4192adf2', operation='UPDATE', pgid='pgtrigger_update_update_df7c2', table='accounts_organization', when='AFTER')),
        ),
        AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_organizationevent" ("id", "is_active", "is_counted", "kind", "name", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") VALUES (OLD."id", OLD."is_active", OLD."is_counted", OLD."kind", OLD."name", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short_name"); RETURN NULL;', hash='03e66642185378bbecdb78aad8156a8e4dc65274', operation='DELETE', pgid='pgtrigger_delete_delete_c7034', table='accounts_organization', when='AFTER')),
        ),
        AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_is_unique', violation_error_message='Surel ini sudah dipakai akun lain.'),
        ),
        AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['admin', 'operator', 'head', 'judge', 'observer'])), name='user_has_one_role', violation_error_message='Pilih satu peran.'),
        ),
        AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('role__in', ('operator', 'head'))), models.Q(models.Q(('role__in', ('operator', 'head')), _negated=True), ('organization', None)), _connector='OR'), name='user_role_fits_organization', violation_error_message='Operator dan pimpinan memiliki perangkat daerah; peran lain tidak.'),
        ),
        AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='user_first_login_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    if old.first_login_at is not null then\n        new.first_login_at := old.first_login_at;\n    elsif old.last_login is null then\n        new.first_login_at := new.last_login;\n    end if;\n    return new;\n', hash='eb196139a613a60ea60b1d2fc910c8b038ec3eee', operation='UPDATE OF "last_login"', pgid='pgtrigger_user_first_login_is_kept_ae0ae', table='accounts_user', when='BEFORE')),
        ),
        AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("affiliation", "created_at", "email", "full_name", "id", "is_active", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role") VALUES (NEW."affiliation", NEW."created_at", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."role"); RETURN NULL;', hash='c6b7e9247a9c0c6e95bffb76b97dd83be5c51027', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')),
        ),
        AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."affiliation" IS DISTINCT FROM (NEW."affiliation") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."role" IS DISTINCT FROM (NEW."role"))', func='INSERT INTO "accounts_userevent" ("affiliation", "created_at", "email", "full_name", "id", "is_active", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role") VALUES (NEW."affiliation", NEW."created_at", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."role"); RETURN NULL;', hash='8f26c1553d2b6f2d76d071f0fbc856cdfd172c9f', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')),
        ),
        AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("affiliation", "created_at", "email", "full_name", "id", "is_active", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role") VALUES (OLD."affiliation", OLD."created_at", OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."role"); RETURN NULL;', hash='6940d733ad38df96049c1123f76899f9c9a03de1', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', table='accounts_user', when='AFTER')),
        ),
        AddTrigger(
            model_name='organizationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54b4f4ac465ee58914aa45dbd28aa68208d61f5d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88592', table='accounts_organizationevent', when='BEFORE')),
        ),
        AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE')),
        ),
        refuse_truncate("accounts"),
    ]
