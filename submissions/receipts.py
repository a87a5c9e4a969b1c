"""Receipts: what was handed in is frozen word for word, with the SHA-256 of every file and of the whole."""

import hashlib
import json
import re
from datetime import datetime

import segno
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts import outbox
from kipp.accounts.models import Role, User
from kipp.shared.addresses import absolute
from kipp.shared.wording import day
from submissions import rules
from submissions.files import present_files
from submissions.models import Receipt, Submission
from submissions.personal import masked
from submissions.sections import INNOVATORS, completeness
from submissions.versions import section_content

PERSONAL = re.compile(r"(NIP|WhatsApp) ([\d +.-]+)")


def content_of(submission: Submission) -> list[dict]:
    """Returns the sections in order with key, label and parts (label, text), from rows fetched by `with_proposal()`."""
    return [
        {
            "key": section.key,
            "label": section.label,
            "parts": [list(part) for part in section_content(submission, section)],
        }
        for section in completeness(submission).sections
    ]


def digest_of(content: list[dict], files: list[dict]) -> str:
    """Returns the SHA-256 of content and files as JSON with sorted keys, no spaces, in UTF-8: 64 hexadecimal digits."""
    text = json.dumps({"content": content, "files": files}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def present_digest(submission: Submission) -> str:
    """Returns the digest that a receipt made now would carry."""
    return digest_of(content_of(submission), present_files(submission))


def freeze(
    *,
    submission: Submission,
    by: User,
    now: datetime,
    received_at: datetime | None = None,
    is_automatic: bool = False,
) -> Receipt:
    """Saves the receipt of an entry handed in at `now` and mails it to the operators of the organization.

    The time of receipt is `now` unless `received_at` tells another. Called inside the transaction that hands in, with
    the row locked and fetched by `with_proposal()`. The number ends with how many times the entry was handed in, as
    TT-KIPP26-7K3F-1.
    """
    serial = submission.receipts.count() + 1
    content, files = content_of(submission), present_files(submission)
    receipt = Receipt(
        submission=submission,
        serial=serial,
        number=f"TT-{submission.code}-{serial}",
        submitted_at=received_at or now,
        submitted_by=by,
        is_automatic=is_automatic,
        content=content,
        files=files,
        digest=digest_of(content, files),
    )
    receipt.clean_fields(exclude=["files", "submission", "submitted_by"])  # the row is locked, so the serial is free
    receipt.save()
    mail_receipt(receipt, now)
    return receipt


def latest_receipt(submission: Submission) -> Receipt | None:
    """Returns the receipt of the last time the entry was handed in."""
    return submission.receipts.order_by("-serial").first()


def what_follows(competition: Competition) -> str:
    """Says what comes after an entry was handed in, with the days that the edition has fixed."""
    until = f" sampai {day(competition.screening_ends_on)}" if competition.screening_ends_on else ""
    sentences = [
        f"Berikutnya Bagian Organisasi memeriksa kelengkapan proposal{until}.",
        "Hasil seleksi administrasi diumumkan sesudah itu di portal dan lewat surel.",
    ]
    if competition.decided_on:
        sentences.append(f"Pemenang direncanakan ditetapkan {day(competition.decided_on)}.")
    return " ".join(sentences)


def mail_receipt(receipt: Receipt, now: datetime) -> None:
    """Posts the receipt to each operator of the organization that entered."""
    subject, body = outbox.text_of(
        "submissions/email/receipt.txt",
        {
            "receipt": receipt,
            "url": address_of(receipt),
            "files": receipt.files,
            "follows": what_follows(receipt.submission.competition),
        },
    )
    operators = User.objects.active().filter(role=Role.OPERATOR, organization=receipt.submission.organization_id)
    for operator in operators.order_by("pk"):
        outbox.post(
            topic=f"{receipt.submission.competition.slug}:tanda-terima",
            recipient=operator,
            subject=subject,
            body=body,
            now=now,
            key=f"{receipt.number}:{operator.pk}",
        )


def address_of(receipt: Receipt) -> str:
    """Returns the absolute address of the receipt's page, which its QR code carries."""
    return absolute(reverse("submissions:receipt-detail", args=[receipt.number]))


def qr_svg(receipt: Receipt) -> str:
    """Returns an SVG of the QR code of that address, without a size of its own."""
    return segno.make(address_of(receipt), error="m").svg_inline(omitsize=True, border=0, svgclass="qr", lineclass=None)


def standing_of(receipt: Receipt) -> dict:
    """Says whether the receipt is the valid one: `replaced_by` a later one, or `is_taken_back` to a draft."""
    latest = latest_receipt(receipt.submission)
    is_latest = latest.pk == receipt.pk
    return {
        "replaced_by": None if is_latest else latest,
        "is_taken_back": is_latest and receipt.submission.is_draft,
    }


def content_for(user: User, receipt: Receipt) -> list[dict]:
    """Returns the frozen sections as this reader may see them: NIP and phone in full for owner and Setda only."""
    if rules.may_read_personal_data(user, receipt.submission):
        return receipt.content
    return [mask_people(section) if section["key"] == INNOVATORS else section for section in receipt.content]


def mask_people(section: dict) -> dict:
    """Hides all but the last three digits of every NIP and phone in a section of innovators."""
    parts = [[label, PERSONAL.sub(mask_number, text)] for label, text in section["parts"]]
    return section | {"parts": parts}


def mask_number(match: re.Match) -> str:
    return f"{match[1]} {masked(match[2].replace(' ', ''))}"
