"""Votes of the panel, severities with the sheets of entries that left; a seal covers panels and paper too."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from kipp.shared.constraints import refuse_truncate
from kipp.shared.migrating import AddConstraint, AddTrigger, RemoveTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0002_guard_what_the_seal_covers'),
        ('judging', '0002_ranking'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('submissions', '0002_guard_what_the_seal_covers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PanelVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'suara panel',
                'verbose_name_plural': 'suara panel',
            },
        ),
        migrations.CreateModel(
            name='PanelVoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
            ],
            options={
                'abstract': False,
            },
        ),
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
            model_name='paneldecision',
            name='insert_insert',
        ),
        RemoveTrigger(
            model_name='paneldecision',
            name='update_update',
        ),
        RemoveTrigger(
            model_name='paneldecision',
            name='delete_delete',
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
        RemoveTrigger(
            model_name='severityestimate',
            name='insert_insert',
        ),
        RemoveTrigger(
            model_name='severityestimate',
            name='update_update',
        ),
        RemoveTrigger(
            model_name='severityestimate',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='severityestimate',
            name='severity_estimate_cause_is_known',
        ),
        migrations.AddField(
            model_name='paneldecision',
            name='casting_reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='alasan ketua'),
        ),
        migrations.AddField(
            model_name='paneldecision',
            name='chair',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='judging.panelmember', verbose_name='ketua'),
        ),
        migrations.AddField(
            model_name='paneldecision',
            name='way',
            field=models.CharField(choices=[('consensus', 'musyawarah mufakat'), ('ballot', 'pemungutan suara')], db_default='consensus', default='consensus', max_length=10, verbose_name='cara'),
        ),
        migrations.AddField(
            model_name='paneldecisionevent',
            name='casting_reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='alasan ketua'),
        ),
        migrations.AddField(
            model_name='paneldecisionevent',
            name='chair',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.panelmember', verbose_name='ketua'),
        ),
        migrations.AddField(
            model_name='paneldecisionevent',
            name='way',
            field=models.CharField(choices=[('consensus', 'musyawarah mufakat'), ('ballot', 'pemungutan suara')], db_default='consensus', default='consensus', max_length=10, verbose_name='cara'),
        ),
        migrations.AddField(
            model_name='severityestimate',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='severityestimate',
            name='reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='alasan'),
        ),
        migrations.AddField(
            model_name='severityestimate',
            name='with_left',
            field=models.BooleanField(db_default=False, default=False, verbose_name='dengan proposal yang keluar'),
        ),
        migrations.AddField(
            model_name='severityestimateevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='severityestimateevent',
            name='reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='alasan'),
        ),
        migrations.AddField(
            model_name='severityestimateevent',
            name='with_left',
            field=models.BooleanField(db_default=False, default=False, verbose_name='dengan proposal yang keluar'),
        ),
        migrations.AlterField(
            model_name='presentationdraw',
            name='method',
            field=models.CharField(choices=[('portal', 'diundi oleh portal'), ('hand', 'undian diambil di ruangan')], max_length=10, verbose_name='cara'),
        ),
        migrations.AlterField(
            model_name='presentationdrawevent',
            name='method',
            field=models.CharField(choices=[('portal', 'diundi oleh portal'), ('hand', 'undian diambil di ruangan')], max_length=10, verbose_name='cara'),
        ),
        migrations.AlterField(
            model_name='severityestimate',
            name='cause',
            field=models.CharField(choices=[('closing', 'tahap ditutup'), ('leaving', 'proposal keluar dari penilaian'), ('decision', 'keputusan memakai lembar proposal yang keluar')], max_length=10, verbose_name='sebab'),
        ),
        migrations.AlterField(
            model_name='severityestimateevent',
            name='cause',
            field=models.CharField(choices=[('closing', 'tahap ditutup'), ('leaving', 'proposal keluar dari penilaian'), ('decision', 'keputusan memakai lembar proposal yang keluar')], max_length=10, verbose_name='sebab'),
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
            trigger=pgtrigger.compiler.Trigger(name='panel_decision_way_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."casting_reason" IS DISTINCT FROM (NEW."casting_reason") OR OLD."chair_id" IS DISTINCT FROM (NEW."chair_id") OR OLD."way" IS DISTINCT FROM (NEW."way"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a5714f42bc33d20a458f9f11f5f82abcce3a80e3', operation='UPDATE', pgid='pgtrigger_panel_decision_way_stays_1ffc5', table='judging_paneldecision', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='panel_decision_chair_sits_on_the_panel', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if new.chair_id is not null and not exists (\n        select from judging_panelmember seat\n        where seat.id = new.chair_id and seat.stage_id = new.stage_id and seat.left_at is null\n    ) then\n        raise exception 'Ketua yang menentukan bukan anggota panel tahap ini.'\n            using errcode = 'check_violation', constraint = 'panel_decision_chair_sits_on_the_panel';\n    end if;\n    return new;\n", hash='9ca38e37b7e6362e95ac4091a562abdd531f654e', operation='INSERT', pgid='pgtrigger_panel_decision_chair_sits_on_the_panel_349b9', table='judging_paneldecision', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='panel_decision_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.stage_id, new.reason, new.present, new.recorded_by_id, new.recorded_at) is not distinct from (old.stage_id, old.reason, old.present, old.recorded_by_id, old.recorded_at) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'panel_decision_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_competition e where e.id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) order by e.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from competitions_stage s where s.id in (old.stage_id, new.stage_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi keputusan panel tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'panel_decision_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='6658b71f0e9bb83caf88792a6447f1cb5f4e571a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_panel_decision_stays_when_sealed_4d778', table='judging_paneldecision', when='BEFORE')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_paneldecisionevent" ("casting_reason", "chair_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id", "way") VALUES (NEW."casting_reason", NEW."chair_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."stage_id", NEW."way"); RETURN NULL;', hash='941160d5143a80e7d617523c135ae6913ac47a35', operation='INSERT', pgid='pgtrigger_insert_insert_8ee2f', table='judging_paneldecision', when='AFTER')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_paneldecisionevent" ("casting_reason", "chair_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id", "way") VALUES (NEW."casting_reason", NEW."chair_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."stage_id", NEW."way"); RETURN NULL;', hash='216242f862bd02e22afe8e97f1e37ab92c5369e6', operation='UPDATE', pgid='pgtrigger_update_update_e18f3', table='judging_paneldecision', when='AFTER')),
        ),
        AddTrigger(
            model_name='paneldecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_paneldecisionevent" ("casting_reason", "chair_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_at", "recorded_by_id", "stage_id", "way") VALUES (OLD."casting_reason", OLD."chair_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."stage_id", OLD."way"); RETURN NULL;', hash='168b33978c3e8a40f8bde43a30531aadc1d599a1', operation='DELETE', pgid='pgtrigger_delete_delete_4aca1', table='judging_paneldecision', when='AFTER')),
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
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='severity_estimate_basis_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "with_left", "reason", "decided_by_id" rows from % table\', TG_TABLE_NAME;', hash='78d4b9ce2171b4c4effe887125af9567b14f8a58', operation='UPDATE OF "with_left", "reason", "decided_by_id"', pgid='pgtrigger_severity_estimate_basis_stays_66e3c', table='judging_severityestimate', when='BEFORE')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityestimateevent" ("cause", "decided_by_id", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage_id", "superseded_at", "with_left") VALUES (NEW."cause", NEW."decided_by_id", NEW."denominator", NEW."estimated_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."stage_id", NEW."superseded_at", NEW."with_left"); RETURN NULL;', hash='4642329be1e65d4fed300397a5ba430dbcabc09c', operation='INSERT', pgid='pgtrigger_insert_insert_57afe', table='judging_severityestimate', when='AFTER')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_severityestimateevent" ("cause", "decided_by_id", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage_id", "superseded_at", "with_left") VALUES (NEW."cause", NEW."decided_by_id", NEW."denominator", NEW."estimated_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."stage_id", NEW."superseded_at", NEW."with_left"); RETURN NULL;', hash='2cf44b5198b42a5a52b14ede48c668c22b3a45e9', operation='UPDATE', pgid='pgtrigger_update_update_05ad7', table='judging_severityestimate', when='AFTER')),
        ),
        AddTrigger(
            model_name='severityestimate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_severityestimateevent" ("cause", "decided_by_id", "denominator", "estimated_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage_id", "superseded_at", "with_left") VALUES (OLD."cause", OLD."decided_by_id", OLD."denominator", OLD."estimated_at", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."stage_id", OLD."superseded_at", OLD."with_left"); RETURN NULL;', hash='19a01b2bf98a92bf7e1bc708003c2cb636c1cba1', operation='DELETE', pgid='pgtrigger_delete_delete_80df4', table='judging_severityestimate', when='AFTER')),
        ),
        AddConstraint(
            model_name='paneldecision',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['consensus', 'ballot'])), name='panel_decision_way_is_known'),
        ),
        AddConstraint(
            model_name='paneldecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('casting_reason', ''), ('chair', None)), models.Q(('chair__isnull', False), ('way', 'ballot'), models.Q(('casting_reason', ''), _negated=True)), _connector='OR'), name='panel_decision_chair_decides_for_a_reason', violation_error_message='Pilih ketua yang menentukan dan tuliskan alasannya.'),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['closing', 'leaving', 'decision'])), name='severity_estimate_cause_is_known'),
        ),
        AddConstraint(
            model_name='severityestimate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', 'decision'), ('decided_by__isnull', False), ('with_left', True), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('cause', 'decision'), _negated=True), ('decided_by', None), ('reason', '')), _connector='OR'), name='severity_estimate_decided_by_somebody', violation_error_message='Tuliskan alasannya.'),
        ),
        migrations.AddField(
            model_name='panelvote',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='judging.paneldecision'),
        ),
        migrations.AddField(
            model_name='panelvote',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='judging.panelmember', verbose_name='anggota panel'),
        ),
        migrations.AddField(
            model_name='panelvote',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.submission', verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='panelvoteevent',
            name='decision',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.paneldecision'),
        ),
        migrations.AddField(
            model_name='panelvoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='panelvoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='judging.panelvote'),
        ),
        migrations.AddField(
            model_name='panelvoteevent',
            name='seat',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='judging.panelmember', verbose_name='anggota panel'),
        ),
        migrations.AddField(
            model_name='panelvoteevent',
            name='submission',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='submissions.submission', verbose_name='proposal'),
        ),
        AddConstraint(
            model_name='panelvote',
            constraint=models.UniqueConstraint(fields=('decision', 'seat', 'submission'), name='panel_vote_one_place_for_each'),
        ),
        AddConstraint(
            model_name='panelvote',
            constraint=models.UniqueConstraint(fields=('decision', 'seat', 'position'), name='panel_vote_each_place_once'),
        ),
        AddConstraint(
            model_name='panelvote',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='panel_vote_position_starts_at_one'),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='panel_vote_holds', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if not exists (\n        select from judging_paneldecision d\n        join judging_panelmember seat on seat.id = new.seat_id and seat.stage_id = d.stage_id and seat.left_at is null\n        where d.id = new.decision_id and d.way = 'ballot'\n    ) then\n        raise exception 'Yang memberi suara bukan anggota panel tahap ini.'\n            using errcode = 'check_violation', constraint = 'panel_vote_of_a_member';\n    end if;\n    if not exists (\n        select from judging_admission a\n        where a.panel_decision_id = new.decision_id and a.submission_id = new.submission_id\n    ) then\n        raise exception 'Suara hanya untuk proposal yang bernilai sama.'\n            using errcode = 'check_violation', constraint = 'panel_vote_among_the_tied';\n    end if;\n    if new.position > (select count(*) from judging_admission a where a.panel_decision_id = new.decision_id) then\n        raise exception 'Urutan pada surat suara melebihi jumlah proposal.'\n            using errcode = 'check_violation', constraint = 'panel_vote_position_is_among_them';\n    end if;\n    if exists (\n        select from judging_admission a\n        join judging_panelmember seat on seat.id = new.seat_id\n        where a.panel_decision_id = new.decision_id and (\n            exists (\n                select from judging_conflict c\n                where c.submission_id = a.submission_id and c.judge_id = seat.judge_id and c.lifted_at is null\n            )\n            or exists (\n                select from judging_scorecard card\n                where card.stage_id = a.stage_id and card.submission_id = a.submission_id\n                    and card.judge_id = seat.judge_id and card.state = 'recused'\n            )\n        )\n    ) then\n        raise exception 'Anggota panel ini memiliki benturan kepentingan dengan salah satu proposal.'\n            using errcode = 'check_violation', constraint = 'panel_vote_without_conflict';\n    end if;\n    return new;\n", hash='9e4298ccc2d692b4fb2b782973e2675645c4452f', operation='INSERT', pgid='pgtrigger_panel_vote_holds_1b9eb', table='judging_panelvote', when='BEFORE')),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='panel_vote_stays_when_sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    if tg_op = 'UPDATE' and (new.decision_id, new.seat_id, new.submission_id, new.position) is not distinct from (old.decision_id, old.seat_id, old.submission_id, old.position) then\n        return new;\n    end if;\n    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then\n        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'\n            using errcode = 'check_violation', constraint = 'panel_vote_stays_when_sealed';\n    end if;\n    if true then\n        perform from competitions_stage s\n        where s.competition_id in (select s.competition_id from judging_paneldecision d join competitions_stage s on s.id = d.stage_id\n        where d.id in (old.decision_id, new.decision_id)) order by s.position, s.id for key share;\n    end if;\n    if exists (select from judging_sealing z where z.competition_id in (select s.competition_id from judging_paneldecision d join competitions_stage s on s.id = d.stage_id\n        where d.id in (old.decision_id, new.decision_id)) and z.unsealed_at is null) then\n        raise exception 'Hasil edisi ini sudah ditetapkan dan disegel, jadi suara panel tidak dapat diubah sebelum segelnya dibuka.' using errcode = 'check_violation', constraint = 'panel_vote_stays_when_sealed';\n    end if;\n    if tg_op = 'DELETE' then\n        return old;\n    end if;\n    return new;\n", hash='89580e5415b7f1f703d88399572aea5b96e1e92e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_panel_vote_stays_when_sealed_9efdb', table='judging_panelvote', when='BEFORE')),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='panel_vote_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f11ee9510baffdd1483f48620d7d6846462b6d8', operation='UPDATE OR DELETE', pgid='pgtrigger_panel_vote_stays_2a3b8', table='judging_panelvote', when='BEFORE')),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelvoteevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seat_id", "submission_id") VALUES (NEW."decision_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."seat_id", NEW."submission_id"); RETURN NULL;', hash='ca46f08026dace3698b71868ef87e81a534880db', operation='INSERT', pgid='pgtrigger_insert_insert_7c290', table='judging_panelvote', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "judging_panelvoteevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seat_id", "submission_id") VALUES (NEW."decision_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."seat_id", NEW."submission_id"); RETURN NULL;', hash='1374c9a110d5988cf9e48b842fc90d1a26c9e6a7', operation='UPDATE', pgid='pgtrigger_update_update_34e25', table='judging_panelvote', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelvote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "judging_panelvoteevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seat_id", "submission_id") VALUES (OLD."decision_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."seat_id", OLD."submission_id"); RETURN NULL;', hash='6c7a5c342429d7d56fbeb20bb0af8c68dfc0d4e4', operation='DELETE', pgid='pgtrigger_delete_delete_ef376', table='judging_panelvote', when='AFTER')),
        ),
        AddTrigger(
            model_name='panelvoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cc4a619bf6e57eeb71d796fa6ca2f0551ac4d55d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c63f', table='judging_panelvoteevent', when='BEFORE')),
        ),
        refuse_truncate("judging"),
    ]
