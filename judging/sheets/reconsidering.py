"""The spread rule: judges who differ widely on an entry are asked to look again; both versions are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from competitions.models import Criterion, Stage
from judging.models import PanelMember, Reconsideration, Scorecard, Standing
from judging.rules import may_run_stage, shows_marks
from judging.sealed_names import sealed_names_of
from judging.sheets.scoring import lock_for_writing
from judging.sheets.tally import tally_of
from kipp.accounts.models import User
from kipp.shared.refusals import with_sentences
from kipp.shared.text import clean_text
from kipp.shared.wording import rounded


@dataclass(frozen=True)
class WideEntry:
    """An entry on which the finished sheets lie further apart than the stage's limit.

    spread: highest minus lowest total, 0–100. sheets: (seat, total) from the lowest to the highest.
    """

    standing: Standing
    spread: Decimal
    sheets: list[tuple[PanelMember, Decimal]]

    @property
    def furthest(self) -> set[int]:
        """The judges with the lowest and with the highest total, who are asked unless Setda chooses otherwise."""
        totals = [total for _, total in self.sheets]
        return {seat.judge_id for seat, total in self.sheets if total in (totals[0], totals[-1])}


def spread_shows(stage: Stage) -> bool:
    """Whether Setda may see which sheets lie far apart: with the marks, else once every sheet is finished."""
    if stage.state == Stage.State.PLANNED:
        return False
    return shows_marks(stage) or not stage.scorecards.in_contest().filter(state=Scorecard.State.DRAFT).exists()


def wide_entries(stage: Stage) -> list[WideEntry]:
    """Returns the entries above the stage's limit, the widest first; none when the stage has no limit.

    The totals come from the ranking view; only the difference of two of them is computed here.
    """
    if stage.spread_limit is None:
        return []
    seats = {seat.judge_id: seat for seat in stage.panel.select_related("judge")}
    board = Standing.objects.board(stage.competition, stage.position).select_related("submission__organization")
    found = []
    for standing in board.in_order():
        totals = list(standing.totals_by_judge.items())
        if len(totals) > 1 and totals[-1][1] - totals[0][1] > stage.spread_limit:
            sheets = [(seats[judge], total) for judge, total in totals if judge in seats]
            found.append(WideEntry(standing, totals[-1][1] - totals[0][1], sheets))
    return sorted(found, key=lambda wide: (-wide.spread, wide.standing.submission.title, wide.standing.pk))


@with_sentences()
@transaction.atomic
def ask_to_reconsider(
    *, stage: Stage, entry: int, judges: Iterable[int], reason: str, by: User, now: datetime
) -> list[Reconsideration]:
    """Asks judges (by id) to look again at their finished sheet for an entry, and keeps the marks as they are now.

    Raises ValidationError without a reason or judges, for a judge without a finished sheet there, when the entry is
    within the limit, when one was asked already, or when the stage is not open; PermissionDenied for all but Setda.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang meminta tinjau ulang.")
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    if not stage.is_open:
        raise ValidationError("Tahap ini tidak dibuka, jadi nilainya tidak dapat ditinjau ulang.")
    reason, judges = clean_text(reason), set(judges)
    if not reason:
        raise ValidationError("Tuliskan alasan permintaan.")
    if not judges:
        raise ValidationError("Pilih sedikitnya satu juri.")
    if not spread_shows(stage):
        raise ValidationError("Masih ada lembar yang belum selesai, jadi selisih nilai belum dapat dilihat.")
    if not any(wide.standing.submission_id == entry for wide in wide_entries(stage)):
        raise ValidationError("Selisih nilai proposal ini tidak lagi melebihi batas. Muat ulang halaman.")
    cards = Scorecard.objects.in_contest().filter(stage=stage, submission=entry, judge__in=judges)
    cards = list(cards.filter(state=Scorecard.State.FINISHED).order_by("pk"))
    if {card.judge_id for card in cards} != judges:
        raise ValidationError("Juri yang dipilih tidak lagi mempunyai lembar selesai untuk proposal ini.")
    if Reconsideration.objects.waiting().filter(scorecard__in=cards).exists():
        raise ValidationError("Juri yang dipilih sudah diminta meninjau ulang proposal ini.")
    criteria = list(stage.criteria.order_by("position", "pk"))
    return [
        save_request(Reconsideration(scorecard=card, reason=reason, asked_by=by, asked_at=now), card, criteria, stage)
        for card in cards
    ]


