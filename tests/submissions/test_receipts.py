"""Receipts: frozen word for word, numbered, hashed, mailed, and never two for one submission."""

import hashlib
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes, policy
from threading import Barrier

import pytest
from aiosmtpd.controller import Controller
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections, transaction
from django.db.utils import InternalError

from kipp.accounts.models import Mail
from submissions import lifecycle, receipts
from submissions.models import Receipt, Submission
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import fetched

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def receipt(draft, operator_dinkes):
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    return Receipt.objects.get()


def test_receipt_has_number_time_and_who(receipt, draft, operator_dinkes):
    assert receipt.number == f"TT-{draft.code}-1"
    assert (receipt.submitted_at, receipt.submitted_by, receipt.is_automatic) == (NOW, operator_dinkes, False)


def test_content_is_all_that_was_written(receipt, draft, question):
    sections = {section["key"]: dict(section["parts"]) for section in receipt.content}
    assert sections["identitas"]["Nama inovasi"] == "SAMBANG WARGA"
    assert sections["jawaban-5"][str(question("5"))] == "Jawaban rekaan yang cukup panjang."
    assert "Inovator Rekaan, S.Kep." in sections["inovator"]["Inovator 1"]
    assert sections["pernyataan"] == {"Pernyataan kebenaran": "disetujui"}


def test_every_file_is_listed_with_its_hash(receipt, draft):
    attached = {(file.code, file.sha256, file.size) for file in draft.attachments.all()}
    assert {(file["code"], file["sha256"], file["size"]) for file in receipt.files} == attached
    assert len(attached) == 3


def test_digest_can_be_computed_by_anybody_from_content_and_files(receipt):
    text = json.dumps(
        {"content": receipt.content, "files": receipt.files}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert receipt.digest == hashlib.sha256(text.encode()).hexdigest()


def test_receipt_stays_as_it_was_when_the_entry_changes(receipt, draft, operator_dinkes, question):
    lifecycle.take_back(submission=draft, by=operator_dinkes, now=LATER)
    draft.answers.filter(question=question("5")).update(text="Jawaban yang lain sama sekali.")
    Submission.objects.filter(pk=draft.pk).update(title="NAMA LAIN")
    receipt.refresh_from_db()
    assert "Jawaban yang lain" not in json.dumps(receipt.content)
    assert dict(receipt.content[0]["parts"])["Nama inovasi"] == "SAMBANG WARGA"
    assert receipts.present_digest(fetched(draft)) != receipt.digest


@pytest.mark.parametrize("change", ["update", "delete"])
def test_database_refuses_to_change_or_delete_a_receipt(receipt, change):
    rows = Receipt.objects.filter(pk=receipt.pk)
    with pytest.raises(InternalError, match="receipt_is_final"), transaction.atomic():
        rows.update(digest="0" * 64) if change == "update" else rows.delete()
    assert Receipt.objects.get().digest == receipt.digest


def test_taking_back_and_submitting_again_makes_the_next_receipt(receipt, draft, operator_dinkes):
    taken = lifecycle.take_back(submission=draft, by=operator_dinkes, now=LATER)
    assert (taken.state, taken.submitted_at, taken.submitted_by) == ("draft", None, None)
    lifecycle.submit(submission=draft, by=operator_dinkes, now=LATER + timedelta(minutes=1))
    numbers = list(Receipt.objects.order_by("serial").values_list("number", flat=True))
    assert numbers == [f"TT-{draft.code}-1", f"TT-{draft.code}-2"]
    assert receipts.latest_receipt(draft).submitted_at == LATER + timedelta(minutes=1)


@pytest.mark.parametrize(("offset", "state"), [(-1, "draft"), (0, "submitted"), (1, "submitted")])
def test_taking_back_ends_with_the_closing_whatever_the_grace(receipt, edition, draft, operator_dinkes, offset, state):
    edition.grace_minutes = 5
    edition.save()
    try:
        lifecycle.take_back(submission=draft, by=operator_dinkes, now=CLOSES + timedelta(microseconds=offset))
    except ValidationError as error:
        if error.code != "closed":
            raise
    draft.refresh_from_db()
    assert draft.state == state


def test_only_own_operators_take_back(receipt, draft, setda, kepala_dinkes, operator_puskesmas, operator_disdikpora):
    for by in (setda, kepala_dinkes, operator_puskesmas, operator_disdikpora):
        with pytest.raises(PermissionDenied):
            lifecycle.take_back(submission=draft, by=by, now=LATER)
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_taking_back_twice_is_taking_back_once(receipt, draft, operator_dinkes):
    lifecycle.take_back(submission=draft, by=operator_dinkes, now=LATER)
    again = lifecycle.take_back(submission=draft, by=operator_dinkes, now=LATER + timedelta(hours=1))
    assert (again.state, again.changed_at) == ("draft", LATER)


def test_what_has_changed_since_it_was_read_is_shown_again(draft, operator_dinkes, question):
    shown = receipts.present_digest(fetched(draft))
    draft.answers.filter(question=question("5")).update(text="Rekan mengubahnya.")
    with pytest.raises(ValidationError) as error:
        lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW, shown=shown)
    assert error.value.code == "changed"
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW, shown=receipts.present_digest(fetched(draft)))
    assert Receipt.objects.count() == 1


