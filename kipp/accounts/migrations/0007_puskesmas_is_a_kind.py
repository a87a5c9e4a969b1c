"""Tells a puskesmas from other UPTD, so that places can be given within groups."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_first_login'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='organization',
            name='organization_kind_is_known',
        ),
        migrations.AlterField(
            model_name='organization',
            name='kind',
            field=models.CharField(choices=[('bagian', 'bagian'), ('sekretariat', 'sekretariat'), ('inspektorat', 'inspektorat'), ('dinas', 'dinas'), ('satuan', 'satuan'), ('badan', 'badan'), ('rsud', 'rumah sakit'), ('kecamatan', 'kecamatan'), ('uptd', 'UPTD'), ('puskesmas', 'puskesmas'), ('sekolah', 'sekolah')], max_length=20, verbose_name='jenis'),
        ),
        migrations.AlterField(
            model_name='organizationevent',
            name='kind',
            field=models.CharField(choices=[('bagian', 'bagian'), ('sekretariat', 'sekretariat'), ('inspektorat', 'inspektorat'), ('dinas', 'dinas'), ('satuan', 'satuan'), ('badan', 'badan'), ('rsud', 'rumah sakit'), ('kecamatan', 'kecamatan'), ('uptd', 'UPTD'), ('puskesmas', 'puskesmas'), ('sekolah', 'sekolah')], max_length=20, verbose_name='jenis'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['bagian', 'sekretariat', 'inspektorat', 'dinas', 'satuan', 'badan', 'rsud', 'kecamatan', 'uptd', 'puskesmas', 'sekolah'])), name='organization_kind_is_known'),
        ),
    ]