def save_request(request: Reconsideration, card: Scorecard, criteria: list[Criterion], stage: Stage) -> Reconsideration:
    request.before = marks_of(card, criteria, stage)
    request.full_clean()
    request.save()
    return request


@with_sentences()
@transaction.atomic
def answer_request(*, card: Scorecard, answer: str, by: User, now: datetime) -> Reconsideration:
    """Records the judge's answer with the sheet as it is now, changed or not; the sheet has to be finished.

    Raises ValidationError without a reason, with an unfinished sheet, when nothing is asked (any more) or the stage
    is not open; PermissionDenied for everybody but the judge of the sheet.
    """
    card = lock_for_writing(card=card, by=by)
    request = card.reconsiderations.select_for_update().waiting().first()
    if request is None:
        raise ValidationError("Permintaan tinjau ulang ini sudah dijawab.")
    if not card.is_finished:
        raise ValidationError("Nyatakan lembar selesai lebih dahulu, lalu kirim jawaban tinjau ulang.")
    answer = clean_text(answer)
    if not answer:
        raise ValidationError("Tuliskan alasan Anda, juga bila nilainya tetap.")
    criteria = list(card.stage.criteria.order_by("position", "pk"))
    request.answer, request.answered_at = answer, now
    request.after = marks_of(card, criteria, card.stage)
    request.full_clean()
    request.save(update_fields=["answer", "answered_at", "after"])
    return request


def end_requests(cards: QuerySet[Scorecard], *, reason: str, now: datetime) -> None:
    """Ends what was asked about sheets whose judge can answer no more; the reason is kept beside the request."""
    Reconsideration.objects.waiting().filter(scorecard__in=cards).update(ended_at=now, ended_reason=reason)


def marks_of(card: Scorecard, criteria: list[Criterion], stage: Stage) -> dict:
    """Returns the sheet as plain texts: its total to two decimals, and mark and note by criterion id."""
    scores = {score.criterion_id: score for score in card.scores.all()}
    values = {key: score.value for key, score in scores.items()}
    total = tally_of(criteria, values, scale_max=stage.scale_max).total
    return {
        "total": None if total is None else str(rounded(total)),
        "marks": {
            str(key): [None if score.value is None else str(score.value), score.note]
            for key, score in sorted(scores.items())
        },
    }


def requests_of(stage: Stage):
    """Returns the requests of a stage in the order in which they were made."""
    return (
        Reconsideration.objects.filter(scorecard__stage=stage)
        .select_related("scorecard__submission", "scorecard__judge", "asked_by")
        .order_by("asked_at", "pk")
    )


@dataclass(frozen=True)
class Line:
    """A criterion of a sheet before and after it was looked at again; marks are None when there was none."""

    label: str
    before: Decimal | None
    after: Decimal | None
    note_before: str
    note_after: str

    @property
    def is_changed(self) -> bool:
        return (self.before, self.note_before) != (self.after, self.note_after)


@dataclass(frozen=True)
class Version:
    """A request with both versions of its sheet; without an answer yet the second one is empty."""

    request: Reconsideration
    total_before: Decimal | None
    total_after: Decimal | None
    lines: list[Line]


def versions_of(stage: Stage) -> list[Version]:
    """Returns every request of a stage with the sheet before and after, criterion by criterion."""
    labels = list(stage.criteria.order_by("position", "pk").values_list("pk", "label"))
    requests = list(requests_of(stage))
    names = sealed_names_of(stage.competition)
    names.onto_entries([request.scorecard.submission for request in requests])
    names.onto_judges([request.scorecard.judge for request in requests])
    return [version_of(request, labels) for request in requests]


def version_of(request: Reconsideration, labels: list[tuple[int, str]]) -> Version:
    before, after = request.before, request.after or {"total": None, "marks": {}}
    lines = []
    for key, label in labels:
        old, new = before["marks"].get(str(key), [None, ""]), after["marks"].get(str(key), [None, ""])
        lines.append(Line(label, number(old[0]), number(new[0]), old[1], new[1]))
    return Version(request, number(before["total"]), number(after["total"]), lines)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
