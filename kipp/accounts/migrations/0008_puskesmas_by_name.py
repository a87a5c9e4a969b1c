"""Gives the UPTD whose names say so the kind of a puskesmas; Setda may change any of them."""

from django.db import migrations


def tell_by_name(apps, schema_editor):
    apps.get_model("accounts", "Organization").objects.filter(kind="uptd", name__icontains="puskesmas").update(
        kind="puskesmas"
    )


def tell_no_more(apps, schema_editor):
    apps.get_model("accounts", "Organization").objects.filter(kind="puskesmas").update(kind="uptd")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_puskesmas_is_a_kind")]

    operations = [migrations.RunPython(tell_by_name, tell_no_more)]
