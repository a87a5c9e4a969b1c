"""Lets an edition show places within groups of organizations."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('competitions', '0008_sealed_and_published'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='competition',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='competition',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='competition',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='competition',
            name='ranks_groups',
            field=models.BooleanField(default=False, help_text='Di samping satu daftar, tampilkan tempat di antara sesama dinas, kecamatan, puskesmas, dan sekolah.', verbose_name='peringkat menurut kelompok'),
        ),
        migrations.AddField(
            model_name='competitionevent',
            name='ranks_groups',
            field=models.BooleanField(default=False, help_text='Di samping satu daftar, tampilkan tempat di antara sesama dinas, kecamatan, puskesmas, dan sekolah.', verbose_name='peringkat menurut kelompok'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (NEW."ceremony_on", NEW."ceremony_place", NEW."decided_on", NEW."grace_minutes", NEW."handed_over_by", NEW."id", NEW."integrity_text", NEW."is_rehearsal", NEW."marks_shown", NEW."minimum_age_months", NEW."name", NEW."notice", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."quota_per_organization", NEW."ranks_groups", NEW."registration_closes_at", NEW."registration_opens_at", NEW."screening_ends_on", NEW."slug", NEW."status", NEW."submits_automatically", NEW."theme", NEW."ties_by_criterion", NEW."ties_by_head_to_head", NEW."ties_by_median", NEW."ties_by_stage", NEW."year"); RETURN NULL;', hash='427ee1b26da38667057b2b7fce04a61b32af3468', operation='INSERT', pgid='pgtrigger_insert_insert_56500', table='competitions_competition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (NEW."ceremony_on", NEW."ceremony_place", NEW."decided_on", NEW."grace_minutes", NEW."handed_over_by", NEW."id", NEW."integrity_text", NEW."is_rehearsal", NEW."marks_shown", NEW."minimum_age_months", NEW."name", NEW."notice", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."quota_per_organization", NEW."ranks_groups", NEW."registration_closes_at", NEW."registration_opens_at", NEW."screening_ends_on", NEW."slug", NEW."status", NEW."submits_automatically", NEW."theme", NEW."ties_by_criterion", NEW."ties_by_head_to_head", NEW."ties_by_median", NEW."ties_by_stage", NEW."year"); RETURN NULL;', hash='9d4f13adaf1c58a154a6eb377024018710af5e63', operation='UPDATE', pgid='pgtrigger_update_update_c3d3f', table='competitions_competition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competition',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competitions_competitionevent" ("ceremony_on", "ceremony_place", "decided_on", "grace_minutes", "handed_over_by", "id", "integrity_text", "is_rehearsal", "marks_shown", "minimum_age_months", "name", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "quota_per_organization", "ranks_groups", "registration_closes_at", "registration_opens_at", "screening_ends_on", "slug", "status", "submits_automatically", "theme", "ties_by_criterion", "ties_by_head_to_head", "ties_by_median", "ties_by_stage", "year") VALUES (OLD."ceremony_on", OLD."ceremony_place", OLD."decided_on", OLD."grace_minutes", OLD."handed_over_by", OLD."id", OLD."integrity_text", OLD."is_rehearsal", OLD."marks_shown", OLD."minimum_age_months", OLD."name", OLD."notice", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."quota_per_organization", OLD."ranks_groups", OLD."registration_closes_at", OLD."registration_opens_at", OLD."screening_ends_on", OLD."slug", OLD."status", OLD."submits_automatically", OLD."theme", OLD."ties_by_criterion", OLD."ties_by_head_to_head", OLD."ties_by_median", OLD."ties_by_stage", OLD."year"); RETURN NULL;', hash='9661952a81eca52a156a41e8e27ef467dd7f13ba', operation='DELETE', pgid='pgtrigger_delete_delete_12b7f', table='competitions_competition', when='AFTER')),
        ),
    ]
