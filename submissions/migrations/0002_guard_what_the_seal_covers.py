"""A seal covers the innovators too."""

import pgtrigger.compiler
from django.db import migrations

from kipp.shared.migrating import AddTrigger, RemoveTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('submissions', '0001_initial'),
    ]

    operations = [
        RemoveTrigger(
            model_name='submission',
            name='submission_stays_when_sealed',
        ),
        AddTrigger(
            model_name='innovator',
            trigger=pgtrigger.compiler.Trigger(name='innovator_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.submission_id, new.name, new.job_title, new.is_lead) is not distinct from (old.submission_id, old.name, old.job_title, old.is_lead) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'innovator_stays_when_sealed';\n    end if;\n    if exists (select from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id) and p.state = 'eligible') then\n        perform from competitions_competition e where e.id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi inovator tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'innovator_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='a5c799c4fc52f233f8cde1c0f08f21bf134f688a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_innovator_stays_when_sealed_2c8d6', table='submissions_innovator', when='BEFORE')),
        ),
        AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='submission_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.organization_id, new.code, new.state, new.title, new.long_title) is not distinct from (old.competition_id, old.organization_id, old.code, old.state, old.title, old.long_title) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'submission_stays_when_sealed';\n    end if;\n    if 'eligible' in (coalesce(old.state, ''), coalesce(new.state, '')) then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi proposal tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'submission_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='0025f5723bae5b8c04ea31fa90c0982f14861460', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_submission_stays_when_sealed_6930e', table='submissions_submission', when='BEFORE')),
        ),
    ]
