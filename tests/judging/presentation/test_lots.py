"""The order by lot can be repeated by anybody, stays on record, and is never drawn twice by accident."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from judging.models import PresentationDraw, PresentationPlan, PresentationSlot
from judging.presentation.drawing_lots import DRAWN_MEANWHILE, draw_by_portal, order_by_lot, record_lots, swap
from judging.presentation.schedule import schedule_of
from tests import factories
from tests.factories import NOW


def known(stage, by, **changes) -> dict:
    return {"stage": stage, "witnesses": "Saksi Rekaan", "reason": "", "after": 0, "by": by, "now": NOW} | changes


def order(stage) -> list[str]:
    return [slot.submission.code for slot in schedule_of(stage).slots]


def test_the_order_is_that_of_sha256_of_number_and_code():
    codes = ["KIPP26-AAAA", "KIPP26-BBBB", "KIPP26-CCCC", "KIPP26-DDDD"]
    by_hand = sorted(codes, key=lambda code: hashlib.sha256(b"123:" + code.encode()).hexdigest())
    assert order_by_lot(seed=123, codes=codes) == by_hand
    assert len({tuple(order_by_lot(seed=seed, codes=codes)) for seed in range(200)}) == 24


def test_drawing_keeps_seed_witnesses_and_result(finals, entries, setda):
    draw = draw_by_portal(**known(finals, setda))
    assert (draw.number, draw.drawn_by, draw.drawn_at, draw.witnesses) == (1, setda, NOW, "Saksi Rekaan")
    assert draw.order == order_by_lot(seed=draw.seed, codes=[entry.code for entry in entries])
    assert order(finals) == draw.order


def test_lots_from_the_room_are_recorded_as_such(finals, entries, setda):
    numbers = {entry.code: number for entry, number in zip(entries, (2, 3, 1), strict=True)}
    draw = record_lots(numbers=numbers, **known(finals, setda))
    assert (draw.method, draw.seed) == ("hand", None)
    assert order(finals) == [entries[2].code, entries[0].code, entries[1].code]


@pytest.mark.parametrize("numbers", [(1, 2, 2), (0, 1, 2), (1, 2, 4)])
def test_lots_that_are_no_order_are_refused(finals, entries, setda, numbers):
    typed = {entry.code: number for entry, number in zip(entries, numbers, strict=True)}
    with pytest.raises(ValidationError, match="tepat satu kali"):
        record_lots(numbers=typed, **known(finals, setda))
    assert not PresentationSlot.objects.exists()


def test_lots_of_other_entries_are_refused(finals, entries, setda):
    with pytest.raises(ValidationError, match="berubah sejak halaman dibuka"):
        record_lots(numbers={entries[0].code: 1}, **known(finals, setda))


def test_a_second_click_draws_nothing(finals, entries, setda):
    draw_by_portal(**known(finals, setda))
    with pytest.raises(ValidationError) as refusal:
        draw_by_portal(**known(finals, setda, reason="Klik kedua."))
    assert refusal.value.messages == [DRAWN_MEANWHILE]
    assert PresentationDraw.objects.count() == 1


def test_drawing_again_needs_a_reason_keeps_the_former_draw_and_withdraws_the_announcement(finals, entries, setda):
    factories.make_presentation(finals, by=setda)
    with pytest.raises(ValidationError, match="alasan mengundi ulang"):
        draw_by_portal(**known(finals, setda, after=1))
    assert PresentationPlan.objects.get().announced_at == NOW
    draw_by_portal(**known(finals, setda, after=1, reason="Finalis bertambah."))
    assert list(PresentationDraw.objects.order_by("number").values_list("number", "reason")) == [
        (1, ""),
        (2, "Finalis bertambah."),
    ]
    plan = PresentationPlan.objects.get()
    assert (plan.announced_at, plan.announced_by, plan.announced) == (None, None, {})


def test_a_draw_cannot_be_changed_afterwards(finals, entries, setda):
    draw = draw_by_portal(**known(finals, setda))
    with pytest.raises(DatabaseError), transaction.atomic():
        PresentationDraw.objects.filter(pk=draw.pk).update(order=[])
    draw.refresh_from_db()
    assert len(draw.order) == 3


def test_without_entries_witnesses_or_the_right_nothing_is_drawn(finals, setda, juri_satu, edition, dinkes):
    with pytest.raises(ValidationError, match="belum ada yang diundi"):
        draw_by_portal(**known(finals, setda))
    factories.admit(finals, factories.make_submission(edition, dinkes))
    with pytest.raises(ValidationError):
        draw_by_portal(**known(finals, setda, witnesses=" "))
    with pytest.raises(PermissionDenied):
        draw_by_portal(**known(finals, juri_satu))
    assert not PresentationDraw.objects.exists()


def test_two_entries_swap_with_a_reason_on_record(finals, entries, setda):
    factories.make_presentation(finals, by=setda)
    first, second, third = [slot.submission for slot in schedule_of(finals).slots]
    record = swap(stage=finals, first=first, second=third, reason="Bertabrakan dinas.", by=setda, now=NOW)
    assert order(finals) == [third.code, second.code, first.code]
    assert (record.first_number, record.second_number, record.reason) == (1, 3, "Bertabrakan dinas.")
    with pytest.raises(ValidationError):
        swap(stage=finals, first=first, second=second, reason=" ", by=setda, now=NOW)
    with pytest.raises(ValidationError):
        swap(stage=finals, first=first, second=first, reason="Sama.", by=setda, now=NOW)
    assert order(finals) == [third.code, second.code, first.code]
