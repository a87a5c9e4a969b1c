"""Conflicts set aside the sheets of stages that are not closed, also before the opening."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('judging', '0004_reconsideration'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='conflict',
            name='conflict_sets_sheets_aside',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='scorecard',
            name='scorecard_state_allowed',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conflict',
            trigger=pgtrigger.compiler.Trigger(name='conflict_sets_sheets_aside', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if new.lifted_at is null then\n        update judging_scorecard c set state = 'recused', finished_at = null\n        from competitions_stage s\n        where s.id = c.stage_id and s.state <> 'closed' and c.state <> 'recused'\n            and c.submission_id = new.submission_id and c.judge_id = new.judge_id;\n    end if;\n    return null;\n", hash='d174248f4276222c2b11a12a24986ee83da3e1bf', operation='INSERT', pgid='pgtrigger_conflict_sets_sheets_aside_d6edb', table='judging_conflict', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorecard',
            trigger=pgtrigger.compiler.Trigger(name='scorecard_state_allowed', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE stage_state text;', func="\n    select s.state into stage_state from competitions_stage s where s.id = new.stage_id for share;\n    if stage_state = 'planned' and (old.state, new.state) in (('draft', 'recused'), ('recused', 'draft')) then\n        return new;\n    end if;\n    if stage_state <> 'open' then\n        raise exception 'Tahap penilaian ini tidak dibuka, jadi lembar tidak dapat diubah.'\n            using errcode = 'check_violation', constraint = 'scorecard_stage_is_open';\n    end if;\n    if new.state = 'finished' and exists (\n        select from competitions_criterion k\n        where k.stage_id = new.stage_id and not exists (\n            select from judging_score m\n            where m.scorecard_id = new.id and m.criterion_id = k.id and m.value is not null\n        )\n    ) then\n        raise exception 'Lembar belum lengkap: setiap kriteria harus dinilai.'\n            using errcode = 'check_violation', constraint = 'scorecard_finished_is_complete';\n    end if;\n    return new;\n", hash='8eb7cfdea4a104c72bb4f3ddca96744ba21d1f3f', operation='UPDATE OF "state"', pgid='pgtrigger_scorecard_state_allowed_a23b1', table='judging_scorecard', when='BEFORE')),
        ),
    ]
