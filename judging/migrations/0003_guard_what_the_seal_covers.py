"""A seal covers panels, paper sheets and requests to look again too; draws are never deleted."""

import pgtrigger.compiler
from django.db import migrations

from kipp.shared.migrating import AddTrigger, RemoveTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0002_ranking'),
    ]

    operations = [
        RemoveTrigger(
            model_name='admission',
            name='admission_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='assignmentdraw',
            name='assignment_draw_stays',
        ),
        RemoveTrigger(
            model_name='award',
            name='award_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='conflict',
            name='conflict_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='paneldecision',
            name='panel_decision_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='presentationdraw',
            name='presentation_draw_stays',
        ),
        RemoveTrigger(
            model_name='presentationswap',
            name='presentation_swap_stays',
        ),
        RemoveTrigger(
            model_name='scorecard',
            name='scorecard_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='severity',
            name='severity_stays_when_sealed',
        ),
        RemoveTrigger(
            model_name='severityestimate',
            name='severity_estimate_stays_when_sealed',
        ),
        AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='admission_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.panel_position, new.panel_decision_id) is not distinct from (old.stage_id, old.submission_id, old.panel_position, old.panel_decision_id) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'admission_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi proposal yang dinilai tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'admission_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='c9b01fcdd546ddaf20ea7401ff56cf5ac6ef0c44', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_admission_stays_when_sealed_12152', table='judging_admission', when='BEFORE')),
        ),
        AddTrigger(
            model_name='assignmentdraw',
            trigger=pgtrigger.compiler.Trigger(name='assignment_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at" or delete rows from % table\', TG_TABLE_NAME;', hash='7ed3b612c067acbd4b140dfa6b59692fc7994b04', operation='UPDATE OF "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at" OR DELETE', pgid='pgtrigger_assignment_draw_stays_5564a', table='judging_assignmentdraw', when='BEFORE')),
        ),
        AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='award_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.competition_id, new.submission_id, new.tier_label, new.tier_position, new.place, new.score, new.title, new.long_title, new.organization_name, new.innovators) is not distinct from (old.competition_id, old.submission_id, old.tier_label, old.tier_position, old.place, old.score, old.title, old.long_title, old.organization_name, old.innovators) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'award_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select unnest(array[old.competition_id, new.competition_id])) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select unnest(array[old.competition_id, new.competition_id])) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi penghargaannya tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'award_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='b6d93eee530f7662df7a2e8dc8cfd4058643b86a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_award_stays_when_sealed_556ac', table='judging_award', when='BEFORE')),
        ),
        AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.submission_id, new.judge_id, new.reason, new.note, new.lifted_at, new.lift_reason) is not distinct from (old.submission_id, old.judge_id, old.reason, old.note, old.lifted_at, old.lift_reason) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'conflict_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_stage s\n        where s.competition_id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) order by s.position, s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select p.competition_id from submissions_submission p\n        where p.id in (old.submission_id, new.submission_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi benturan kepentingan tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'conflict_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='74b70adcad6e0af3ac1d9fd25774e0bccd66bf2a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_conflict_stays_when_sealed_2ea28', table='judging_conflict', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='panel_decision_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.reason, new.present, new.recorded_by_id, new.recorded_at) is not distinct from (old.stage_id, old.reason, old.present, old.recorded_by_id, old.recorded_at) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'panel_decision_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi keputusan panel tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'panel_decision_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='6658b71f0e9bb83caf88792a6447f1cb5f4e571a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_panel_decision_stays_when_sealed_4d778', table='judging_paneldecision', when='BEFORE')),
        ),
        AddTrigger(
            model_name='panelmember',
            trigger=pgtrigger.compiler.Trigger(name='panel_member_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.judge_id, new.position, new.left_at, new.left_reason, new.replaces_id) is not distinct from (old.stage_id, old.judge_id, old.position, old.left_at, old.left_reason, old.replaces_id) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'panel_member_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_stage s\n        where s.id in (old.stage_id, new.stage_id) order by s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi susunan panel tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'panel_member_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='507ba77a526a71b8802969f3b7774e06d37e84a8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_panel_member_stays_when_sealed_eb93d', table='judging_panelmember', when='BEFORE')),
        ),
        AddTrigger(
            model_name='papersheet',
            trigger=pgtrigger.compiler.Trigger(name='paper_sheet_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.file, new.sha256, new.signed_on, new.marks, new.total, new.typed_by_id, new.typed_at, new.checked_by_id, new.checked_at) is not distinct from (old.file, old.sha256, old.signed_on, old.marks, old.total, old.typed_by_id, old.typed_at, old.checked_by_id, old.checked_at) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'paper_sheet_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_stage s where s.id in (\n            select c.stage_id from judging_scorecard c where c.id in (old.scorecard_id, new.scorecard_id)\n        ) order by s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from judging_scorecard c join competitions_stage s on s.id = c.stage_id\n        where c.id in (old.scorecard_id, new.scorecard_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi lembar kertas tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'paper_sheet_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='126ed74b51fd3a9f82a265368b9e29c54812ebfa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_paper_sheet_stays_when_sealed_c3e4c', table='judging_papersheet', when='BEFORE')),
        ),
        AddTrigger(
            model_name='presentationdraw',
            trigger=pgtrigger.compiler.Trigger(name='presentation_draw_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='999c2a6beeda7140c962f1dec66538e52132ea95', operation='UPDATE OR DELETE', pgid='pgtrigger_presentation_draw_stays_d118c', table='judging_presentationdraw', when='BEFORE')),
        ),
        AddTrigger(
            model_name='presentationswap',
            trigger=pgtrigger.compiler.Trigger(name='presentation_swap_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11c12075a87704f8edf92e42467a79f2e0787070', operation='UPDATE OR DELETE', pgid='pgtrigger_presentation_swap_stays_c490d', table='judging_presentationswap', when='BEFORE')),
        ),
        AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='reconsideration_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.scorecard_id, new.answer, new.after, new.answered_at, new.ended_at, new.ended_reason) is not distinct from (old.scorecard_id, old.answer, old.after, old.answered_at, old.ended_at, old.ended_reason) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'reconsideration_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_stage s where s.id in (\n            select c.stage_id from judging_scorecard c where c.id in (old.scorecard_id, new.scorecard_id)\n        ) order by s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from judging_scorecard c join competitions_stage s on s.id = c.stage_id\n        where c.id in (old.scorecard_id, new.scorecard_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi tinjau ulang tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'reconsideration_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='1c9de8de65b074434ef5fabce22ce6f938ba2d10', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_reconsideration_stays_when_sealed_da0a6', table='judging_reconsideration', when='BEFORE')),
        ),
        AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.judge_id, new.state, new.version, new.saved_at, new.finished_at, new.is_on_paper) is not distinct from (old.stage_id, old.submission_id, old.judge_id, old.state, old.version, old.saved_at, old.finished_at, old.is_on_paper) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'scorecard_stays_when_sealed';\n    end if;\n    if tg_op <> 'UPDATE' or new.state <> old.state then\n        perform from competitions_stage s\n        where s.id in (old.stage_id, new.stage_id) order by s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi lembar penilaian tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'scorecard_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='d19ed84c1e3e40d63d7d0af140ef7fb865ede533', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_scorecard_stays_when_sealed_911f3', table='judging_scorecard', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severity',
            trigger=pgtrigger.compiler.Trigger(name='severity_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.estimate_id, new.judge_id, new.numerator) is not distinct from (old.estimate_id, old.judge_id, old.numerator) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'severity_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from judging_severityestimate i join competitions_stage s on s.id = i.stage_id\n        where i.id in (old.estimate_id, new.estimate_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from judging_severityestimate i join competitions_stage s on s.id = i.stage_id\n        where i.id in (old.estimate_id, new.estimate_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi perkiraan ketatnya juri tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'severity_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='25be8c4bde1cdb2e7591707a1ae460794e6e6383', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_severity_stays_when_sealed_b0f7d', table='judging_severity', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='severity_estimate_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.denominator, new.superseded_at) is not distinct from (old.stage_id, old.denominator, old.superseded_at) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'severity_estimate_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi perkiraan ketatnya juri tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'severity_estimate_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='99b61c4c03ec276e6ecf26f2d44d53745d3a4679', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_severity_estimate_stays_when_sealed_c8f68', table='judging_severityestimate', when='BEFORE')),
        ),
    ]
