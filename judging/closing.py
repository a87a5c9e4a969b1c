"""Closing a stage: its finalists advance to the next one; and taking that back while nothing has happened there."""

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db.models import Max

from competitions.models import Competition, Stage
from judging.models import Admission, PresentationPlan, Scorecard, SeverityEstimate, Standing
from judging.ranking.severities import as_if_closed, estimate_severities, problem_of_estimate, supersede_severities
from judging.sheets.reconsidering import WideEntry, end_requests, requests_of, wide_entries
from judging.stages import LIFECYCLE
from kipp.accounts.models import User
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from kipp.shared.workflow import Workflow, transition

MOST_NAMES = 5
CHANGED = (
    "Akibat penutupan berubah sejak halaman ini dibuka, jadi belum ada yang ditutup. Periksa akibat yang baru di "
    "bawah, lalu tutup lagi."
)
CLOSED_UNANSWERED = "Tahap ditutup sebelum juri menjawab."
AWARDED = "Pemenang edisi ini sudah ditetapkan, jadi peringkatnya tidak berubah lagi."
BACK = Workflow(
    (
        transition(
            "reopen",
            "Buka kembali tahap",
            sources=[Stage.State.CLOSED],
            target=Stage.State.OPEN,
            roles=LIFECYCLE.by_action["close"].roles,
            needs_reason=True,
        ),
    )
)


@dataclass(frozen=True)
class Closing:
    """What closing a stage would do: who advances, who cannot, and what stands in the way.

    unfinished: sheets still open, of entries in the contest. unscored: entries without any finished sheet.
    winners: who would be honoured, when it is the last stage.
    tied: the entries that share the place on the cut; `grows` when the edition lets all of them advance.
    beyond_limit: the entries on which the finished sheets differ by more than the spread limit, the widest first.
    unanswered: requests to look again that wait for their judge.
    problems: sentences that forbid closing whatever is confirmed.
    """

    stage: Stage
    next_stage: Stage | None
    unfinished: list[Scorecard]
    unscored: list[Standing]
    finalists: list[Standing]
    winners: list[Standing]
    tied: list[Standing]
    beyond_limit: list[WideEntry]
    unanswered: int
    problems: list[str]

    @property
    def wide(self) -> int:
        return len(self.beyond_limit)

    @property
    def grows(self) -> bool:
        return self.stage.finalist_tie == Stage.FinalistTie.GROW

    @property
    def unfinished_by_judge(self) -> list[tuple[User, list[str]]]:
        """Each judge who still has sheets, most first, with the titles of those entries."""
        titles: dict[User, list[str]] = {}
        for sheet in self.unfinished:
            titles.setdefault(sheet.judge, []).append(sheet.submission.title)
        return sorted(titles.items(), key=lambda pair: (-len(pair[1]), pair[0].full_name, pair[0].pk))

    @property
    def digest(self) -> str:
        """Names this effect: which sheets are missing, who lacks sheets, who advances or is honoured, what forbids it.

        Marks are no part of it unless they change one of these, so judges who go on writing do not hold up a closing.
        """
        places = [[row.pk, row.place] for row in (*self.finalists, *self.winners, *self.tied)]
        unfinished = [sheet.pk for sheet in self.unfinished]
        return digest_of([unfinished, [row.pk for row in self.unscored], places, self.problems])


def closing_of(stage: Stage, *, now: datetime) -> Closing:
    """Computes what closing `stage` at `now` would do, from the ranking over the stages so far."""
    later = stage.competition.stages.filter(position__gt=stage.position)
    next_stage = later.order_by("position").first()
    board = Standing.objects.board(stage.competition).select_related("submission__organization")
    with as_if_closed([stage], now=now):
        everybody = list(board.in_order())
    standings = [standing for standing in everybody if standing.reached == stage.position]
    placed = [standing for standing in standings if standing.place is not None]
    within = [row for row in placed if next_stage and stage.finalists and row.place <= stage.finalists]
    tied = [row for row in within if stage.finalists < row.place + row.sharing - 1]
    few = [row for row in standings if row.cards < stage.least_cards] if stage.least_cards > 1 else []
    sheets = Scorecard.objects.in_contest().filter(stage=stage, state=Scorecard.State.DRAFT)
    unfinished = list(sheets.select_related("submission", "judge").order_by("submission__title", "judge", "pk"))
    return Closing(
        stage=stage,
        next_stage=next_stage,
        unfinished=unfinished,
        unscored=[standing for standing in standings if standing.place is None],
        finalists=within,
        winners=[] if next_stage else [standing for standing in everybody if standing.tier],
        tied=tied,
        beyond_limit=wide_entries(stage),
        unanswered=requests_of(stage).waiting().count(),
        problems=problems_of_closing(stage, next_stage, placed=placed, tied=tied, few=few),
    )


def problems_of_few(stage: Stage, few: list[Standing]) -> list[str]:
    """Returns a sentence when entries have fewer finished sheets than the stage asks for."""
    if not few:
        return []
    titles = ", ".join(f"“{standing.submission.title}” ({standing.cards})" for standing in few[:MOST_NAMES])
    more = f", dan {len(few) - MOST_NAMES} lainnya" if len(few) > MOST_NAMES else ""
    return [
        f"{len(few)} proposal belum mempunyai {stage.least_cards} lembar selesai, jumlah paling sedikit menurut "
        f"pengaturan tahap: {titles}{more}."
    ]


