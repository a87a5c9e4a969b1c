"""The pages of a presentation day: Setda prepares, judges follow the order, nobody else comes in."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import PresentationDraw, PresentationPlan, PresentationSession, PresentationSwap
from judging.presentation.schedule import schedule_of
from kipp.accounts.models import Mail
from submissions.models import Submission
from tests import factories
from tests.judging.presentation.conftest import NINE, admit
from tests.unguarded import without_triggers

STEPS = ["detail", "edit", "draw", "swap", "announce", "print", "timer"]


def address(name: str, *more) -> str:
    return reverse(f"judging:presentation-{name}", args=["2026", 2, *more])


@pytest.fixture
def drawn(finals, entries, setda):
    factories.make_presentation(finals, by=setda, announced=False)
    return finals


@pytest.fixture
def client(client, setda):
    client.force_login(setda)
    return client


def session_data(*rows, **changes) -> dict:
    data = {"presenting_minutes": "8", "question_minutes": "20", "pause_minutes": "5", "to_bring": "Laptop."}
    data |= {"sesi-TOTAL_FORMS": len(rows), "sesi-INITIAL_FORMS": 0}
    for number, (start, end, place) in enumerate(rows):
        data |= {f"sesi-{number}-starts_at": start, f"sesi-{number}-ends_at": end, f"sesi-{number}-place": place}
    return data | changes


def stamp_on(client) -> str:
    return client.get(address("edit")).context["form"].initial["stamp"]


@pytest.mark.parametrize("name", STEPS)
def test_strangers_log_in_and_members_of_other_roles_are_refused(client, drawn, name, operator_dinkes, pengamat):
    for user in (operator_dinkes, pengamat):
        client.force_login(user)
        assert client.get(address(name)).status_code == 403
    client.logout()
    assert client.get(address(name)).status_code == 302


def test_empty_pages_say_what_comes_first(client, finals):
    assert "Isi hari, jam, dan tempat lebih dahulu" in client.get(address("detail")).content.decode()
    assert "Finalis masuk ketika tahap sebelumnya ditutup" in client.get(address("draw")).content.decode()
    assert "Urutan belum diundi" in client.get(address("swap")).content.decode()
    assert "Hari, jam, dan tempat belum diisi." in client.get(address("announce")).content.decode()
    assert "Belum ada jadwal dengan urutan" in client.get(address("timer")).content.decode()


def test_opening_pages_changes_nothing(client, drawn, entries):
    before = schedule_of(drawn)
    for name in STEPS:
        assert client.get(address(name)).status_code == 200
    assert schedule_of(drawn) == before
    assert (PresentationDraw.objects.count(), Mail.objects.count()) == (1, 0)


def test_times_are_typed_in_wib_and_an_unchanged_form_moves_nothing(client, finals):
    row = ("2026-11-24T09:00:00", "2026-11-24T12:00:00", "  Ruang   Rekaan ")
    answer = client.post(address("edit"), session_data(row, stamp=stamp_on(client)))
    assert answer.url == address("detail")
    session = PresentationSession.objects.get()
    assert (session.starts_at, session.ends_at, session.place) == (NINE, NINE + timedelta(hours=3), "Ruang Rekaan")
    form = client.get(address("edit")).context
    data = session_data(row, stamp=form["form"].initial["stamp"]) | {"sesi-INITIAL_FORMS": 1}
    client.post(address("edit"), data)
    assert PresentationSession.objects.get().starts_at == NINE
    assert PresentationPlan.objects.get().presenting_minutes == 8


def test_bad_times_are_kept_with_their_message(client, finals):
    rows = [
        ("2026-11-24T09:00:00", "2026-11-24T08:00:00", "Ruang Rekaan"),
        ("2026-11-24T13:00:00", "2026-11-24T15:00:00", ""),
    ]
    answer = client.post(address("edit"), session_data(*rows, stamp=stamp_on(client), presenting_minutes="0"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sesi harus selesai setelah mulai." in page
    assert 'value="2026-11-24T08:00:00"' in page
    assert "Isian ini wajib diisi." in page
    assert not PresentationPlan.objects.exists()


def test_overlapping_sessions_are_told_beside_the_later_one(client, finals):
    rows = [
        ("2026-11-24T09:00:00", "2026-11-24T12:00:00", "Ruang Satu"),
        ("2026-11-24T11:00:00", "2026-11-24T15:00:00", "Ruang Dua"),
    ]
    answer = client.post(address("edit"), session_data(*rows, stamp=stamp_on(client)))
    assert answer.status_code == 422
    assert "Sesi ini mulai sebelum sesi lain selesai." in answer.content.decode()
    assert not PresentationPlan.objects.exists()


def test_the_portal_draws_and_the_record_can_be_printed(client, finals, entries):
    data = {"after": 0, "witnesses": "Saksi Rekaan", "method": "portal"}
    assert client.post(address("draw"), data).url == address("detail")
    draw = PresentationDraw.objects.get()
    page = client.get(address("draw-print", 1)).content.decode()
    assert str(draw.seed) in page
    assert "Saksi Rekaan" in page
    assert "sha256sum" in page
    assert page.index(draw.order[0]) < page.index(draw.order[2])
    assert client.get(address("draw-print", 2)).status_code == 404


def test_lots_from_the_room_are_typed_in(client, finals, entries):
    data = {"after": 0, "witnesses": "Saksi Rekaan", "method": "hand"}
    lots = {f"lot-{entry.code}": number for entry, number in zip(entries, (3, 1, 1), strict=True)}
    answer = client.post(address("draw"), data | lots)
    assert answer.status_code == 422
    assert "Nomor 1 sudah dipakai." in answer.content.decode()
    lots[f"lot-{entries[2].code}"] = 2
    client.post(address("draw"), data | lots)
    assert PresentationDraw.objects.get().order == [entries[1].code, entries[2].code, entries[0].code]


def test_without_witnesses_or_a_reason_nothing_is_drawn(client, drawn):
    answer = client.post(address("draw"), {"after": 1, "method": "portal"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tuliskan sedikitnya satu saksi." in page
    assert "Tuliskan alasan mengundi ulang." in page
    assert PresentationDraw.objects.count() == 1


def test_entries_swap_with_a_reason(client, drawn, entries):
    before = [slot.submission for slot in schedule_of(drawn).slots]
    data = {"first": before[0].code, "second": before[0].code, "reason": "Dinas luar."}
    assert "Pilih proposal yang lain." in client.post(address("swap"), data).content.decode()
    client.post(address("swap"), data | {"second": before[2].code})
    assert [slot.submission for slot in schedule_of(drawn).slots] == before[::-1]
    assert PresentationSwap.objects.get().reason == "Dinas luar."
    assert "Dinas luar." in client.get(address("detail")).content.decode()


def test_a_dropped_entry_is_shown_as_such_and_the_rest_may_move_up(client, drawn):
    out = schedule_of(drawn).slots[0].submission
    out.state, out.reason = "withdrawn", "Rekaan."
    out.save()
    assert "Majukan yang di belakangnya" in client.get(address("detail")).content.decode()
    client.post(address("gap", out.code), {"keeps": "no"})
    assert schedule_of(drawn).slots[1].starts_at == NINE
    page = client.get(address("detail")).content.decode()
    assert "gugur" in page
    assert "Biarkan waktunya kosong" in page
    assert client.get(address("gap", out.code)).status_code == 405
    assert out.title not in client.get(address("timer")).content.decode()


def test_announcing_says_what_it_discloses_and_offers_texts_afterwards(client, drawn):
    page = client.get(address("announce"))
    assert "Pengumuman ini membuka sebuah hasil" in page.content.decode()
    client.post(address("announce"), {"fingerprint": "lama"})
    assert not Mail.objects.exists()
    client.post(address("announce"), {"fingerprint": page.context["call"].fingerprint})
    assert Mail.objects.count() == 3
    after = client.get(address("announce")).content.decode()
    assert "Teks WhatsApp per proposal" in after
    assert "Ruang Rekaan" in after


def test_judges_of_the_panel_read_the_schedule_once_it_is_announced(client, drawn, juri_satu, setda):
    client.force_login(juri_satu)
    assert client.get(address("print")).status_code == 404
    PresentationPlan.objects.update(announced_at=NINE, announced_by=setda)
    assert "FINALIS A" in client.get(address("print")).content.decode()
    drawn.is_blind = True
    drawn.save()
    assert client.get(address("print")).status_code == 404


def test_before_the_announcement_judges_read_in_their_own_order_without_times(
    client, drawn, juri, setda, disdikpora, monkeypatch
):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NINE)
    admit(drawn, *(factories.make_submission(drawn.competition, disdikpora) for _ in range(7)))
    codes = list(drawn.admissions.order_by("-submission__code").values_list("submission__code", flat=True))
    drawn.presentation_slots.all().delete()
    for number, code in enumerate(codes, start=1):
        drawn.presentation_slots.create(submission=Submission.objects.get(code=code), number=number)
    orders = []
    for judge in juri:
        client.force_login(judge)
        page = client.get(reverse("judging:scorecard-list"))
        (pile,) = page.context["open_piles"]
        orders.append([sheet.card.submission.code for sheet in pile.sheets])
        assert [sheet.slot for sheet in pile.sheets] == [None] * 10
        assert not re.search(r"Urutan \d|Ruang Rekaan|Sekarang tampil|Jadwal lengkap", page.content.decode())
    assert len({tuple(order) for order in [*orders, codes]}) == 4
    PresentationPlan.objects.update(announced_at=NINE, announced_by=setda)
    page = client.get(reverse("judging:scorecard-list"))
    assert [sheet.card.submission.code for sheet in page.context["open_piles"][0].sheets] == codes
    assert "Urutan 1 ·" in page.content.decode()
    assert "Jadwal lengkap" in page.content.decode()


def test_once_announced_the_judges_list_follows_the_order_and_marks_who_is_on(
    client, drawn, juri_satu, setda, monkeypatch
):
    PresentationPlan.objects.update(announced_at=NINE, announced_by=setda)
    order = [slot.submission.title for slot in schedule_of(drawn).slots]
    client.force_login(juri_satu)
    for minutes, on in ((36, order[1]), (33, None)):
        monkeypatch.setattr("kipp.shared.clock.now", lambda minutes=minutes: NINE + timedelta(minutes=minutes))
        page = client.get(reverse("judging:scorecard-list")).content.decode()
        table = page[page.index("<tbody>") :]
        assert [table.index(title) for title in order] == sorted(table.index(title) for title in order)
        shown = [part[:400] for part in page.split('<div class="presentation__on"')[1:] if "hidden" not in part[:90]]
        assert [on in part for part in shown] == ([True] if on else [])
    sheets = client.get(reverse("judging:scorecard-list")).context["open_piles"][0].sheets
    assert [sheet.card.submission.title for sheet in sheets] == order


def queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["detail", "print", "timer", "announce", "swap", "draw"])
def test_pages_cost_the_same_for_one_and_three_entries(client, finals, edition, disdikpora, setda, name):
    admit(finals, factories.make_submission(edition, disdikpora))
    factories.make_presentation(finals, by=setda, announced=name == "print")
    one = queries(client, address(name))
    with without_triggers(PresentationDraw):
        PresentationDraw.objects.all().delete()
    PresentationPlan.objects.all().delete()
    finals.presentation_slots.all().delete()
    admit(finals, factories.make_submission(edition, disdikpora), factories.make_submission(edition, disdikpora))
    factories.make_presentation(finals, by=setda, announced=name == "print")
    assert one == queries(client, address(name)) <= 13


def test_the_judges_list_costs_the_same_for_one_and_three_entries(
    client, finals, edition, disdikpora, setda, juri_satu
):
    admit(finals, factories.make_submission(edition, disdikpora))
    factories.make_presentation(finals, by=setda)
    client.force_login(juri_satu)
    one = queries(client, reverse("judging:scorecard-list"))
    late = [factories.make_submission(edition, disdikpora) for _ in range(2)]
    admit(finals, *late)
    assert one == queries(client, reverse("judging:scorecard-list")) <= 12
