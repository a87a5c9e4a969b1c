"""Keeps the first login of an account; for those from before it stays unknown."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_mail_carries_a_link'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='first_login_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='aktif sejak'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='user_first_login_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    if old.first_login_at is not null then\n        new.first_login_at := old.first_login_at;\n    elsif old.last_login is null then\n        new.first_login_at := new.last_login;\n    end if;\n    return new;\n', hash='eb196139a613a60ea60b1d2fc910c8b038ec3eee', operation='UPDATE OF "last_login"', pgid='pgtrigger_user_first_login_is_kept_ae0ae', table='accounts_user', when='BEFORE')),
        ),
    ]
