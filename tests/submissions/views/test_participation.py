"""The board of participation, the texts and mails written from it."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from competitions.models import Extension
from kipp.accounts.models import Mail, User
from tests import factories
from tests.factories import CLOSES
from tests.submissions.conftest import count_queries


@pytest.fixture(autouse=True)
def clock(at, edition):
    edition.letter_types.update(is_required=False)
    return at


@pytest.fixture
def address(edition):
    return lambda name, *args: reverse(f"submissions:{name}", args=[edition.slug, *args])


@pytest.fixture
def phones(operator_dinkes, operator_puskesmas):
    User.objects.filter(pk=operator_dinkes.pk).update(phone="0812 3456 7890")
    User.objects.filter(pk=operator_puskesmas.pk).update(phone="0813 1111 2222")


def text(response):
    return " ".join(response.content.decode().split())


def names_in(page):
    body = page[page.index("<tbody") : page.index('id="ragam"')]
    return {name for name in ("Dinkes", "Disdikpora") if f">{name}<" in body}


def test_title_is_the_sentence_that_the_table_proves(login, setda, address, edition, dinkes, disdikpora):
    factories.make_submission(edition, disdikpora, state="draft")
    factories.make_submission(edition, dinkes, state="submitted")
    page = text(login(setda).get(address("participation")))
    assert "<h1>1 dari 2 perangkat daerah sudah mengajukan; 1 lengkap, belum diajukan.</h1>" in page
    assert "Dinding 2 bata: 1 diajukan, 1 lengkap belum diajukan, 0 draf, 0 belum mulai." in page
    assert page.count('class="brick brick--done" x="0.5"') == 1
    assert page.index(">Disdikpora</a>") < page.index(">Dinkes</a>")
    assert "1 dari 2 mengajukan" in page


def test_row_tells_of_units_returns_and_extensions(login, setda, address, edition, dinkes, puskesmas):
    factories.make_submission(edition, puskesmas, state="returned")
    factories.make_submission(edition, dinkes, state="draft")
    Extension.objects.create(
        competition=edition, organization=dinkes, until=CLOSES + timedelta(days=1), reason="Listrik", granted_by=setda
    )
    page = text(login(setda).get(address("participation")))
    assert "1 dikembalikan untuk perbaikan. Masih ada 1 draf. Diperpanjang sampai 17 November 2026" in page


def test_setda_sees_whom_to_call_and_observers_do_not(login, setda, pengamat, address, phones, operator_dinkes):
    page = text(login(setda).get(address("participation")))
    assert "Operator Dinkes Rekaan" in page
    assert "0812 3456 7890" in page
    page = text(login(pengamat).get(address("participation")))
    assert "Dinkes" in page
    for secret in ("Operator Dinkes", "0812", operator_dinkes.email, 'name="opd"', "WhatsApp"):
        assert secret not in page


def test_observers_do_not_learn_of_drafts_by_name_or_of_verdicts(login, pengamat, setda, address, edition, dinkes):
    factories.make_submission(edition, dinkes, state="draft", title="RAHASIA")
    entry = factories.make_submission(edition, dinkes, state="submitted")
    type(entry).objects.filter(pk=entry.pk).update(
        pending_decision="accept", pending_by=setda, pending_at=factories.NOW
    )
    page = text(login(pengamat).get(address("participation")))
    assert "RAHASIA" not in page
    assert "lolos" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"Dinkes", "Disdikpora"}),
        ({"state": "none"}, {"Disdikpora"}),
        ({"state": "submitted"}, {"Dinkes"}),
        ({"state": "eligible"}, {"Dinkes"}),
        ({"state": "lain"}, {"Dinkes", "Disdikpora"}),
        ({"q": "pendidikan disdik"}, {"Disdikpora"}),
        ({"q": "dinas", "state": "none"}, {"Disdikpora"}),
    ],
)
def test_board_is_narrowed_by_state_and_words(login, setda, address, edition, dinkes, query, shown):
    factories.make_submission(edition, dinkes, state="eligible")
    page = text(login(setda).get(address("participation"), query))
    assert names_in(page) == shown
    assert "Semua <b>2</b>" in page


def test_nothing_found_says_so(login, setda, address):
    page = text(login(setda).get(address("participation"), {"q": "kecamatan"}))
    assert "Tidak ada perangkat daerah yang cocok." in page


def test_edition_without_roster_leads_to_it(login, setda, address, edition):
    edition.roster.all().delete()
    page = text(login(setda).get(address("participation")))
    assert reverse("competitions:roster-edit", args=[edition.slug]) in page


def test_edition_before_stands_beside_this_one(login, setda, address, edition, dinkes):
    before = factories.make_edition(
        by=setda,
        year=2025,
        registration_opens_at=CLOSES - timedelta(days=390),
        registration_closes_at=CLOSES - timedelta(days=365),
    )
    factories.make_submission(before, dinkes, state="submitted", submitted_at=CLOSES - timedelta(days=370))
    page = text(login(setda).get(address("participation")))
    assert "Edisi 2026: 0 dari 2 perangkat daerah ikut. Edisi 2025: 1 dari 2." in page
    assert 'class="before" points="' in page
    row = re.search(r'<th scope="row">16 November 2026</th>(.*?)</tr>', page)[1]
    assert re.findall(r'<td class="r">(.*?)</td>', row) == ["–", "1"]


def test_page_takes_as_many_queries_for_three_as_for_one(
    login, setda, address, edition, dinkes, puskesmas, disdikpora, operator_dinkes
):
    client = login(setda)
    factories.make_submission(edition, dinkes, state="draft", operator=operator_dinkes)
    factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    one = count_queries(client, address("participation"))
    for organization in (puskesmas, disdikpora):
        factories.make_submission(edition, organization, state="draft")
        factories.make_submission(edition, organization, state="submitted")
    assert count_queries(client, address("participation")) == one == 16


@pytest.mark.parametrize("name", ["participation-texts", "participation-mail", "participant-detail"])
def test_only_setda_writes_from_the_board(client, name, address, dinkes, pengamat, operator_dinkes, juri_satu):
    url = address(name, dinkes.pk) if name == "participant-detail" else address(name)
    assert client.get(url).url == f"/masuk/?next={url}"
    for user in (pengamat, operator_dinkes, juri_satu):
        client.force_login(user)
        assert client.get(url).status_code == 403
        assert client.post(url).status_code in (403, 405)
    assert not Mail.objects.exists()


def test_detail_names_contacts_drafts_and_a_text(login, setda, address, edition, dinkes, puskesmas, phones):
    factories.make_submission(edition, puskesmas, state="draft", complete=False, title="SEHAT DEKAT")
    page = text(login(setda).get(address("participant-detail", dinkes.pk)))
    assert "Operator Puskesmas Rekaan · Puskesmas Kaliwungu" in page
    assert "https://wa.me/6281234567890?text=Yth." in page
    assert "Draf “SEHAT DEKAT” dari UPTD Puskesmas Kaliwungu sudah selesai" in page
    assert "- Kategori belum dipilih" in page
    assert login(setda).get(address("participant-detail", puskesmas.pk)).status_code == 404


def test_detail_without_operator_leads_to_inviting_one(login, setda, address, disdikpora):
    page = text(login(setda).get(address("participant-detail", disdikpora.pk)))
    assert "Belum ada operator yang aktif" in page
    assert "Sampai saat ini belum ada proposal dari Dinas Pendidikan, Kepemudaan dan Olahraga." in page


def test_texts_are_for_the_chosen_or_for_all_that_have_not_handed_in(
    login, setda, address, edition, dinkes, disdikpora, phones
):
    client = login(setda)
    page = text(client.get(address("participation-texts")))
    assert "Untuk grup: 2 perangkat daerah" in page
    assert "Belum mulai: - Dinas Kesehatan - Dinas Pendidikan" in page
    assert "ditutup Senin, 16 November 2026 pukul 10.00 WIB (15 hari 0 jam lagi)" in page
    page = text(client.get(address("participation-texts"), {"opd": dinkes.pk}))
    assert "Dinas Pendidikan" not in page
    assert "Untuk grup" not in page
    factories.make_submission(edition, dinkes, state="submitted")
    page = text(client.get(address("participation-texts")))
    assert "Dinas Kesehatan" not in page


@pytest.mark.parametrize("name", ["participation-texts", "participation-mail"])
def test_nobody_to_remind_leads_back_with_the_reason(login, setda, address, clock, name):
    clock(CLOSES)
    client = login(setda)
    response = client.get(address(name))
    assert response.url == address("participation")
    assert "Tidak ada perangkat daerah yang dapat diingatkan" in text(client.get(response.url))


@pytest.fixture
def written(login, setda, address, dinkes, operator_dinkes):
    """Returns what the mail page of Dinkes is sent with."""
    form = login(setda).get(address("participation-mail"), {"opd": dinkes.pk}).context["form"]
    return {**form.initial, "opd": dinkes.pk}


def test_mail_is_shown_as_each_will_read_it(login, setda, address, written, operator_dinkes, disdikpora):
    page = text(login(setda).get(address("participation-mail")))
    assert "Pratinjau: 1 surel untuk 1 perangkat daerah" in page
    assert "<strong>Proposal KIPP 2026 dari Dinas Kesehatan</strong>" in page
    assert "<p>Yth. Operator Dinkes Rekaan,</p>" in page
    assert "Tidak dapat dihubungi lewat surel:" in page
    changed = {**written, "body": "Kepada {nama}: {keadaan}", "action": "preview"}
    page = text(login(setda).post(address("participation-mail"), changed))
    assert "Kepada Operator Dinkes Rekaan: Sampai saat ini belum ada proposal dari Dinas Kesehatan." in page
    assert not Mail.objects.exists()


def test_mail_waits_in_the_outbox_to_be_read(
    login, setda, address, written, operator_dinkes, django_capture_on_commit_callbacks
):
    client = login(setda)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address("participation-mail"), {**written, "action": "hold"})
    assert response.url == "/surel/?topic=2026:ajakan"
    mail = Mail.objects.get()
    assert (mail.state, mail.recipient, mail.created_by) == ("held", operator_dinkes.email, setda)
    assert django_mail.outbox == []
    assert "1 surel disimpan dan menunggu Anda baca." in text(client.get(response.url))


def test_mail_leaves_at_once_and_only_once(login, setda, address, written, django_capture_on_commit_callbacks):
    client = login(setda)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address("participation-mail"), {**written, "action": "send"})
    (letter,) = django_mail.outbox
    assert letter.subject == "Proposal KIPP 2026 dari Dinas Kesehatan"
    assert "Sampai saat ini belum ada proposal dari Dinas Kesehatan." in letter.body
    assert "{" not in letter.body


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"body": "Halo {siapa}"}, "Tanda {siapa} tidak dikenal."),
        ({"subject": "{ }"}, "Tanda { } tidak dikenal."),
        ({"subject": ""}, "Tulis judul surel."),
        ({"body": "  "}, "Tulis isi surel."),
    ],
)
def test_bad_text_is_kept_and_nothing_is_written(login, setda, address, written, change, message):
    response = login(setda).post(address("participation-mail"), {**written, **change, "action": "send"})
    assert response.status_code == 422
    page = text(response)
    assert message in page
    assert change.get("body", "Yth. {nama}").strip() in page
    assert not Mail.objects.exists()


def test_chosen_that_handed_in_meanwhile_get_no_mail(login, setda, address, written, edition, dinkes, operator_dinkes):
    factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    response = login(setda).post(address("participation-mail"), {**written, "action": "send"})
    assert response.url == address("participation")
    assert not Mail.objects.exists()


def test_reading_numbers_and_addresses_is_logged(
    login, setda, pengamat, address, edition, dinkes, puskesmas, phones, caplog
):
    factories.make_submission(edition, puskesmas, state="draft")
    pages = [
        (address("participation"), "2 operators"),
        (address("participant-detail", dinkes.pk), "2 operators of Dinkes"),
        (f"{address('participation-texts')}?opd={dinkes.pk}", "2 operators of Dinkes"),
        (f"{address('participation-mail')}?opd={dinkes.pk}", "2 operators of Dinkes"),
    ]
    for url, whose in pages:
        caplog.clear()
        with caplog.at_level("INFO", logger="kipp.export"):
            login(setda).get(url)
        said = f"setda@example.id read phone and mail of {whose} on the board of 2026"
        assert [record.getMessage() for record in caplog.records if record.name == "kipp.export"] == [said]
    caplog.clear()
    with caplog.at_level("INFO", logger="kipp.export"):
        login(pengamat).get(address("participation"))
    assert not caplog.records
