"""The database keeps a feedback letter as it was released."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0025_ceremony_certificates_feedback'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='feedbackletter',
            trigger=pgtrigger.compiler.Trigger(name='feedback_letter_stays_as_released', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."released_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0de7b97ced30e467d37991214dc857bd9a1a09d1', operation='UPDATE OR DELETE', pgid='pgtrigger_feedback_letter_stays_as_released_7ffe8', table='judging_feedbackletter', when='BEFORE')),
        ),
    ]
