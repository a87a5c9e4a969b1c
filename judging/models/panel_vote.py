"""What a member of the panel wrote on a signed ballot among the tied."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed

OF_DECISION = """select s.competition_id from judging_paneldecision d join competitions_stage s on s.id = d.stage_id
        where d.id in (old.decision_id, new.decision_id)"""

# Only who may judge all of the tied votes, only about them, and no place lies beyond their number.
VOTE_HOLDS = """
    if not exists (
        select from judging_paneldecision d
        join judging_panelmember seat on seat.id = new.seat_id and seat.stage_id = d.stage_id and seat.left_at is null
        where d.id = new.decision_id and d.way = 'ballot'
    ) then
        raise exception 'Yang memberi suara bukan anggota panel tahap ini.'
            using errcode = 'check_violation', constraint = 'panel_vote_of_a_member';
    end if;
    if not exists (
        select from judging_admission a
        where a.panel_decision_id = new.decision_id and a.submission_id = new.submission_id
    ) then
        raise exception 'Suara hanya untuk proposal yang bernilai sama.'
            using errcode = 'check_violation', constraint = 'panel_vote_among_the_tied';
    end if;
    if new.position > (select count(*) from judging_admission a where a.panel_decision_id = new.decision_id) then
        raise exception 'Urutan pada surat suara melebihi jumlah proposal.'
            using errcode = 'check_violation', constraint = 'panel_vote_position_is_among_them';
    end if;
    if exists (
        select from judging_admission a
        join judging_panelmember seat on seat.id = new.seat_id
        where a.panel_decision_id = new.decision_id and (
            exists (
                select from judging_conflict c
                where c.submission_id = a.submission_id and c.judge_id = seat.judge_id and c.lifted_at is null
            )
            or exists (
                select from judging_scorecard card
                where card.stage_id = a.stage_id and card.submission_id = a.submission_id
                    and card.judge_id = seat.judge_id and card.state = 'recused'
            )
        )
    ) then
        raise exception 'Anggota panel ini memiliki benturan kepentingan dengan salah satu proposal.'
            using errcode = 'check_violation', constraint = 'panel_vote_without_conflict';
    end if;
    return new;
"""


@pghistory.track()
class PanelVote(models.Model):
    """The place, from 1, that one member of the panel gave to one of the tied."""

    decision = models.ForeignKey("judging.PanelDecision", models.PROTECT, related_name="votes")
    seat = models.ForeignKey("judging.PanelMember", models.PROTECT, related_name="votes", verbose_name="anggota panel")
    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="+", verbose_name="proposal")
    position = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name = "suara panel"
        verbose_name_plural = "suara panel"
        constraints = [
            models.UniqueConstraint(fields=["decision", "seat", "submission"], name="panel_vote_one_place_for_each"),
            models.UniqueConstraint(fields=["decision", "seat", "position"], name="panel_vote_each_place_once"),
            models.CheckConstraint(condition=Q(position__gte=1), name="panel_vote_position_starts_at_one"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="panel_vote_holds", when=pgtrigger.Before, operation=pgtrigger.Insert, func=VOTE_HOLDS
            ),
            refused_when_sealed(
                "panel_vote_stays_when_sealed",
                "suara panel",
                ["decision_id", "seat_id", "submission_id", "position"],
                editions=OF_DECISION,
                lock=sealed.LOCKS_STAGES,
            ),
            pgtrigger.Protect(name="panel_vote_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.seat}: {self.position}. {self.submission}"
