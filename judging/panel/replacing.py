"""Taking a judge off an open stage: unfinished sheets go to somebody else, with the effect shown first."""

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, Max, Q, QuerySet

from competitions.models import Stage
from judging.assignment.assigning import barred_pairs, lock_unclosed
from judging.models import PanelMember, Scorecard
from judging.models.scorecard import MOST_CARDS_PER_ENTRY
from judging.ranking.ballots import decisions_by
from judging.sheets.reconsidering import end_requests
from kipp.accounts.models import User
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from submissions.models import Submission

DRAFT, FINISHED = Scorecard.State.DRAFT, Scorecard.State.FINISHED
RECUSED, SET_ASIDE = Scorecard.State.RECUSED, Scorecard.State.SET_ASIDE
OUTDATED = "Keadaan lembar sudah berubah sejak halaman ini dibuka. Belum ada yang diubah. Periksa akibatnya lagi."


@dataclass(frozen=True)
class Effect:
    """What happens to one entry; sheets and finished ones of all judges, before and after.

    loss: why the replacement does not take the sheet over, else empty.
    """

    entry: Submission
    sheets: int
    finished: int
    sheets_after: int
    finished_after: int
    loss: str = ""


@dataclass(frozen=True)
class Departure:
    """What taking a judge off would do, never a mark.

    given: entries whose sheet the replacement gets; recused: entries that the replacement gets a recused sheet for,
    because of a conflict of interest; dropped: ids of empty sheets that go; set_aside: ids of sheets
    that stay without counting; staying: finished sheets that go on counting. effects: every entry that is touched.
    leaves_traces: some sheet of the judge stays, so the seat does too, as that of a former member.
    """

    seat: PanelMember
    replacement: User | None
    keeps_finished: bool
    given: list[int]
    recused: list[int]
    dropped: list[int]
    set_aside: list[int]
    staying: int
    effects: list[Effect]
    leaves_traces: bool
    problems: list[str]

    @property
    def short(self) -> list[Effect]:
        """Entries that can no longer reach the least number of finished sheets the stage asks for."""
        return [effect for effect in self.effects if effect.sheets_after < self.seat.stage.least_cards]

    @property
    def digest(self) -> str:
        """Names exactly this effect."""
        rows = [
            [each.entry.pk, each.sheets, each.finished, each.sheets_after, each.finished_after] for each in self.effects
        ]
        parts = [self.seat.pk, self.replacement and self.replacement.pk, self.keeps_finished, self.given, self.recused]
        return digest_of([*parts, self.dropped, self.set_aside, rows])


def possible_replacements(seat: PanelMember) -> QuerySet[User]:
    """Returns whom the sheets may go to: active judges off the panel, or on it too where entries are shared out."""
    panel = seat.stage.panel.all()
    taken = panel if not seat.stage.cards_per_entry else panel.exclude(left_at=None) | panel.filter(pk=seat.pk)
    return User.objects.judges().exclude(pk__in=taken.values("judge")).in_order()


def departure_of(*, seat: PanelMember, replacement: User | None, keeps_finished: bool) -> Departure:
    """Computes what would happen now, without changing anything."""
    stage = seat.stage
    cards = list(
        stage.scorecards.in_contest()
        .with_written()
        .select_related("submission__organization")
        .order_by("submission__title", "pk")
    )
    own = [card for card in cards if card.judge_id == seat.judge_id]
    finished = [card for card in own if card.state == FINISHED]
    leaving = [card for card in own if card.state == DRAFT] + ([] if keeps_finished else finished)
    given, recused, losses = handed_over(stage, leaving, replacement)
    return Departure(
        seat=seat,
        replacement=replacement,
        keeps_finished=keeps_finished,
        given=sorted(given),
        recused=sorted(recused),
        dropped=sorted(card.pk for card in leaving if card.state == DRAFT and not card.is_written),
        set_aside=sorted(card.pk for card in leaving if card.state == FINISHED or card.is_written),
        staying=len(finished) if keeps_finished else 0,
        effects=effects_of(cards, leaving, given, losses),
        leaves_traces=bool(finished) or leaves_traces(seat),
        problems=problems_of(seat, replacement),
    )


def leaves_traces(seat: PanelMember) -> bool:
    """Tells whether the judge voted, worked on a sheet or has one set aside, of an entry that left the contest too."""
    own = seat.stage.scorecards.filter(judge=seat.judge_id).with_written()
    worked = Exists(own.filter(Q(is_written=True) | ~Q(state=DRAFT)))
    return PanelMember.objects.filter(worked | Exists(decisions_by(seat)), pk=seat.pk).exists()


def handed_over(
    stage: Stage, leaving: list[Scorecard], replacement: User | None
) -> tuple[set[int], set[int], dict[int, str]]:
    """Returns the entries whose sheet the replacement gets, those it gets a recused one for, and why by entry."""
    entries = [card.submission_id for card in leaving]
    if replacement is None:
        return set(), set(), {}
    barred = {entry for entry, judge in barred_pairs(stage) if judge == replacement.pk}
    has = set(stage.scorecards.filter(judge=replacement).values_list("submission_id", flat=True))
    losses = {entry: "pengganti memiliki benturan kepentingan" for entry in entries if entry in barred}
    losses |= {entry: "pengganti sudah menilainya" for entry in entries if entry in has - barred}
    return set(entries) - losses.keys(), set(entries) & barred - has, losses