def test_quota_counts_units_for_their_parent_and_frees_a_place_when_taken_back(
    edition, dinkes, puskesmas, operator_dinkes, operator_puskesmas
):
    edition.quota_per_organization = 1
    edition.save()
    first = factories.make_submission(edition, puskesmas, state="draft", operator=operator_puskesmas)
    second = factories.make_submission(edition, dinkes, state="draft", operator=operator_dinkes)
    lifecycle.submit(submission=first, by=operator_puskesmas, now=NOW)
    with pytest.raises(ValidationError) as error:
        lifecycle.submit(submission=second, by=operator_dinkes, now=NOW)
    assert error.value.code == "quota"
    lifecycle.take_back(submission=first, by=operator_puskesmas, now=NOW)
    assert lifecycle.submit(submission=second, by=operator_dinkes, now=NOW).state == "submitted"


def test_every_operator_of_the_organization_gets_one_mail(draft, dinkes, operator_dinkes, operator_disdikpora):
    colleague = factories.make_user("operator", organization=dinkes)
    factories.make_user("operator", organization=dinkes, is_active=False)
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    mails = Mail.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == [operator_dinkes.email, colleague.email]
    body = mails[0].body
    receipt = Receipt.objects.get()
    for part in (
        receipt.number,
        receipt.digest,
        "1 November 2026 pukul 10.00.00 WIB",
        f"/tanda-terima/{receipt.number}/",
    ):
        assert part in body
    assert all(file["sha256"] in body for file in receipt.files)


def test_numbers_of_people_are_masked_in_what_others_read(draft, operator_dinkes, setda, pengamat):
    draft.innovators.update(nip="198001012005011001", phone="081234567890")
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    receipt = Receipt.objects.with_entry().get()
    for reader in (operator_dinkes, setda):
        assert "19800101 200501 1 001" in json.dumps(receipts.content_for(reader, receipt))
    masked = json.dumps(receipts.content_for(pengamat, receipt), ensure_ascii=False)
    assert "NIP ••• 001; WhatsApp ••• 890" in masked
    assert "198001" not in masked
    assert "0812" not in masked


def in_thread(task):
    try:
        return task()
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_submits_make_one_receipt(draft, operator_dinkes):
    start = Barrier(20)

    def click(moment):
        start.wait(30)
        return lifecycle.submit(submission=draft, by=operator_dinkes, now=moment).submitted_at

    with ThreadPoolExecutor(20) as pool:
        clicks = [
            pool.submit(in_thread, lambda second=second: click(NOW + timedelta(seconds=second))) for second in range(20)
        ]
        times = {each.result(timeout=60) for each in clicks}
    receipt = Receipt.objects.get()
    assert times == {receipt.submitted_at}
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_submits_of_a_family_keep_the_quota(edition, dinkes, puskesmas, operator_dinkes, operator_puskesmas):
    edition.quota_per_organization = 2
    edition.save()
    entries = [
        factories.make_submission(edition, organization, state="draft", operator=operator)
        for organization, operator in ((dinkes, operator_dinkes), (puskesmas, operator_puskesmas))
        for _ in range(3)
    ]
    start = Barrier(len(entries))

    def click(entry):
        start.wait(30)
        try:
            lifecycle.submit(submission=entry, by=entry.created_by, now=NOW)
        except ValidationError as error:
            return error.code
        return "submitted"

    with ThreadPoolExecutor(len(entries)) as pool:
        clicks = [pool.submit(in_thread, lambda entry=entry: click(entry)) for entry in entries]
        outcomes = sorted(each.result(timeout=60) for each in clicks)
    assert outcomes == ["quota"] * 4 + ["submitted"] * 2


class Postbox:
    """Keeps what a real SMTP conversation delivers."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append(envelope)
        return "250 OK"


@pytest.mark.django_db(transaction=True)
def test_receipt_arrives_by_smtp(draft, operator_dinkes, settings):
    postbox = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(postbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
        settings.EMAIL_PORT = port
        lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    finally:
        server.stop()
    (letter,) = postbox.letters
    assert letter.rcpt_tos == [operator_dinkes.email]
    assert Mail.objects.get().state == Mail.State.SENT
    content = message_from_bytes(letter.content, policy=policy.default).get_content()
    assert Receipt.objects.get().digest in content