def problems_of_closing(
    stage: Stage,
    next_stage: Stage | None,
    *,
    placed: list[Standing],
    tied: list[Standing],
    few: list[Standing],
) -> list[str]:
    """Returns, in sentences, what forbids closing; empty when it may be closed."""
    problems = []
    if not placed:
        problems.append("Belum ada proposal dengan lembar yang selesai.")
    problems += problems_of_few(stage, few)
    problems += filter(None, [problem_of_estimate(stage)])
    if next_stage and not stage.finalists:
        problems.append("Jumlah yang maju ke tahap berikutnya belum diisi pada pengaturan edisi.")
    if next_stage and next_stage.state != Stage.State.PLANNED:
        problems.append(f"{next_stage} sudah dibuka.")
    if tied and stage.finalist_tie == Stage.FinalistTie.PANEL:
        problems.append(
            f"{tied[0].sharing} proposal bernilai persis sama di tempat {tied[0].place}, melewati batas "
            f"{stage.finalists} finalis. Catat keputusan panel lebih dahulu."
        )
    return problems


@atomic_with_sentences()
def close_stage(
    *, stage: Stage, by: User, now: datetime, with_missing: bool = False, seen: str = ""
) -> list[Admission]:
    """Closes an open stage and admits its finalists to the next one; returns their admissions, best place first.

    The stage is locked first, so that a mark being saved is either counted or refused. Finalists hold a place up to
    `stage.finalists` in the ranking over the stages so far; where a tie lies across that line, all of it advances or
    the panel decides first, as the edition has fixed. Requests to look again that nobody answered end with it. `seen`
    is the digest of the effect that was shown; empty is not asked. Raises ValidationError when the effect is another by
    now (code "changed"), when sheets are unfinished (unless `with_missing`, after Setda has seen the effect) or for a
    sentence of problems_of_closing(); PermissionDenied for everybody but Setda.
    """
    Competition.objects.select_for_update(no_key=True).get(pk=stage.competition_id)
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    step = LIFECYCLE.check("close", state=stage.state, role=by.role)
    closing = closing_of(stage, now=now)
    if seen and seen != closing.digest:
        raise ValidationError(CHANGED, code="changed")
    if closing.problems:
        raise ValidationError(closing.problems)
    if closing.unfinished and not with_missing:
        raise ValidationError(
            f"{len(closing.unfinished)} lembar belum selesai. Tunggu juri, atau tutup tanpa lembar itu.",
            code="unfinished",
        )
    if stage.method == Stage.Method.ADDITIVE:
        estimate_severities(stage=stage, cause=SeverityEstimate.Cause.CLOSING, now=now)
    stage.state, stage.closed_at = step.target, time_of_closing(stage, now)
    stage.full_clean()
    stage.save()
    end_requests(stage.scorecards.all(), reason=CLOSED_UNANSWERED, now=now)
    admissions = [Admission(stage=closing.next_stage, submission=row.submission) for row in closing.finalists]
    return Admission.objects.bulk_create(admissions)


def time_of_closing(stage: Stage, now: datetime) -> datetime:
    """Returns `now`, or the time of the last mark if that was saved while the closing waited for it."""
    last = stage.scorecards.aggregate(saved=Max("saved_at"), finished=Max("finished_at"))
    return max(now, *filter(None, last.values()))


@atomic_with_sentences()
def reopen_stage(*, stage: Stage, by: User, reason: str, now: datetime) -> Stage:
    """Opens a closed stage again and takes back the admissions that closing it gave; marks are as they were.

    What operators were told of their presentation is withdrawn too. The reason goes into the audit trail. Raises
    ValidationError without a reason, when the next stage has been opened or already has sheets, when the winners are
    recorded or the edition no longer runs; PermissionDenied for everybody but Setda.
    """
    reason = clean_text(reason)
    # Recording the winners and archiving lock the edition as well, so neither happens meanwhile.
    Competition.objects.select_for_update(no_key=True).get(pk=stage.competition_id)
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    step = BACK.check("reopen", state=stage.state, role=by.role, reason=reason)
    problems = problems_of_reopening(stage)
    if problems:
        raise ValidationError(problems)
    with pghistory.context(reason=reason, stage=stage.pk, reopened_at=now.isoformat()):
        later = stage.competition.stages.filter(position__gt=stage.position)
        Admission.objects.filter(stage__in=later).delete()
        # Whoever advances next time is told only when Setda announces it again.
        PresentationPlan.objects.filter(stage__in=later).update(announced_at=None, announced_by=None, announced={})
        supersede_severities(stage=stage, now=now)
        stage.state, stage.closed_at = step.target, None
        stage.full_clean()
        stage.save()
    return stage


def problems_of_reopening(stage: Stage) -> list[str]:
    """Returns, in sentences, what forbids opening a closed stage again; empty when it may be."""
    problems = []
    if stage.competition.status != Competition.Status.RUNNING:
        problems.append("Edisi ini tidak sedang berjalan.")
    if stage.competition.awards.exists():
        problems.append(AWARDED)
    later = stage.competition.stages.filter(position__gt=stage.position).order_by("position")
    problems += [f"{each} sudah dibuka." for each in later if each.state != Stage.State.PLANNED]
    if not problems and Scorecard.objects.filter(stage__in=later).exists():
        problems.append(
            "Juri tahap berikutnya sudah mendapat lembar. Kosongkan penugasannya atau keluarkan juri dari panel itu "
            "lebih dahulu."
        )
    return problems