def effects_of(cards: list[Scorecard], leaving: list[Scorecard], given: set, losses: dict) -> list[Effect]:
    """Counts the sheets of every entry that the judge leaves, in order of title."""
    sheets, finished = {}, {}
    for card in cards:
        sheets[card.submission_id] = sheets.get(card.submission_id, 0) + 1
        finished[card.submission_id] = finished.get(card.submission_id, 0) + card.is_finished
    return [
        Effect(
            entry=card.submission,
            sheets=sheets[entry],
            finished=finished[entry],
            sheets_after=sheets[entry] - 1 + (entry in given),
            finished_after=finished[entry] - card.is_finished,
            loss=losses.get(entry, ""),
        )
        for card in sorted(leaving, key=lambda card: (card.submission.title, card.submission_id))
        if (entry := card.submission_id)
    ]


def problems_of(seat: PanelMember, replacement: User | None) -> list[str]:
    """Returns, in sentences, why this cannot be done; empty when it can."""
    problems = []
    if not seat.stage.is_open:
        problems.append("Juri hanya diganti pada tahap yang sedang dibuka.")
    if seat.is_former:
        problems.append(f"{seat.judge.full_name} sudah dilepas dari panel.")
    is_new = replacement is not None and not seat.stage.panel.filter(judge=replacement).exists()
    if is_new and seat.stage.panel.count() >= MOST_CARDS_PER_ENTRY:
        problems.append(f"Panel paling banyak {MOST_CARDS_PER_ENTRY} juri.")
    return problems


@atomic_with_sentences()
def release_judge(
    *,
    stage: Stage,
    judge: User,
    replacement: User | None,
    keeps_finished: bool,
    reason: str,
    digest: str,
    by: User,
    now: datetime,
) -> Departure:
    """Takes a judge off an open stage as shown beforehand; returns what has happened.

    Empty sheets go to the replacement, begun ones are set aside and made anew for the replacement; finished ones
    count on, or are set aside and made anew as well. Where the replacement has a conflict of interest, the new sheet
    is recused at once. Requests to look again that are still open end. Whoever leaves sheets behind stays on the
    panel as a former member. `digest` is that of the departure that was agreed to. Raises ValidationError without a
    reason, when the stage is not open, the judge has left already, or the effect would be another by now;
    PermissionDenied for everybody but Setda.
    """
    stage = lock_unclosed(stage=stage, by=by)
    reason = clean_text(reason)
    seat = stage.panel.select_related("judge").filter(judge=judge).first()
    if seat is None:
        raise ValidationError(f"{judge.full_name} tidak ada di panel tahap ini.")
    seat.stage = stage
    if replacement is not None and not possible_replacements(seat).filter(pk=replacement.pk).exists():
        raise ValidationError({"replacement": "Pilih juri yang aktif dan belum dilepas dari panel."})
    departure = departure_of(seat=seat, replacement=replacement, keeps_finished=keeps_finished)
    if departure.problems:
        raise ValidationError(departure.problems)
    if not reason:
        raise ValidationError({"reason": "Tuliskan alasannya."})
    if departure.digest != digest:
        raise ValidationError(OUTDATED)
    with pghistory.context(reason=reason, stage=stage.pk, released_judge=judge.pk):
        carry_out(departure, reason=reason, now=now)
    return departure


def carry_out(departure: Departure, *, reason: str, now: datetime) -> None:
    """Changes sheets and seats."""
    seat, stage, replacement = departure.seat, departure.seat.stage, departure.replacement
    stage.scorecards.filter(pk__in=departure.set_aside).update(state=SET_ASIDE, finished_at=None)
    stage.scorecards.filter(pk__in=departure.dropped).delete()
    if replacement:
        take_seat(stage, replacement, seat if departure.leaves_traces else None)
    Scorecard.objects.bulk_create(
        Scorecard(stage=stage, submission_id=entry, judge=replacement, state=state)
        for state, entries in ((DRAFT, departure.given), (RECUSED, departure.recused))
        for entry in entries
    )
    own = stage.scorecards.filter(judge=seat.judge_id)
    end_requests(own, reason=f"Juri dilepas dari panel: {reason}", now=now)
    if not departure.leaves_traces:
        stage.scorecards.filter(judge=seat.judge_id).delete()  # empty ones, of entries that have left the contest
        move_up(seat)
        return
    seat.left_at, seat.left_reason = now, reason
    seat.full_clean()
    seat.save()


def take_seat(stage: Stage, judge: User, predecessor: PanelMember | None) -> None:
    """Seats the replacement at the end, unless that judge has a seat already."""
    if stage.panel.filter(judge=judge).exists():
        return
    last = stage.panel.aggregate(last=Max("position"))["last"] or 0
    seat = PanelMember(stage=stage, judge=judge, position=last + 1, replaces=predecessor)
    seat.full_clean()
    seat.save()


def move_up(seat: PanelMember) -> None:
    """Removes the seat of a judge who leaves nothing behind; later seats move up."""
    stage = seat.stage
    seat.delete()
    stage.panel.filter(position__gt=seat.position).update(position=F("position") - 1)
