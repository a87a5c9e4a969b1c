"""A seal covers year, kind, name and theme of the edition too."""

import pgtrigger.compiler
from django.db import migrations

from kipp.shared.migrating import AddTrigger, RemoveTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0001_initial'),
    ]

    operations = [
        RemoveTrigger(
            model_name='awardtier',
            name='award_tier_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='criterion',
            name='criterion_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='stage',
            name='stage_stays_when_sealed',
        ),
        AddTrigger(
            model_name='awardtier',
            trigger=pgtrigger.compiler.Trigger(name='award_tier_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.label, new.first_place, new.last_place) is not distinct from (old.competition_id, old.label, old.first_place, old.last_place) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'award_tier_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi jenjang penghargaannya tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'award_tier_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='5f70f5601fe8686a688bbf277d718059bdc697f2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_award_tier_stays_when_sealed_46a6b', table='competitions_awardtier', when='BEFORE')),
        ),
        AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='competition_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.year, new.is_rehearsal, new.slug, new.name, new.theme) is not distinct from (old.year, old.is_rehearsal, old.slug, old.name, old.theme) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'competition_stays_when_sealed';\n    end if;\n    if false then\n        perform from competitions_competition e where e.id in (select unnest(array[old.id, new.id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.id, new.id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi tahun, nama, dan temanya tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'competition_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='a27331a989d62551819878755d8ade208f164f4a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_competition_stays_when_sealed_90fa2', table='competitions_competition', when='BEFORE')),
        ),
        AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='criterion_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.position, new.label, new.weight, new.guide) is not distinct from (old.stage_id, old.position, old.label, old.weight, old.guide) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'criterion_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi kriteria dan bobotnya tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'criterion_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='8b6d93e175563f96c5cfab2f0b99c450dc3f8bdb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_criterion_stays_when_sealed_95c04', table='competitions_criterion', when='BEFORE')),
        ),
        AddTrigger(
            model_name='stage',
            trigger=pgtrigger.compiler.Trigger(name='stage_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.position, new.name, new.weight, new.method, new.scale_max, new.finalists, new.finalist_tie, new.reason_below, new.reason_above, new.spread_limit, new.cards_per_entry, new.least_cards, new.is_blind, new.state, new.opened_at, new.closed_at) is not distinct from (old.competition_id, old.position, old.name, old.weight, old.method, old.scale_max, old.finalists, old.finalist_tie, old.reason_below, old.reason_above, old.spread_limit, old.cards_per_entry, old.least_cards, old.is_blind, old.state, old.opened_at, old.closed_at) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'stage_stays_when_sealed';\n    end if;\n    if tg_op = 'INSERT' then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi tahapnya tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'stage_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='a25a410464fcac7f4c423ec6328fb4b9207de4ef', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_stage_stays_when_sealed_309d1', table='competitions_stage', when='BEFORE')),
        ),
    ]
