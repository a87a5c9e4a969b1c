"""The checklist beside the decision, and the filters of the queue."""

import pytest
from django.urls import reverse

from competitions.models import Competition
from submissions import decisions
from submissions.models import ChecklistMark
from tests import factories
from tests.factories import NOW, make_submission
from tests.submissions.conftest import count_queries

pytestmark = pytest.mark.usefixtures("at")


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def entry(edition, dinkes):
    return make_submission(edition, dinkes, state="submitted", title="SAMBANG WARGA")


@pytest.fixture
def queue(edition):
    return reverse("submissions:screening-list", args=[edition.slug])


def page(entry):
    return reverse("submissions:screening-decide", args=[entry.competition.slug, entry.code])


def item(edition, position):
    return edition.checklist.get(position=position)


def typed(edition, before=None, **marks):
    """Returns what a browser sends: every point as the page showed it, and `result_1`, `note_1` … as they were set."""
    data = {}
    for point in edition.checklist.all():
        for kind in ("result", "note"):
            name = f"{kind}_{point.pk}"
            data[f"initial-{name}"] = (before or {}).get(f"{kind}_{point.position}", "")
            data[name] = marks.get(f"{kind}_{point.position}", data[f"initial-{name}"])
    return data


def marks_of(entry) -> dict[int, tuple[str, str]]:
    return {mark.item.position: (mark.result, mark.note) for mark in entry.checklist_marks.select_related("item")}


def test_points_of_the_edition_are_saved_and_shown_again(edition, entry, login, setda):
    client = login(setda)
    assert "Surat pernyataan lengkap dan ditandatangani" in text(client.get(page(entry)))
    data = typed(edition, result_1="met", result_3="unmet", note_3=" Belum\u202e bermeterai. ")
    html = text(client.post(page(entry), data | {"action": "save"}, follow=True))
    assert "Pemeriksaan tersimpan." in html
    assert "Belum bermeterai." in html
    assert marks_of(entry) == {1: ("met", ""), 3: ("unmet", "Belum bermeterai.")}
    entry.refresh_from_db()
    assert (entry.state, entry.pending_decision) == ("submitted", "")


def test_deciding_saves_the_points_too(edition, entry, login, setda):
    data = typed(edition, result_1="met") | {"action": "accept"}
    login(setda).post(page(entry), data)
    entry.refresh_from_db()
    assert entry.pending_decision == "accept"
    assert marks_of(entry) == {1: ("met", "")}


def test_refusal_without_a_reason_keeps_what_was_marked(edition, entry, login, setda):
    html = text(login(setda).post(page(entry), typed(edition, note_2="Terlalu pendek.") | {"action": "refuse"}))
    assert "Tuliskan alasannya." in html
    assert "Terlalu pendek." in html


def test_stale_page_overwrites_only_what_was_changed_on_it(edition, entry, login, setda):
    ChecklistMark.objects.create(submission=entry, item=item(edition, 1), result="unmet", note="Dari rekan.")
    login(setda).post(page(entry), typed(edition, result_2="met") | {"action": "save"})
    assert marks_of(entry) == {1: ("unmet", "Dari rekan."), 2: ("met", "")}


@pytest.mark.parametrize("result", ["mungkin", "met\x00"])
def test_invented_result_is_refused(edition, entry, login, setda, result):
    response = login(setda).post(page(entry), typed(edition, result_1=result) | {"action": "accept"})
    assert response.status_code == 200
    entry.refresh_from_db()
    assert entry.pending_decision == ""
    assert not entry.checklist_marks.exists()


def test_points_of_a_decided_entry_are_a_record(edition, dinkes, login, setda):
    entry = make_submission(edition, dinkes, state="eligible")
    ChecklistMark.objects.create(submission=entry, item=item(edition, 1), result="met", note="Sudah dibaca.")
    client = login(setda)
    html = text(client.get(page(entry)))
    assert "Sudah dibaca." in html
    assert "result_" not in html
    client.post(page(entry), typed(edition, note_1="Diganti.") | {"action": "save"})
    assert marks_of(entry) == {1: ("met", "Sudah dibaca.")}


def test_archived_edition_keeps_its_marks(edition, entry, login, setda):
    Competition.objects.update(status="archived")
    html = text(login(setda).post(page(entry), typed(edition, result_1="met") | {"action": "save"}, follow=True))
    assert "sudah diarsipkan" in html
    assert marks_of(entry) == {}


