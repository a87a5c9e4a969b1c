"""The order of presenting: drawn by lot, by the portal or by hand, on record for ever; and two entries that swap."""

import hashlib
from datetime import datetime

from django.core.exceptions import ValidationError

from competitions.models import Stage
from judging.assignment.seeds import draw_seed, next_number
from judging.models import PresentationDraw, PresentationPlan, PresentationSlot, PresentationSwap
from judging.presentation.scheduling import lock_day
from kipp.accounts.models import User
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from submissions.models import Submission

NOBODY = "Belum ada proposal yang masuk tahap ini, jadi belum ada yang diundi."
DRAWN_MEANWHILE = (
    "Urutan sudah diundi sejak halaman ini dibuka; hasilnya tetap berlaku. Muat ulang halaman untuk melihatnya."
)
OTHER_ENTRIES = "Proposal pada tahap ini berubah sejak halaman dibuka. Muat ulang halaman, lalu isi lagi."


def lot_of(*, seed: int, code: str) -> str:
    """Returns the lot of an entry: the SHA-256 of "seed:code" in 64 hexadecimal digits, which anybody can compute."""
    return hashlib.sha256(f"{seed}:{code}".encode()).hexdigest()


def order_by_lot(*, seed: int, codes: list[str]) -> list[str]:
    """Returns the codes by their lots, the smallest first."""
    return sorted(codes, key=lambda code: (lot_of(seed=seed, code=code), code))


def digest_of_draw(draw: PresentationDraw) -> str:
    """Names exactly this result, for its print."""
    return digest_of([draw.number, draw.method, draw.seed, draw.order])


def entries_to_draw(stage: Stage) -> list[Submission]:
    """Returns the entries of the stage that are still in the contest, by code."""
    entries = Submission.objects.eligible().filter(admissions__stage=stage)
    return list(entries.select_related("organization").order_by("code"))


@atomic_with_sentences()
def draw_by_portal(*, stage: Stage, witnesses: str, reason: str, after: int, by: User, now: datetime):
    """Draws a seed and orders the entries by their lots; returns the PresentationDraw.

    after: number of the last draw that the person knew of, 0 for none, so that a second click draws nothing.
    reason: why it is drawn again; must be empty the first time. Raises ValidationError when there is nothing to draw,
    witnesses or the reason are missing or somebody has drawn meanwhile; PermissionDenied for everybody but Setda.
    """
    stage = lock_day(stage=stage, by=by)
    seed = draw_seed()
    order = order_by_lot(seed=seed, codes=[entry.code for entry in entries_to_draw(stage)])
    draw = PresentationDraw(stage=stage, method=PresentationDraw.Method.PORTAL, seed=seed, order=order)
    return keep(draw, witnesses=witnesses, reason=reason, after=after, by=by, now=now)


@atomic_with_sentences()
def record_lots(
    *, stage: Stage, numbers: dict[str, int], witnesses: str, reason: str, after: int, by: User, now: datetime
):
    """Records lots that were drawn by hand in the room: the number of each entry by its code, 1 to n.

    The rest as in draw_by_portal().
    """
    stage = lock_day(stage=stage, by=by)
    codes = {entry.code for entry in entries_to_draw(stage)}
    if set(numbers) != codes:
        raise ValidationError(OTHER_ENTRIES)
    if sorted(numbers.values()) != list(range(1, len(codes) + 1)):
        raise ValidationError(f"Isi setiap nomor dari 1 sampai {len(codes)} tepat satu kali.")
    order = sorted(numbers, key=numbers.get)
    draw = PresentationDraw(stage=stage, method=PresentationDraw.Method.HAND, order=order)
    return keep(draw, witnesses=witnesses, reason=reason, after=after, by=by, now=now)


def keep(draw: PresentationDraw, *, witnesses: str, reason: str, after: int, by: User, now: datetime):
    """Saves a draw and puts the entries into its order; what was announced before is withdrawn from the operators."""
    stage, reason, witnesses = draw.stage, clean_text(reason), clean_text(witnesses)
    draw.number = next_number(stage.presentation_draws)
    if draw.number != after + 1:
        raise ValidationError(DRAWN_MEANWHILE, code="drawn")
    if not draw.order:
        raise ValidationError(NOBODY)
    if draw.number > 1 and not reason:
        raise ValidationError({"reason": "Isi alasan mengundi ulang."})
    draw.witnesses, draw.reason, draw.drawn_by, draw.drawn_at = witnesses, reason, by, now
    draw.full_clean()
    draw.save()
    keys = dict(Submission.objects.filter(code__in=draw.order).values_list("code", "pk"))
    stage.presentation_slots.all().delete()
    PresentationSlot.objects.bulk_create(
        PresentationSlot(stage=stage, submission_id=keys[code], number=number)
        for number, code in enumerate(draw.order, start=1)
    )
    PresentationPlan.objects.filter(stage=stage).update(announced_at=None, announced_by=None, announced={})
    return draw


@atomic_with_sentences()
def swap(*, stage: Stage, first: Submission, second: Submission, reason: str, by: User, now: datetime):
    """Lets two entries change places, with a reason that stays on record; returns the PresentationSwap.

    Raises ValidationError without a reason, for the same entry twice or one without a slot; PermissionDenied for
    everybody but Setda.
    """
    stage = lock_day(stage=stage, by=by)
    slots = {slot.submission_id: slot for slot in stage.presentation_slots.filter(submission__in=[first, second])}
    if len(slots) != 2:
        raise ValidationError("Pilih dua proposal berbeda yang sudah mendapat urutan.")
    one, other = slots[first.pk], slots[second.pk]
    record = PresentationSwap(
        stage=stage,
        first=first,
        second=second,
        first_number=one.number,
        second_number=other.number,
        reason=clean_text(reason),
        swapped_by=by,
        swapped_at=now,
    )
    record.full_clean()
    record.save()
    one.number, other.number = other.number, one.number
    for slot in (one, other):
        slot.save(update_fields=["number"])
    return record


def titles_of(draws: list[PresentationDraw]) -> dict[str, Submission]:
    """Returns the entries that draws name, by code."""
    codes = {code for draw in draws for code in draw.order}
    return {entry.code: entry for entry in Submission.objects.filter(code__in=codes).select_related("organization")}
