"""Results that everybody could read because their edition was archived stay readable."""

from django.db import migrations
from django.utils import timezone


def publish(apps, schema_editor):
    editions = apps.get_model("competitions", "Competition").objects
    archived = editions.filter(status="archived", is_rehearsal=False, published_at=None, awards__isnull=False)
    editions.filter(pk__in=list(archived.values_list("pk", flat=True))).update(published_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("judging", "0017_sealing")]

    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
