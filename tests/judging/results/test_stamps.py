"""Two members on one form: the later save is refused once, with what was typed kept and what is stored shown."""

import re

import pytest
from django.urls import reverse

from judging.models import CeremonyDetail, CertificateDesign, FeedbackLetter
from judging.results.feedback import letters
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal
from kipp.accounts.models import Role
from tests import factories

NOW = factories.NOW
DETAIL = {"read_as": "", "pronunciation": "", "handed_over_by": "", "prize": "", "represented_by": "", "photo": ""}
FORMS = {
    "feedback-edit": ({"strengths": "Kuat.", "advice": "Saran lama."}, "advice", FeedbackLetter),
    "ceremony-detail": ({**DETAIL, "attendance": "present", "seat": "A1"}, "seat", CeremonyDetail),
    "certificate-design": (
        {"issuer": "Pemkab", "heading": "Piagam", "first_number": "1", "place": "Kudus", "signatory_name": "Nama Lama"},
        "signatory_name",
        CertificateDesign,
    ),
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged):
    seal(competition=edition, by=setda, now=NOW)
    return edition


def stamp_on(text: str) -> str:
    return re.search(r'name="stamp"(?: value="([^"]*)")?', text)[1] or ""


@pytest.mark.parametrize("name", FORMS)
def test_the_later_one_is_refused_once(login, setda, sealed, judged, name):
    typed, field, model = FORMS[name]
    args = [sealed.slug] if name == "certificate-design" else [sealed.slug, judged[0].code]
    page = reverse(f"results:{name}", args=args)
    colleague = factories.make_user(Role.ADMIN, full_name="Setda Kedua Rekaan")
    mine, theirs = login(setda), login(colleague)
    opened = stamp_on(mine.get(page).text)
    assert theirs.post(page, {**typed, "stamp": stamp_on(theirs.get(page).text)}).status_code == 302

    late = mine.post(page, {**typed, field: "Isian terlambat", "stamp": opened})

    assert late.status_code == 409
    assert "Setda Kedua Rekaan menyimpan isian ini pukul 10.00.00 WIB." in late.text
    assert "Isian terlambat" in late.text
    stored = late.text[late.text.index("Yang tersimpan sekarang:") :]
    assert typed[field] in stored[: stored.index("</dl>")]
    assert getattr(model.objects.get(), field) == typed[field]

    again = mine.post(page, {**typed, field: "Isian terlambat", "stamp": stamp_on(late.text)})
    assert again.status_code == 302
    assert getattr(model.objects.get(), field) == "Isian terlambat"


@pytest.mark.parametrize("name", FORMS)
def test_the_same_sent_twice_is_no_conflict(login, setda, sealed, judged, name):
    typed, _, model = FORMS[name]
    args = [sealed.slug] if name == "certificate-design" else [sealed.slug, judged[0].code]
    page, client = reverse(f"results:{name}", args=args), login(setda)
    assert [client.post(page, {**typed, "stamp": ""}).status_code for _ in range(2)] == [302, 302]
    assert model.objects.get().events.count() == 1


def test_letters_that_were_not_announced_are_not_sent(login, setda, sealed, judged):
    def write(entry, advice):
        stored = letters.letter_of(entry)
        stamp = letters.stamp_of(stored.edited_at) if stored else ""
        return letters.save_letter(
            submission=entry, strengths="Kuat.", advice=advice, is_ready=True, stamp=stamp, by=setda, now=NOW
        )

    publish(competition=sealed, at=None, by=setda, now=NOW)
    write(judged[0], "Saran.")
    client, page = login(setda), reverse("results:feedback-list", args=[sealed.slug])
    announced = re.search(r'name="listed" value="(\w+)"', client.get(page).text)[1]
    write(judged[1], "Saran.")

    answer = client.post(page, {"listed": announced}, follow=True)

    assert "Daftar surat yang siap berubah sesudah halaman ini dibuka" in answer.text
    assert not FeedbackLetter.objects.exclude(released_at=None).exists()
    announced = re.search(r'name="listed" value="(\w+)"', answer.text)[1]
    assert "2 surat umpan balik dikirim" in client.post(page, {"listed": announced}, follow=True).text
