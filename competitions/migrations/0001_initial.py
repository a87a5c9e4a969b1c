"""Editions with their stages, criteria, questions, tiers and roster."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import kipp.shared.fields
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate
from kipp.shared.migrating import AddConstraint, AddTrigger


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AwardTier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=40, verbose_name='sebutan')),
                ('first_place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='dari tempat')),
                ('last_place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='sampai tempat')),
            ],
            options={
                'verbose_name': 'jenjang penghargaan',
                'verbose_name_plural': 'jenjang penghargaan',
            },
        ),
        migrations.CreateModel(
            name='CompetitionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2015), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('is_rehearsal', models.BooleanField(default=False, verbose_name='gladi (latihan)')),
                ('slug', models.SlugField(db_index=False, editable=False)),
                ('name', models.CharField(default='Kompetisi Inovasi Pelayanan Publik', max_length=120, verbose_name='nama')),
                ('theme', models.CharField(blank=True, max_length=300, verbose_name='tema')),
                ('notice', models.TextField(blank=True, help_text='Bila diisi, tampil di setiap halaman edisi ini.', verbose_name='keterangan')),
                ('status', models.CharField(choices=[('preparing', 'disiapkan'), ('running', 'berjalan'), ('archived', 'arsip')], default='preparing', max_length=20, verbose_name='keadaan')),
                ('registration_opens_at', models.DateTimeField(blank=True, null=True, verbose_name='pendaftaran dibuka')),
                ('registration_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='pendaftaran ditutup')),
                ('screening_ends_on', models.DateField(blank=True, null=True, verbose_name='seleksi administrasi selesai')),
                ('grace_minutes', models.PositiveSmallIntegerField(default=0, help_text='Pengajuan yang tiba dalam menit-menit ini masih diterima. Tidak pernah ditampilkan kepada peserta.', validators=[django.core.validators.MaxValueValidator(60)], verbose_name='menit toleransi')),
                ('submits_automatically', models.BooleanField(default=False, help_text='Pada saat penutupan, draf yang lengkap diajukan kecuali perangkat daerahnya menolak.', verbose_name='ajukan otomatis draf yang lengkap')),
                ('minimum_age_months', models.PositiveSmallIntegerField(default=0, help_text='Dihitung mundur dari penutupan pendaftaran; yang lebih muda mendapat peringatan.', validators=[django.core.validators.MaxValueValidator(120)], verbose_name='umur inovasi paling sedikit (bulan)')),
                ('quota_per_organization', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan bila tidak dibatasi. Unit kerja dihitung pada induknya.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='proposal paling banyak per perangkat daerah')),
                ('marks_shown', models.CharField(choices=[('after_closing', 'setelah tahap ditutup'), ('always', 'sejak tahap dibuka')], default='after_closing', help_text='Sebelum itu hanya kemajuan juri yang terlihat, tanpa nilai dan peringkat.', max_length=20, verbose_name='nilai terlihat oleh Bagian Organisasi')),
                ('ties_by_stage', models.BooleanField(default=True, verbose_name='nilai tahap terakhir')),
                ('ties_by_criterion', models.BooleanField(default=True, verbose_name='rata-rata pada kriteria, dari bobot terbesar')),
                ('ties_by_median', models.BooleanField(default=True, verbose_name='median total juri')),
                ('ties_by_head_to_head', models.BooleanField(default=True, verbose_name='perbandingan langsung oleh juri yang sama')),
                ('ranks_groups', models.BooleanField(default=False, help_text='Di samping satu daftar, tampilkan tempat di antara sesama dinas, kecamatan, puskesmas, dan sekolah.', verbose_name='peringkat menurut kelompok')),
                ('integrity_text', models.TextField(default='Saya menyatakan bahwa:\n1. saya menilai setiap proposal secara mandiri, jujur, dan hanya berdasarkan kriteria yang ditetapkan;\n2. saya tidak menilai proposal bila saya mempunyai hubungan keluarga, pekerjaan, atau kepentingan lain dengan inovator atau perangkat daerahnya, dan saya segera melaporkannya sebagai benturan kepentingan;\n3. saya tidak menerima pemberian atau janji apa pun yang berkaitan dengan penilaian ini;\n4. saya merahasiakan isi proposal, nilai, dan pembahasan sampai hasilnya diumumkan.', verbose_name='pernyataan integritas juri')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='penetapan')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='hasil diumumkan')),
                ('ceremony_on', models.DateField(blank=True, null=True, verbose_name='tanggal penyerahan piagam')),
                ('ceremony_place', models.CharField(blank=True, max_length=200, verbose_name='tempat penyerahan piagam')),
                ('handed_over_by', models.CharField(blank=True, max_length=120, verbose_name='yang menyerahkan piagam')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=120, verbose_name='kriteria')),
                ('weight', models.DecimalField(decimal_places=2, max_digits=5, validators=[kipp.shared.fields.PositiveDecimalValidator(), django.core.validators.MaxValueValidator(100)], verbose_name='bobot')),
                ('guide', models.TextField(blank=True, verbose_name='petunjuk menilai')),
            ],
            options={
                'verbose_name': 'kriteria',
                'verbose_name_plural': 'kriteria',
            },
        ),
        migrations.CreateModel(
            name='CriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=120, verbose_name='kriteria')),
                ('weight', models.DecimalField(decimal_places=2, max_digits=5, validators=[kipp.shared.fields.PositiveDecimalValidator(), django.core.validators.MaxValueValidator(100)], verbose_name='bobot')),
                ('guide', models.TextField(blank=True, verbose_name='petunjuk menilai')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(verbose_name='diperpanjang sampai')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('granted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diberikan pada')),
            ],
            options={
                'verbose_name': 'perpanjangan',
                'verbose_name_plural': 'perpanjangan',
            },
        ),
        migrations.CreateModel(
            name='ExtensionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('until', models.DateTimeField(verbose_name='diperpanjang sampai')),
                ('reason', models.TextField(verbose_name='alasan')),
                ('granted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diberikan pada')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LetterType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=120, verbose_name='nama surat')),
                ('hint', models.CharField(blank=True, max_length=250, verbose_name='petunjuk')),
                ('template', models.CharField(choices=[('implementation', 'surat pernyataan implementasi'), ('identity', 'surat pernyataan identitas inovator'), ('replication', 'surat kesediaan replikasi'), ('none', 'tanpa templat')], default='none', max_length=20, verbose_name='templat')),
                ('is_required', models.BooleanField(default=True, verbose_name='wajib')),
            ],
            options={
                'verbose_name': 'surat',
                'verbose_name_plural': 'surat',
            },
        ),
        migrations.CreateModel(
            name='LetterTypeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=120, verbose_name='nama surat')),
                ('hint', models.CharField(blank=True, max_length=250, verbose_name='petunjuk')),
                ('template', models.CharField(choices=[('implementation', 'surat pernyataan implementasi'), ('identity', 'surat pernyataan identitas inovator'), ('replication', 'surat kesediaan replikasi'), ('none', 'tanpa templat')], default='none', max_length=20, verbose_name='templat')),
                ('is_required', models.BooleanField(default=True, verbose_name='wajib')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('number', models.CharField(help_text='Seperti tercetak pada formulir, misalnya 6a.', max_length=5, verbose_name='nomor')),
                ('label', models.CharField(max_length=120, verbose_name='judul')),
                ('prompt', models.TextField(verbose_name='pertanyaan')),
                ('max_words', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='paling banyak kata')),
                ('is_required', models.BooleanField(default=True, verbose_name='wajib dijawab')),
                ('evidence_allowed', models.BooleanField(default=True, verbose_name='boleh menyertakan bukti')),
            ],
            options={
                'verbose_name': 'pertanyaan',
                'verbose_name_plural': 'pertanyaan',
            },
        ),
        migrations.CreateModel(
            name='QuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('number', models.CharField(help_text='Seperti tercetak pada formulir, misalnya 6a.', max_length=5, verbose_name='nomor')),
                ('label', models.CharField(max_length=120, verbose_name='judul')),
                ('prompt', models.TextField(verbose_name='pertanyaan')),
                ('max_words', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='paling banyak kata')),
                ('is_required', models.BooleanField(default=True, verbose_name='wajib dijawab')),
                ('evidence_allowed', models.BooleanField(default=True, verbose_name='boleh menyertakan bukti')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RosterMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'peserta tercatat',
                'verbose_name_plural': 'peserta tercatat',
            },
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='urutan')),
                ('name', models.CharField(max_length=80, verbose_name='nama tahap')),
                ('weight', models.DecimalField(decimal_places=2, default=Decimal('100'), help_text='0 berarti tahap ini hanya menyaring.', max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='bobot tahap dalam nilai akhir')),
                ('method', models.CharField(choices=[('mean', 'rata-rata'), ('trimmed', 'rata-rata tanpa total tertinggi dan terendah'), ('median', 'median'), ('additive', 'nilai disetarakan menurut ketatnya juri')], default='mean', max_length=20, verbose_name='cara menggabungkan juri')),
                ('scale_max', models.DecimalField(choices=[(Decimal('5'), '0–5'), (Decimal('10'), '0–10'), (Decimal('20'), '0–20'), (Decimal('25'), '0–25'), (Decimal('50'), '0–50'), (Decimal('100'), '0–100')], decimal_places=2, default=Decimal('100'), max_digits=5, verbose_name='nilai tertinggi')),
                ('finalists', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan untuk tahap terakhir.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='jumlah yang maju ke tahap berikutnya')),
                ('finalist_tie', models.CharField(choices=[('panel', 'panel memutuskan siapa yang maju'), ('grow', 'semua yang bernilai sama ikut maju')], default='panel', max_length=10, verbose_name='bila nilai sama pada batas')),
                ('is_blind', models.BooleanField(default=False, help_text='Juri tidak melihat perangkat daerah, inovator, dan bagian yang ditutup Bagian Organisasi.', verbose_name='tanpa nama')),
                ('reason_below', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='alasan wajib bila nilai di bawah')),
                ('reason_above', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='alasan wajib bila nilai di atas')),
                ('spread_limit', models.DecimalField(blank=True, decimal_places=2, default=Decimal('20'), help_text='Total tertinggi dikurangi total terendah, skala 0–100. Proposal di atas batas ini ditinjau ulang.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='batas selisih antarjuri')),
                ('cards_per_entry', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan bila setiap juri menilai semua proposal.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='juri per proposal')),
                ('least_cards', models.PositiveSmallIntegerField(default=1, help_text='Tahap tidak dapat ditutup selama ada proposal dengan lembar selesai kurang dari ini.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='lembar selesai paling sedikit per proposal')),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='rencana dibuka')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='rencana ditutup')),
                ('state', models.CharField(choices=[('planned', 'belum dibuka'), ('open', 'dibuka'), ('closed', 'ditutup')], default='planned', editable=False, max_length=10, verbose_name='keadaan')),
                ('opened_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dibuka pada')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditutup pada')),
            ],
            options={
                'verbose_name': 'tahap',
                'verbose_name_plural': 'tahap',
            },
        ),
        migrations.CreateModel(
            name='StageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='urutan')),
                ('name', models.CharField(max_length=80, verbose_name='nama tahap')),
                ('weight', models.DecimalField(decimal_places=2, default=Decimal('100'), help_text='0 berarti tahap ini hanya menyaring.', max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='bobot tahap dalam nilai akhir')),
                ('method', models.CharField(choices=[('mean', 'rata-rata'), ('trimmed', 'rata-rata tanpa total tertinggi dan terendah'), ('median', 'median'), ('additive', 'nilai disetarakan menurut ketatnya juri')], default='mean', max_length=20, verbose_name='cara menggabungkan juri')),
                ('scale_max', models.DecimalField(choices=[(Decimal('5'), '0–5'), (Decimal('10'), '0–10'), (Decimal('20'), '0–20'), (Decimal('25'), '0–25'), (Decimal('50'), '0–50'), (Decimal('100'), '0–100')], decimal_places=2, default=Decimal('100'), max_digits=5, verbose_name='nilai tertinggi')),
                ('finalists', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan untuk tahap terakhir.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='jumlah yang maju ke tahap berikutnya')),
                ('finalist_tie', models.CharField(choices=[('panel', 'panel memutuskan siapa yang maju'), ('grow', 'semua yang bernilai sama ikut maju')], default='panel', max_length=10, verbose_name='bila nilai sama pada batas')),
                ('is_blind', models.BooleanField(default=False, help_text='Juri tidak melihat perangkat daerah, inovator, dan bagian yang ditutup Bagian Organisasi.', verbose_name='tanpa nama')),
                ('reason_below', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='alasan wajib bila nilai di bawah')),
                ('reason_above', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='alasan wajib bila nilai di atas')),
                ('spread_limit', models.DecimalField(blank=True, decimal_places=2, default=Decimal('20'), help_text='Total tertinggi dikurangi total terendah, skala 0–100. Proposal di atas batas ini ditinjau ulang.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='batas selisih antarjuri')),
                ('cards_per_entry', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan bila setiap juri menilai semua proposal.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='juri per proposal')),
                ('least_cards', models.PositiveSmallIntegerField(default=1, help_text='Tahap tidak dapat ditutup selama ada proposal dengan lembar selesai kurang dari ini.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='lembar selesai paling sedikit per proposal')),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='rencana dibuka')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='rencana ditutup')),
                ('state', models.CharField(choices=[('planned', 'belum dibuka'), ('open', 'dibuka'), ('closed', 'ditutup')], default='planned', editable=False, max_length=10, verbose_name='keadaan')),
                ('opened_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dibuka pada')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ditutup pada')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Competition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2015), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun')),
                ('is_rehearsal', models.BooleanField(default=False, verbose_name='gladi (latihan)')),
                ('slug', models.SlugField(editable=False, unique=True)),
                ('name', models.CharField(default='Kompetisi Inovasi Pelayanan Publik', max_length=120, verbose_name='nama')),
                ('theme', models.CharField(blank=True, max_length=300, verbose_name='tema')),
                ('notice', models.TextField(blank=True, help_text='Bila diisi, tampil di setiap halaman edisi ini.', verbose_name='keterangan')),
                ('status', models.CharField(choices=[('preparing', 'disiapkan'), ('running', 'berjalan'), ('archived', 'arsip')], default='preparing', max_length=20, verbose_name='keadaan')),
                ('registration_opens_at', models.DateTimeField(blank=True, null=True, verbose_name='pendaftaran dibuka')),
                ('registration_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='pendaftaran ditutup')),
                ('screening_ends_on', models.DateField(blank=True, null=True, verbose_name='seleksi administrasi selesai')),
                ('grace_minutes', models.PositiveSmallIntegerField(default=0, help_text='Pengajuan yang tiba dalam menit-menit ini masih diterima. Tidak pernah ditampilkan kepada peserta.', validators=[django.core.validators.MaxValueValidator(60)], verbose_name='menit toleransi')),
                ('submits_automatically', models.BooleanField(default=False, help_text='Pada saat penutupan, draf yang lengkap diajukan kecuali perangkat daerahnya menolak.', verbose_name='ajukan otomatis draf yang lengkap')),
                ('minimum_age_months', models.PositiveSmallIntegerField(default=0, help_text='Dihitung mundur dari penutupan pendaftaran; yang lebih muda mendapat peringatan.', validators=[django.core.validators.MaxValueValidator(120)], verbose_name='umur inovasi paling sedikit (bulan)')),
                ('quota_per_organization', models.PositiveSmallIntegerField(blank=True, help_text='Kosongkan bila tidak dibatasi. Unit kerja dihitung pada induknya.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='proposal paling banyak per perangkat daerah')),
                ('marks_shown', models.CharField(choices=[('after_closing', 'setelah tahap ditutup'), ('always', 'sejak tahap dibuka')], default='after_closing', help_text='Sebelum itu hanya kemajuan juri yang terlihat, tanpa nilai dan peringkat.', max_length=20, verbose_name='nilai terlihat oleh Bagian Organisasi')),
                ('ties_by_stage', models.BooleanField(default=True, verbose_name='nilai tahap terakhir')),
                ('ties_by_criterion', models.BooleanField(default=True, verbose_name='rata-rata pada kriteria, dari bobot terbesar')),
                ('ties_by_median', models.BooleanField(default=True, verbose_name='median total juri')),
                ('ties_by_head_to_head', models.BooleanField(default=True, verbose_name='perbandingan langsung oleh juri yang sama')),
                ('ranks_groups', models.BooleanField(default=False, help_text='Di samping satu daftar, tampilkan tempat di antara sesama dinas, kecamatan, puskesmas, dan sekolah.', verbose_name='peringkat menurut kelompok')),
                ('integrity_text', models.TextField(default='Saya menyatakan bahwa:\n1. saya menilai setiap proposal secara mandiri, jujur, dan hanya berdasarkan kriteria yang ditetapkan;\n2. saya tidak menilai proposal bila saya mempunyai hubungan keluarga, pekerjaan, atau kepentingan lain dengan inovator atau perangkat daerahnya, dan saya segera melaporkannya sebagai benturan kepentingan;\n3. saya tidak menerima pemberian atau janji apa pun yang berkaitan dengan penilaian ini;\n4. saya merahasiakan isi proposal, nilai, dan pembahasan sampai hasilnya diumumkan.', verbose_name='pernyataan integritas juri')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='penetapan')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='hasil diumumkan')),
                ('ceremony_on', models.DateField(blank=True, null=True, verbose_name='tanggal penyerahan piagam')),
                ('ceremony_place', models.CharField(blank=True, max_length=200, verbose_name='tempat penyerahan piagam')),
                ('handed_over_by', models.CharField(blank=True, max_length=120, verbose_name='yang menyerahkan piagam')),
            ],
            options={
                'verbose_name': 'edisi',
                'verbose_name_plural': 'edisi',
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['preparing', 'running', 'archived'])), name='competition_status_is_known'), models.UniqueConstraint(fields=('year', 'is_rehearsal'), name='competition_one_real_edition_a_year', violation_error_message='Edisi tahun itu sudah ada. Satu tahun hanya satu edisi dan satu gladi.'), models.CheckConstraint(condition=models.Q(('registration_opens_at__lt', models.F('registration_closes_at')), ('registration_opens_at', None), ('registration_closes_at', None), _connector='OR'), name='competition_registration_opens_before_it_closes', violation_error_message='Pendaftaran harus ditutup setelah dibuka.'), models.CheckConstraint(condition=models.Q(('marks_shown__in', ['after_closing', 'always'])), name='competition_marks_shown_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'running'), _negated=True), models.Q(('registration_closes_at__isnull', False), ('registration_opens_at__isnull', False)), _connector='OR'), name='competition_running_has_registration_dates', violation_error_message='Edisi yang berjalan memerlukan tanggal buka dan tutup pendaftaran.')],
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=160, verbose_name='butir pemeriksaan')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklist', to='competitions.competition')),
            ],
            options={
                'verbose_name': 'butir pemeriksaan',
                'verbose_name_plural': 'butir pemeriksaan',
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('label', models.CharField(max_length=80, verbose_name='kategori')),
                ('competition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='competitions.competition')),
            ],
            options={
                'verbose_name': 'kategori',
                'verbose_name_plural': 'kategori',
            },
        ),
        migrations.CreateModel(
            name='AwardTierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('label', models.CharField(max_length=40, verbose_name='sebutan')),
                ('first_place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='dari tempat')),
                ('last_place', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='sampai tempat')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.awardtier')),
                ('competition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='awardtier',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tiers', to='competitions.competition'),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='competition_marks_shown_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.marks_shown) is not distinct from (old.marks_shown) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.competition_id = new.id order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.competition_id = new.id and m.value is not null\n    ) then\n        raise exception 'Edisi ini sudah berisi nilai, jadi aturan kapan nilai terlihat terkunci.' using errcode = 'check_violation', constraint = 'competition_marks_shown_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='dba68ca9e53d560f942e079128f4acb0cba0a366', operation='UPDATE', pgid='pgtrigger_competition_marks_shown_locked_after_first_mark_23978', table='competitions_competition', when='BEFORE')),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='competition_ties_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.ties_by_stage, new.ties_by_criterion, new.ties_by_median, new.ties_by_head_to_head) is not distinct from (old.ties_by_stage, old.ties_by_criterion, old.ties_by_median, old.ties_by_head_to_head) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.competition_id = new.id order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.competition_id = new.id and m.value is not null\n    ) then\n        raise exception 'Edisi ini sudah berisi nilai, jadi aturan nilai sama terkunci.' using errcode = 'check_violation', constraint = 'competition_ties_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='d9a125503084c3c5854baff9470bc90bf64048d5', operation='UPDATE', pgid='pgtrigger_competition_ties_locked_after_first_mark_fb046', table='competitions_competition', when='BEFORE')),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (NEW."ceremony_on", NEW."ceremony_place", NEW."decided_on", NEW."grace_minutes", NEW."handed_over_by", NEW."id", NEW."integrity_text", NEW."is_rehearsal", NEW."marks_shown", NEW."minimum_age_months", NEW."name", NEW."notice", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."quota_per_organization", NEW."ranks_groups", NEW."registration_closes_at", NEW."registration_opens_at", NEW."screening_ends_on", NEW."slug", NEW."status", NEW."submits_automatically", NEW."theme", NEW."ties_by_criterion", NEW."ties_by_head_to_head", NEW."ties_by_median", NEW."ties_by_stage", NEW."year"); RETURN NULL;', hash='427ee1b26da38667057b2b7fce04a61b32af3468', operation='INSERT', pgid='pgtrigger_insert_insert_56500', table='competitions_competition', when='AFTER')),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (NEW."ceremony_on", NEW."ceremony_place", NEW."decided_on", NEW."grace_minutes", NEW."handed_over_by", NEW."id", NEW."integrity_text", NEW."is_rehearsal", NEW."marks_shown", NEW."minimum_age_months", NEW."name", NEW."notice", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."quota_per_organization", NEW."ranks_groups", NEW."registration_closes_at", NEW."registration_opens_at", NEW."screening_ends_on", NEW."slug", NEW."status", NEW."submits_automatically", NEW."theme", NEW."ties_by_criterion", NEW."ties_by_head_to_head", NEW."ties_by_median", NEW."ties_by_stage", NEW."year"); RETURN NULL;', hash='9d4f13adaf1c58a154a6eb377024018710af5e63', operation='UPDATE', pgid='pgtrigger_update_update_c3d3f', table='competitions_competition', when='AFTER')),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (OLD."ceremony_on", OLD."ceremony_place", OLD."decided_on", OLD."grace_minutes", OLD."handed_over_by", OLD."id", OLD."integrity_text", OLD."is_rehearsal", OLD."marks_shown", OLD."minimum_age_months", OLD."name", OLD."notice", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."quota_per_organization", OLD."ranks_groups", OLD."registration_closes_at", OLD."registration_opens_at", OLD."screening_ends_on", OLD."slug", OLD."status", OLD."submits_automatically", OLD."theme", OLD."ties_by_criterion", OLD."ties_by_head_to_head", OLD."ties_by_median", OLD."ties_by_stage", OLD."year"); RETURN NULL;', hash='9661952a81eca52a156a41e8e27ef467dd7f13ba', operation='DELETE', pgid='pgtrigger_delete_delete_12b7f', table='competitions_competition', when='AFTER')),
        ),
        migrations.AddField(
            model_name='competitionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='competitionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.criterion'),
        ),
        migrations.AddField(
            model_name='extension',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='extension',
            name='granted_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extension',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='accounts.organization', verbose_name='perangkat daerah'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='competition',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='granted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='organization',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organization', verbose_name='perangkat daerah'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.extension'),
        ),
        migrations.AddField(
            model_name='lettertype',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_types', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='lettertypeevent',
            name='competition',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='lettertypeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='lettertypeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.lettertype'),
        ),
        migrations.AddField(
            model_name='question',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='question',
            name='criterion',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='competitions.criterion', verbose_name='dinilai pada kriteria'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='competition',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='criterion',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.criterion', verbose_name='dinilai pada kriteria'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.question'),
        ),
        migrations.AddField(
            model_name='rostermember',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roster', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='rostermember',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosters', to='accounts.organization'),
        ),
        migrations.AddField(
            model_name='stage',
            name='competition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='stage',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.stage'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='stage',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='competitions.stage'),
        ),
        migrations.AddField(
            model_name='stageevent',
            name='competition',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='competitions.competition'),
        ),
        migrations.AddField(
            model_name='stageevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='stageevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='competitions.stage'),
        ),
        AddConstraint(
            model_name='checklistitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'position'), name='checklist_item_position_is_unique'),
        ),
        AddConstraint(
            model_name='category',
            constraint=models.UniqueConstraint(models.F('competition'), django.db.models.functions.text.Lower('label'), name='category_label_is_unique', violation_error_message='Kategori ini sudah ada.'),
        ),
        AddConstraint(
            model_name='category',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'position'), name='category_position_is_unique'),
        ),
        AddTrigger(
            model_name='awardtierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c587204b857476904b2cbab3393860a8e58da07e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98c94', table='competitions_awardtierevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='awardtier',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'label'), name='award_tier_label_is_unique', violation_error_message='Sebutan ini sudah dipakai.'),
        ),
        AddConstraint(
            model_name='awardtier',
            constraint=models.CheckConstraint(condition=models.Q(('first_place__gte', 1), ('last_place__gte', models.F('first_place'))), name='award_tier_places_ascend', violation_error_message='Tempat pertama paling sedikit 1 dan tidak melebihi tempat terakhir.'),
        ),
        AddConstraint(
            model_name='awardtier',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.Func(models.Func(models.F('competition'), function='int8', output_field=models.BigIntegerField()), models.Func(models.F('competition'), function='int8', output_field=models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.Func(models.F('first_place'), function='int8', output_field=models.BigIntegerField()), models.Func(models.F('last_place'), function='int8', output_field=models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&')], name='award_tier_places_do_not_overlap', violation_error_message='Tempat pada jenjang ini tumpang tindih dengan jenjang lain.'),
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='award_tier_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.label, new.first_place, new.last_place) is not distinct from (old.competition_id, old.label, old.first_place, old.last_place) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.competition_id in (old.competition_id, new.competition_id) order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.competition_id in (old.competition_id, new.competition_id) and m.value is not null\n    ) then\n        raise exception 'Edisi ini sudah berisi nilai, jadi jenjang penghargaannya terkunci.' using errcode = 'check_violation', constraint = 'award_tier_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='259962ca5c8d4cdaef742878abc72fb1cac41bd9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_award_tier_locked_after_first_mark_3dc1e', table='competitions_awardtier', when='BEFORE')),
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='award_tier_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.label, new.first_place, new.last_place) is not distinct from (old.competition_id, old.label, old.first_place, old.last_place) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi jenjang penghargaannya tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'award_tier_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='43bf5063a56844c11812930a8c158a8942d4c960', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_award_tier_stays_when_sealed_46a6b', table='competitions_awardtier', when='BEFORE')),
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_awardtierevent" ("competition_id", "first_place", "id", "label", "last_place", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."competition_id", NEW."first_place", NEW."id", NEW."label", NEW."last_place", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='2e47043e548d2fcb4ed350bc0034836edbd7411a', operation='INSERT', pgid='pgtrigger_insert_insert_1306d', table='competitions_awardtier', when='AFTER')),
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_awardtierevent" ("competition_id", "first_place", "id", "label", "last_place", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."competition_id", NEW."first_place", NEW."id", NEW."label", NEW."last_place", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='b0146a43d6017ce6441feb9224b8b5306257f169', operation='UPDATE', pgid='pgtrigger_update_update_6610b', table='competitions_awardtier', when='AFTER')),
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_awardtierevent" ("competition_id", "first_place", "id", "label", "last_place", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."competition_id", OLD."first_place", OLD."id", OLD."label", OLD."last_place", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='5f916942e02aee1e16e1494fc813a3be6184ae71', operation='DELETE', pgid='pgtrigger_delete_delete_088ad', table='competitions_awardtier', when='AFTER')),
        ),
        AddTrigger(
            model_name='competitionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23870b8e93d2089c9121e1103e57c7b380901058', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ff165', table='competitions_competitionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='extension',
            constraint=models.UniqueConstraint(fields=('competition', 'organization'), name='extension_one_per_organization', violation_error_message='Perangkat daerah ini sudah diberi perpanjangan. Ubah yang sudah ada.'),
        ),
        AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='extension_has_a_reason', violation_error_message='Tuliskan alasan perpanjangan.'),
        ),
        AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_extensionevent" ("competition_id", "granted_at", "granted_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."competition_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;', hash='7192a2ce31ee84149f061ced889cbb91fda9d880', operation='INSERT', pgid='pgtrigger_insert_insert_841be', table='competitions_extension', when='AFTER')),
        ),
        AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_extensionevent" ("competition_id", "granted_at", "granted_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (NEW."competition_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."until"); RETURN NULL;', hash='7ac7553e1d11750f2c00991b8a718a0fecab4cf6', operation='UPDATE', pgid='pgtrigger_update_update_5aed6', table='competitions_extension', when='AFTER')),
        ),
        AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_extensionevent" ("competition_id", "granted_at", "granted_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until") VALUES (OLD."competition_id", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."until"); RETURN NULL;', hash='fdbb566400acc53afe52ae13f069e8369f3e30ba', operation='DELETE', pgid='pgtrigger_delete_delete_e7cb9', table='competitions_extension', when='AFTER')),
        ),
        AddTrigger(
            model_name='extensionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='319fe4fc86f793fa3f0e575d4ac2200c267ad557', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0daf5', table='competitions_extensionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='lettertype',
            constraint=models.CheckConstraint(condition=models.Q(('template__in', ['implementation', 'identity', 'replication', 'none'])), name='letter_type_template_is_known'),
        ),
        AddConstraint(
            model_name='lettertype',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'position'), name='letter_type_position_is_unique'),
        ),
        AddTrigger(
            model_name='lettertype',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_lettertypeevent" ("competition_id", "hint", "id", "is_required", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template") VALUES (NEW."competition_id", NEW."hint", NEW."id", NEW."is_required", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."template"); RETURN NULL;', hash='87d224fcdf76868b13305e1846d349950ab1f79b', operation='INSERT', pgid='pgtrigger_insert_insert_44399', table='competitions_lettertype', when='AFTER')),
        ),
        AddTrigger(
            model_name='lettertype',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_lettertypeevent" ("competition_id", "hint", "id", "is_required", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template") VALUES (NEW."competition_id", NEW."hint", NEW."id", NEW."is_required", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."template"); RETURN NULL;', hash='aa7fe11c3544067f431d7739d9bbba979b37d09d', operation='UPDATE', pgid='pgtrigger_update_update_18fea', table='competitions_lettertype', when='AFTER')),
        ),
        AddTrigger(
            model_name='lettertype',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_lettertypeevent" ("competition_id", "hint", "id", "is_required", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "template") VALUES (OLD."competition_id", OLD."hint", OLD."id", OLD."is_required", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."template"); RETURN NULL;', hash='2fa535930f03939f9aa33888db68f790c819870a', operation='DELETE', pgid='pgtrigger_delete_delete_51a3f', table='competitions_lettertype', when='AFTER')),
        ),
        AddTrigger(
            model_name='lettertypeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dac3d37bc8faecad3dcd80a76a88452ac3c0a951', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7d3c4', table='competitions_lettertypeevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'position'), name='question_position_is_unique'),
        ),
        AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'number'), name='question_number_is_unique', violation_error_message='Nomor ini sudah dipakai pertanyaan lain.'),
        ),
        AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('max_words__gte', 1)), name='question_allows_a_word'),
        ),
        AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_questionevent" ("competition_id", "criterion_id", "evidence_allowed", "id", "is_required", "label", "max_words", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prompt") VALUES (NEW."competition_id", NEW."criterion_id", NEW."evidence_allowed", NEW."id", NEW."is_required", NEW."label", NEW."max_words", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."prompt"); RETURN NULL;', hash='9af1085cdd15aeeaa2a627aeaa55cf1c80409e9c', operation='INSERT', pgid='pgtrigger_insert_insert_ff15c', table='competitions_question', when='AFTER')),
        ),
        AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_questionevent" ("competition_id", "criterion_id", "evidence_allowed", "id", "is_required", "label", "max_words", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prompt") VALUES (NEW."competition_id", NEW."criterion_id", NEW."evidence_allowed", NEW."id", NEW."is_required", NEW."label", NEW."max_words", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."prompt"); RETURN NULL;', hash='9959e36d8fa5675496eaf65730c904212e13ba9e', operation='UPDATE', pgid='pgtrigger_update_update_bdc4d', table='competitions_question', when='AFTER')),
        ),
        AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_questionevent" ("competition_id", "criterion_id", "evidence_allowed", "id", "is_required", "label", "max_words", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prompt") VALUES (OLD."competition_id", OLD."criterion_id", OLD."evidence_allowed", OLD."id", OLD."is_required", OLD."label", OLD."max_words", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."prompt"); RETURN NULL;', hash='2b383abf7760cca8e5358304f2efefc1a1141d1b', operation='DELETE', pgid='pgtrigger_delete_delete_7f583', table='competitions_question', when='AFTER')),
        ),
        AddTrigger(
            model_name='questionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d25006cd3fdee51a7e8e371727bf69280add961b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ca90', table='competitions_questionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='rostermember',
            constraint=models.UniqueConstraint(fields=('competition', 'organization'), name='roster_member_is_unique', violation_error_message='Perangkat daerah ini sudah tercatat pada edisi ini.'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed'])), name='stage_state_is_known'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['mean', 'trimmed', 'median', 'additive'])), name='stage_method_is_known'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('finalist_tie__in', ['panel', 'grow'])), name='stage_finalist_tie_is_known'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('competition', 'position'), name='stage_position_is_unique'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='stage_position_starts_at_one'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 0), ('weight__lte', 100)), name='stage_weight_from_0_to_100', violation_error_message='Bobot tahap dari 0 sampai 100.'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('scale_max__in', [Decimal('5'), Decimal('10'), Decimal('20'), Decimal('25'), Decimal('50'), Decimal('100')])), name='stage_scale_is_known'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('finalists', None), ('finalists__gte', 1), _connector='OR'), name='stage_finalists_at_least_one'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('reason_below', None), ('reason_above', None), ('reason_below__lte', models.F('reason_above')), _connector='OR'), name='stage_reason_limits_in_order', violation_error_message='Batas bawah alasan tidak boleh melebihi batas atasnya.'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('reason_below', None), models.Q(('reason_below__gte', 0), ('reason_below__lte', 100)), _connector='OR'), name='stage_reason_below_from_0_to_100'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('reason_above', None), models.Q(('reason_above__gte', 0), ('reason_above__lte', 100)), _connector='OR'), name='stage_reason_above_from_0_to_100'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('spread_limit', None), models.Q(('spread_limit__gte', 0), ('spread_limit__lte', 100)), _connector='OR'), name='stage_spread_limit_from_0_to_100'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('cards_per_entry', None), models.Q(('cards_per_entry__gte', 1), ('cards_per_entry__lte', 24)), _connector='OR'), name='stage_cards_per_entry_from_1_to_24'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('least_cards__gte', 1), ('least_cards__lte', 24)), name='stage_least_cards_from_1_to_24'),
        ),
        AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('opens_at__lt', models.F('closes_at')), ('opens_at', None), ('closes_at', None), _connector='OR'), name='stage_opens_before_it_closes', violation_error_message='Tahap harus ditutup setelah dibuka.'),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='stage_in_order', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    if exists (\n        select from competitions_stage a join competitions_stage b using (competition_id)\n        where a.competition_id = new.competition_id and a.position < b.position and a.closes_at > b.opens_at\n    ) then\n        raise exception 'Tahap harus berurutan: setiap tahap dibuka setelah tahap sebelumnya ditutup.'\n            using errcode = 'check_violation', constraint = 'stage_in_order';\n    end if;\n    if exists (\n        select from competitions_stage a join competitions_stage b using (competition_id)\n        where a.competition_id = new.competition_id and a.position < b.position\n          and a.state <> 'closed' and b.state <> 'planned'\n    ) then\n        raise exception 'Tahap sebelumnya belum ditutup.'\n            using errcode = 'check_violation', constraint = 'stage_in_order';\n    end if;\n    return new;\n", hash='070c663aa748515d70918f2b3a2ba0d5cd7ba8c4', operation='INSERT OR UPDATE', pgid='pgtrigger_stage_in_order_d1bbf', table='competitions_stage', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='stage_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.method, new.scale_max, new.finalists, new.finalist_tie, new.reason_below, new.reason_above, new.spread_limit, new.least_cards) is not distinct from (old.method, old.scale_max, old.finalists, old.finalist_tie, old.reason_below, old.reason_above, old.spread_limit, old.least_cards) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.id in (old.id, new.id) order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.id in (old.id, new.id) and m.value is not null\n    ) then\n        raise exception 'Tahap ini sudah berisi nilai, jadi cara menilainya terkunci.' using errcode = 'check_violation', constraint = 'stage_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='c94a02394c9d620db821118df63d9bfd9fabc3b2', operation='UPDATE', pgid='pgtrigger_stage_locked_after_first_mark_49eea', table='competitions_stage', when='BEFORE')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='stage_weights_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.position, new.weight) is not distinct from (old.competition_id, old.position, old.weight) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.competition_id in (old.competition_id, new.competition_id) order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.competition_id in (old.competition_id, new.competition_id) and m.value is not null\n    ) then\n        raise exception 'Edisi ini sudah berisi nilai, jadi susunan dan bobot tahapnya terkunci.' using errcode = 'check_violation', constraint = 'stage_weights_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='8788f0f5d7aeaf67806a30116729a5621ffa09c7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_stage_weights_locked_after_first_mark_36e34', table='competitions_stage', when='BEFORE')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='stage_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.position, new.name, new.weight, new.method, new.scale_max, new.finalists, new.finalist_tie, new.reason_below, new.reason_above, new.spread_limit, new.cards_per_entry, new.least_cards, new.is_blind, new.state, new.opened_at, new.closed_at) is not distinct from (old.competition_id, old.position, old.name, old.weight, old.method, old.scale_max, old.finalists, old.finalist_tie, old.reason_below, old.reason_above, old.spread_limit, old.cards_per_entry, old.least_cards, old.is_blind, old.state, old.opened_at, old.closed_at) then\n        return new;\n    end if;\n    if tg_op = 'INSERT' then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi tahapnya tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'stage_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='61ae4edad0017557f69db3ea32288bad0a00667c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_stage_stays_when_sealed_309d1', table='competitions_stage', when='BEFORE')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_stageevent" ("cards_per_entry", "closed_at", "closes_at", "competition_id", "finalist_tie", "finalists", "id", "is_blind", "least_cards", "method", "name", "opened_at", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason_above", "reason_below", "scale_max", "spread_limit", "state", "weight") VALUES (NEW."cards_per_entry", NEW."closed_at", NEW."closes_at", NEW."competition_id", NEW."finalist_tie", NEW."finalists", NEW."id", NEW."is_blind", NEW."least_cards", NEW."method", NEW."name", NEW."opened_at", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reason_above", NEW."reason_below", NEW."scale_max", NEW."spread_limit", NEW."state", NEW."weight"); RETURN NULL;', hash='f692298cd022fd4e12da9d881708f673876d08e2', operation='INSERT', pgid='pgtrigger_insert_insert_3705e', table='competitions_stage', when='AFTER')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_stageevent" ("cards_per_entry", "closed_at", "closes_at", "competition_id", "finalist_tie", "finalists", "id", "is_blind", "least_cards", "method", "name", "opened_at", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason_above", "reason_below", "scale_max", "spread_limit", "state", "weight") VALUES (NEW."cards_per_entry", NEW."closed_at", NEW."closes_at", NEW."competition_id", NEW."finalist_tie", NEW."finalists", NEW."id", NEW."is_blind", NEW."least_cards", NEW."method", NEW."name", NEW."opened_at", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reason_above", NEW."reason_below", NEW."scale_max", NEW."spread_limit", NEW."state", NEW."weight"); RETURN NULL;', hash='5048870212e88a91595d536a2701a9935b93e3ee', operation='UPDATE', pgid='pgtrigger_update_update_8f695', table='competitions_stage', when='AFTER')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_stageevent" ("cards_per_entry", "closed_at", "closes_at", "competition_id", "finalist_tie", "finalists", "id", "is_blind", "least_cards", "method", "name", "opened_at", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason_above", "reason_below", "scale_max", "spread_limit", "state", "weight") VALUES (OLD."cards_per_entry", OLD."closed_at", OLD."closes_at", OLD."competition_id", OLD."finalist_tie", OLD."finalists", OLD."id", OLD."is_blind", OLD."least_cards", OLD."method", OLD."name", OLD."opened_at", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reason_above", OLD."reason_below", OLD."scale_max", OLD."spread_limit", OLD."state", OLD."weight"); RETURN NULL;', hash='887ba22e1741612bb0aeff484ae9f3b97d0b90ba', operation='DELETE', pgid='pgtrigger_delete_delete_57670', table='competitions_stage', when='AFTER')),
        ),
        AddTrigger(
            model_name='criterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='88566c97678008e865896fa290bf614163a6e3ef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_508a8', table='competitions_criterionevent', when='BEFORE')),
        ),
        AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('stage', 'position'), name='criterion_position_is_unique'),
        ),
        AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gt', 0), ('weight__lte', 100)), name='criterion_weight_is_positive', violation_error_message='Bobot lebih dari 0 dan paling banyak 100.'),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='criterion_locked_after_first_mark', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.position, new.label, new.weight) is not distinct from (old.stage_id, old.position, old.label, old.weight) then\n        return new;\n    end if;\n    perform from competitions_stage s where s.id in (old.stage_id, new.stage_id) order by s.id for no key update;\n    if exists (\n        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id\n        join competitions_stage s on s.id = c.stage_id\n        where s.id in (old.stage_id, new.stage_id) and m.value is not null\n    ) then\n        raise exception 'Tahap ini sudah berisi nilai, jadi kriteria dan bobotnya terkunci.' using errcode = 'check_violation', constraint = 'criterion_locked_after_first_mark';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='4fc1e5c3f2aa3beeee4c2d26841c4ffefc37e0ba', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_criterion_locked_after_first_mark_17de7', table='competitions_criterion', when='BEFORE')),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='criterion_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.position, new.label, new.weight, new.guide) is not distinct from (old.stage_id, old.position, old.label, old.weight, old.guide) then\n        return new;\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi kriteria dan bobotnya tidak dapat diubah lagi.' using errcode = 'check_violation', constraint = 'criterion_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='80893084a35988029c1d6267bae142da001b5203', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_criterion_stays_when_sealed_95c04', table='competitions_criterion', when='BEFORE')),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_criterionevent" ("guide", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "stage_id", "weight") VALUES (NEW."guide", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."stage_id", NEW."weight"); RETURN NULL;', hash='71eab9a889be8504ae09ac262dc915c6d7685f25', operation='INSERT', pgid='pgtrigger_insert_insert_5e8fa', table='competitions_criterion', when='AFTER')),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_criterionevent" ("guide", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "stage_id", "weight") VALUES (NEW."guide", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."stage_id", NEW."weight"); RETURN NULL;', hash='332c644e6c038178d84c797a40321812907b875e', operation='UPDATE', pgid='pgtrigger_update_update_9fd19', table='competitions_criterion', when='AFTER')),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_criterionevent" ("guide", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "stage_id", "weight") VALUES (OLD."guide", OLD."id", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."stage_id", OLD."weight"); RETURN NULL;', hash='88433a78c9e50829730a14573611b93f54c6028d', operation='DELETE', pgid='pgtrigger_delete_delete_0e95f', table='competitions_criterion', when='AFTER')),
        ),
        AddTrigger(
            model_name='stageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad8802c44fa73130acc1b2c34ba0a8cc341541c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cbcf9', table='competitions_stageevent', when='BEFORE')),
        ),
        refuse_truncate("competitions"),
    ]