def test_prepared_verdict_is_shown_changed_and_taken_back(entry, login, setda):
    client = login(setda)
    client.post(page(entry), {"action": "refuse", "reason": "Jawaban asal."})
    html = text(client.get(page(entry)))
    assert "akan tidak lolos" in html
    assert "Jawaban asal.</textarea>" in html
    assert "Disiapkan oleh Setda Rekaan" in html
    html = text(client.post(page(entry), {"action": "undecide"}, follow=True))
    assert "“SAMBANG WARGA”: diajukan." in html
    entry.refresh_from_db()
    assert (entry.pending_decision, entry.pending_reason) == ("", "")


def test_page_takes_the_same_queries_for_one_point_and_three(edition, entry, login, setda):
    client = login(setda)
    edition.checklist.filter(position__gt=1).delete()
    first = count_queries(client, page(entry))
    for position in (2, 3):
        edition.checklist.create(position=position, label=f"Butir {position}")
    for point in edition.checklist.all():
        ChecklistMark.objects.create(submission=entry, item=point, result="met")
    assert count_queries(client, page(entry)) == first == 18


def listed(html) -> set[str]:
    return {title for title in ("SATU", "DUA", "TIGA", "EMPAT") if f">{title}</a>" in html}


@pytest.fixture
def piles(edition, dinkes, puskesmas, disdikpora, setda):
    """Undecided of Dinkes, prepared refusal of its unit, prepared acceptance, and a returned one."""
    education = edition.categories.get(label="Pendidikan")
    make_submission(edition, dinkes, state="submitted", title="SATU", long_title="Uji a")
    two = make_submission(edition, puskesmas, state="submitted", title="DUA", long_title="Coba b")
    three = make_submission(
        edition, disdikpora, state="submitted", title="TIGA", long_title="Ragam c", category=education
    )
    make_submission(edition, disdikpora, state="returned", title="EMPAT", long_title="Lain d")
    decisions.refuse(submission=two, by=setda, now=NOW, reason="Jawaban asal.")
    decisions.accept(submission=three, by=setda, now=NOW)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "waiting"}, {"SATU"}),
        ({"state": "refuse"}, {"DUA"}),
        ({"state": "accept"}, {"TIGA"}),
        ({"state": "returned"}, {"EMPAT"}),
        ({"state": "eligible"}, set()),
        ({"q": "kaliwungu"}, {"DUA"}),
        ({}, {"SATU", "DUA", "TIGA", "EMPAT"}),
    ],
)
def test_queue_is_narrowed_by_pile(piles, queue, login, setda, query, expected):
    assert listed(text(login(setda).get(queue, query))) == expected


def test_queue_is_narrowed_by_category_and_organization(piles, edition, dinkes, queue, login, setda):
    client = login(setda)
    category = edition.categories.get(label="Pendidikan").pk
    assert listed(text(client.get(queue, {"category": category}))) == {"TIGA"}
    assert listed(text(client.get(queue, {"organization": dinkes.pk}))) == {"SATU", "DUA"}


def test_queue_is_narrowed_by_hints(edition, dinkes, queue, login, setda):
    careful = make_submission(edition, dinkes, state="submitted", title="SATU", long_title="Uji a")
    make_submission(edition, dinkes, state="submitted", title="DUA", long_title="Coba b")
    for question in edition.questions.all():
        words = [f"kata{question.position}x{number}" for number in range(question.max_words // 5)]
        careful.answers.filter(question=question).update(text=" ".join(words))
    client = login(setda)
    assert listed(text(client.get(queue, {"hints": "ada"}))) == {"DUA"}
    assert listed(text(client.get(queue, {"hints": "tidak"}))) == {"SATU"}


def test_queue_says_what_waits(piles, queue, login, setda):
    html = text(login(setda).get(queue))
    assert "1 dari 4 proposal menunggu keputusan. 2 keputusan belum diumumkan." in html
    assert "Pengumuman (2)" in html


def test_next_one_is_the_next_undecided(piles, edition, queue, login, setda):
    entry = edition.submissions.get(title="TIGA")
    html = text(login(setda).get(page(entry)))
    assert "Berikutnya: SATU" in html
    factories.make_submission(edition, entry.organization, state="submitted", title="LIMA")
    assert "Berikutnya: LIMA" in text(login(setda).get(page(entry)))
