"""One judge's sheet for one entry in one stage, and the marks on it."""

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Value
from django.db.models.functions import MD5, Concat

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed
from judging.models.integrity import IntegrityStatement
from judging.models.presentation import PresentationSlot
from kipp.shared.constraints import known_codes
from submissions.models import Submission

# The ranking multiplies by the least common multiple of 1..24, so that means of so many cards stay whole numbers.
MOST_CARDS_PER_ENTRY = 24

# A mark is written only on an open sheet of an open stage. Reading the stage FOR SHARE makes the writer wait for,
# or hold up, the transaction that closes it: no mark after closing, none lost before it.
MARK_IS_ALLOWED = """
    select s.state, s.scale_max, c.state as card_state, c.stage_id into stage
    from judging_scorecard c join competitions_stage s on s.id = c.stage_id
    where c.id = coalesce(new.scorecard_id, old.scorecard_id)
    for share of s;
    if stage.state <> 'open' then
        raise exception 'Tahap penilaian ini tidak dibuka, jadi nilai tidak dapat diubah.'
            using errcode = 'check_violation', constraint = 'score_stage_is_open';
    end if;
    if stage.card_state <> 'draft' then
        raise exception 'Lembar ini sudah selesai. Buka kembali sebelum mengubah nilai.'
            using errcode = 'check_violation', constraint = 'score_card_is_draft';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if tg_op = 'UPDATE' and (new.scorecard_id, new.criterion_id) <> (old.scorecard_id, old.criterion_id) then
        raise exception 'Nilai tidak dapat dipindahkan ke lembar atau kriteria lain.'
            using errcode = 'check_violation', constraint = 'score_stays_on_its_card';
    end if;
    if new.value > stage.scale_max then
        raise exception 'Nilai melebihi nilai tertinggi tahap ini.'
            using errcode = 'check_violation', constraint = 'score_within_scale';
    end if;
    if not exists (
        select from competitions_criterion k where k.id = new.criterion_id and k.stage_id = stage.stage_id
    ) then
        raise exception 'Kriteria ini bukan kriteria tahap yang dinilai.'
            using errcode = 'check_violation', constraint = 'score_criterion_of_the_stage';
    end if;
    return new;
"""

# Setting a sheet aside, and taking that back, is no judging: it may happen before the stage opens.
CARD_IS_COMPLETE = """
    select s.state into stage_state from competitions_stage s where s.id = new.stage_id for share;
    if stage_state = 'planned' and (old.state, new.state) in (('draft', 'recused'), ('recused', 'draft')) then
        return new;
    end if;
    if stage_state <> 'open' then
        raise exception 'Tahap penilaian ini tidak dibuka, jadi lembar tidak dapat diubah.'
            using errcode = 'check_violation', constraint = 'scorecard_stage_is_open';
    end if;
    if new.state = 'finished' and exists (
        select from competitions_criterion k
        where k.stage_id = new.stage_id and not exists (
            select from judging_score m
            where m.scorecard_id = new.id and m.criterion_id = k.id and m.value is not null
        )
    ) then
        raise exception 'Lembar belum lengkap: setiap kriteria harus dinilai.'
            using errcode = 'check_violation', constraint = 'scorecard_finished_is_complete';
    end if;
    return new;
"""

# Locking the admission makes two transactions that add cards to the same entry count one after the other.
CARDS_ARE_FEW = f"""
    perform from judging_admission a where a.stage_id = new.stage_id and a.submission_id = new.submission_id
    for no key update;
    if {MOST_CARDS_PER_ENTRY} <= (
        select count(*) from judging_scorecard c
        where c.stage_id = new.stage_id and c.submission_id = new.submission_id and c.id <> new.id
    ) then
        raise exception 'Satu proposal dinilai paling banyak {MOST_CARDS_PER_ENTRY} juri pada satu tahap.'
            using errcode = 'check_violation', constraint = 'scorecard_at_most_24_per_entry';
    end if;
    return new;
"""


# Which sheets exist is settled once the stage is closed, and whose they are from the start.
CARD_STAYS = """
    if tg_op = 'UPDATE' and (new.stage_id, new.submission_id, new.judge_id)
            <> (old.stage_id, old.submission_id, old.judge_id) then
        raise exception 'Lembar tidak dapat dipindahkan ke juri, proposal, atau tahap lain.'
            using errcode = 'check_violation', constraint = 'scorecard_stays_where_it_is';
    end if;
    if tg_op <> 'UPDATE' and exists (
        select from competitions_stage s where s.id = coalesce(new.stage_id, old.stage_id) and s.state = 'closed'
    ) then
        raise exception 'Tahap ini sudah ditutup, jadi lembarnya tidak dapat ditambah atau dihapus.'
            using errcode = 'check_violation', constraint = 'scorecard_stage_is_not_closed';
    end if;
    return coalesce(new, old);
"""


# Whoever has a conflict of interest with an entry has no sheet for it but one set aside.
NO_CONFLICT = """
    if new.state <> 'recused' and exists (
        select from judging_conflict k
        where k.submission_id = new.submission_id and k.judge_id = new.judge_id and k.lifted_at is null
    ) then
        raise exception 'Benturan kepentingan tercatat pada proposal ini, jadi juri itu tidak menilainya.'
            using errcode = 'check_violation', constraint = 'scorecard_without_conflict';
    end if;
    return new;
"""


# Only what Setda copied from a signed sheet is called so, and only until its judge opens it again.
PAPER_IS_THERE = """
    if new.state = 'draft' then
        new.is_on_paper := false;
    elsif not exists (select from judging_papersheet p where p.scorecard_id = new.id) then
        raise exception 'Lembar kertas dari lembar ini belum tercatat.'
            using errcode = 'check_violation', constraint = 'scorecard_on_paper_has_its_paper';
    end if;
    return new;
"""


class ScorecardQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A judge sees the own sheets once the stage has been opened; Setda sees which exist, not the marks on them."""
        if user.is_admin:
            return self
        if user.is_judge:
            return self.filter(judge=user).exclude(stage__state="planned")
        return self.none()

    def of_contestants(self):
        """Keeps the sheets of entries still in the contest, those set aside included."""
        return self.filter(submission__state=Submission.State.ELIGIBLE)

    def in_contest(self):
        """Keeps the sheets that can count: of entries still in the contest, neither recused nor set aside."""
        return self.of_contestants().exclude(state__in=Scorecard.NEVER_COUNTED)

    def with_acceptance(self):
        """Adds `is_accepted`: the judge has accepted the statement of integrity of the edition."""
        given = IntegrityStatement.objects.filter(judge=OuterRef("judge"), competition=OuterRef("stage__competition"))
        return self.annotate(is_accepted=models.Exists(given))

    def with_written(self):
        """Adds `is_written`: whether the sheet has a mark or a note, or was to be looked at again."""
        marks = Score.objects.filter(Q(value__isnull=False) | ~Q(note=""), scorecard=models.OuterRef("pk"))
        asked = Scorecard.objects.filter(pk=models.OuterRef("pk"), reconsiderations__isnull=False)
        return self.annotate(is_written=models.Exists(marks) | models.Exists(asked))

    def in_reading_order(self, judge):
        """As they present where Setda has announced the schedule of the stage, adding `slot_number`.

        Else random over the entries, but for one judge the same at every visit.
        """
        slots = PresentationSlot.objects.announced().filter(stage=OuterRef("stage"), submission=OuterRef("submission"))
        return self.annotate(slot_number=models.Subquery(slots.values("number")[:1])).order_by(
            models.F("slot_number").asc(nulls_last=True), MD5(Concat(Value(f"{judge.pk} "), "submission__code")), "pk"
        )


@pghistory.track()
class Scorecard(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "belum selesai"
        FINISHED = "finished", "selesai"
        RECUSED = "recused", "benturan kepentingan"
        SET_ASIDE = "set_aside", "dikesampingkan"

    # Kept and shown, but in no count: of a judge with a conflict, or one who was taken off the panel.
    NEVER_COUNTED = (State.RECUSED, State.SET_ASIDE)

    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="scorecards")
    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="scorecards")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="scorecards", verbose_name="juri")
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField("versi", default=1)
    saved_at = models.DateTimeField("tersimpan", null=True)
    finished_at = models.DateTimeField("selesai pada", null=True)
    is_on_paper = models.BooleanField("dari lembar kertas", default=False)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        verbose_name = "lembar penilaian"
        verbose_name_plural = "lembar penilaian"
        constraints = [
            known_codes("state", ["draft", "finished", "recused", "set_aside"], name="scorecard_state_is_known"),
            models.UniqueConstraint(fields=["stage", "submission", "judge"], name="scorecard_is_unique"),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(finished_at__isnull=False), name="scorecard_finished_at_a_known_time"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="scorecard_at_most_24_per_entry",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("stage_id", "submission_id"),
                func=CARDS_ARE_FEW,
            ),
            pgtrigger.Trigger(
                name="scorecard_state_allowed",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                declare=[("stage_state", "text")],
                func=CARD_IS_COMPLETE,
            ),
            pgtrigger.Trigger(
                name="scorecard_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("stage_id", "submission_id", "judge_id")
                | pgtrigger.Delete,
                func=CARD_STAYS,
            ),
            # Marks themselves need an open stage, which a sealed edition has none of.
            refused_when_sealed(
                "scorecard_stays_when_sealed",
                "lembar penilaian",
                ["stage_id", "submission_id", "judge_id", "state", "version", "saved_at", "finished_at", "is_on_paper"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
                lock=sealed.LOCKS_STAGE,
                locks="tg_op <> 'UPDATE' or new.state <> old.state",
            ),
            pgtrigger.Trigger(
                name="scorecard_without_conflict",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                func=NO_CONFLICT,
            ),
            pgtrigger.Trigger(
                name="scorecard_on_paper_has_its_paper",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("is_on_paper", "state"),
                condition=pgtrigger.Q(new__is_on_paper=True),
                func=PAPER_IS_THERE,
            ),
            pgtrigger.Trigger(
                name="scorecard_starts_as_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__state="finished"),
                func="raise exception 'Lembar baru belum selesai.' "
                "using errcode = 'check_violation', constraint = 'scorecard_starts_as_draft';",
            ),
        ]

    def __str__(self):
        return f"Lembar {self.judge} untuk {self.submission}"

    @property
    def is_finished(self) -> bool:
        return self.state == self.State.FINISHED

    @property
    def is_recused(self) -> bool:
        return self.state == self.State.RECUSED


@pghistory.track()
class Score(models.Model):
    scorecard = models.ForeignKey("judging.Scorecard", models.CASCADE, related_name="scores")
    criterion = models.ForeignKey("competitions.Criterion", models.PROTECT, related_name="scores", db_index=False)
    value = models.DecimalField(
        "nilai",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "nilai"
        verbose_name_plural = "nilai"
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "criterion"], include=["value"], name="score_one_per_criterion"
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0, value__lte=100),
                name="score_value_from_0_to_100",
                violation_error_message="Nilai dari 0 sampai 100.",
            ),
        ]
        indexes = [models.Index(fields=["criterion"], include=["scorecard", "value"], name="score_by_criterion")]
        triggers = [
            pgtrigger.Trigger(
                name="score_allowed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("stage", "record")],
                func=MARK_IS_ALLOWED,
            )
        ]

    def __str__(self):
        return f"{self.criterion}: {self.value}"
