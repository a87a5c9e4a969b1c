"""What Setda writes to those who have not handed in: texts for WhatsApp, and mails that go into the outbox."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts import outbox
from kipp.accounts.models import Organization, User
from kipp.accounts.rules import require_outbox_keeper
from kipp.shared.addresses import absolute
from kipp.shared.wording import long_moment, percent, remaining
from submissions.board import Contact, Row, Status

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAMES = ("nama", "instansi", "keadaan", "tahun", "tenggat", "sisa", "alamat")
SUBJECT = "Proposal KIPP {tahun} dari {instansi}"
BODY = """Yth. {nama},

Pendaftaran Kompetisi Inovasi Pelayanan Publik Kabupaten Kudus tahun {tahun} ditutup {tenggat} ({sisa}).

{keadaan}

Proposal dapat ditulis dan diajukan setelah masuk ke portal:
{alamat}

Bila ada kendala, silakan menghubungi kami. Terima kasih atas kerja sama Anda.

Hormat kami,
Bagian Organisasi, Sekretariat Daerah Kabupaten Kudus"""
WHATSAPP = """Yth. Bapak/Ibu operator {instansi},

Kami dari Bagian Organisasi Setda Kabupaten Kudus menyampaikan bahwa pendaftaran Kompetisi Inovasi Pelayanan Publik tahun {tahun} ditutup {tenggat} ({sisa}).

{keadaan}

Proposal ditulis dan diajukan di portal:
{alamat}

Bila ada kendala, silakan membalas pesan ini. Terima kasih."""  # noqa: E501
GROUP = """Yth. Bapak/Ibu operator perangkat daerah,

Pendaftaran Kompetisi Inovasi Pelayanan Publik Kabupaten Kudus tahun {tahun} ditutup {tenggat} ({sisa}). Keadaan sampai saat ini:

{keadaan}

Proposal ditulis dan diajukan di portal:
{alamat}

Bila ada kendala, silakan menghubungi Bagian Organisasi. Terima kasih."""  # noqa: E501
GROUP_HEADINGS = {
    Status.READY: "Sudah lengkap, tinggal diajukan:",
    Status.DRAFT: "Masih dilengkapi:",
    Status.NONE: "Belum mulai:",
    Status.SUBMITTED: "Sudah mengajukan, tetapi masih memiliki draf:",
}
MOST_MISSING = 6


@dataclass(frozen=True)
class Letter:
    """A mail as this person will read it."""

    contact: Contact
    subject: str
    body: str


def situation_of(row: Row, organization: Organization) -> str:
    """Says in plain sentences how far an organization of the family is, and what is missing."""
    drafts = row.drafts_for(organization)
    if not drafts:
        return (
            f"Sampai saat ini belum ada proposal dari {organization.name}. Inovasi tidak harus berupa aplikasi; konsep "
            "dan layanan juga dihitung."
        )
    return "\n\n".join(sentence_of(draft, organization) for draft in drafts)


def sentence_of(draft, organization: Organization) -> str:
    """Says of one draft whether it only has to be handed in, or what is missing; names the unit to its parent."""
    name = f"Draf “{draft.title}”"
    if draft.organization.pk != organization.pk:
        name += f" dari {draft.organization.name}"
    if draft.is_complete:
        return f"{name} sudah lengkap, tetapi belum diajukan. Mohon dibaca sekali lagi, lalu diajukan."
    lines = [f"- {sentence}" for sentence in draft.missing[:MOST_MISSING]]
    if len(draft.missing) > MOST_MISSING:
        lines.append(f"- dan {len(draft.missing) - MOST_MISSING} hal lain")
    return "\n".join([f"{name} sudah selesai {percent(draft.percent)}. Yang masih kurang:", *lines])


def require_known_names(template: str) -> None:
    """Raises ValidationError for a name in braces that is none of NAMES."""
    unknown = [name for name in PLACEHOLDER.findall(template) if name not in NAMES]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in NAMES)
        raise ValidationError(f"Tanda {{{unknown[0]}}} tidak dikenal. Yang dapat dipakai: {known}.")


def fill(template: str, values: dict[str, str]) -> str:
    """Puts the values into the places in braces; raises ValidationError for an unknown one."""
    require_known_names(template)
    return PLACEHOLDER.sub(lambda match: values[match[1]], template)


def values_for(
    competition: Competition, row: Row, organization: Organization, *, name: str, now: datetime
) -> dict[str, str]:
    return {
        "nama": name,
        "instansi": organization.name,
        "keadaan": situation_of(row, organization),
        "tahun": str(competition.year),
        "tenggat": long_moment(row.closes_at),
        "sisa": remaining(row.closes_at, now),
        "alamat": absolute(reverse("submissions:submission-list")),
    }


def whatsapp_text(competition: Competition, row: Row, organization: Organization, *, now: datetime) -> str:
    """Returns the text for one organization of the family: the end, what is missing, where to go."""
    return fill(WHATSAPP, values_for(competition, row, organization, name="", now=now))


def group_text(competition: Competition, rows: Iterable[Row], *, now: datetime) -> str:
    """Returns one text for a WhatsApp group, the rows sorted by how far they are."""
    rows = list(rows)
    parts = []
    for status, heading in GROUP_HEADINGS.items():
        lines = [f"- {row.organization.name}{end_of(row)}" for row in rows if status_of(row) == status]
        if lines:
            parts.append("\n".join([heading, *lines]))
    closes = competition.registration_closes_at
    values = {
        "keadaan": "\n\n".join(parts),
        "tahun": str(competition.year),
        "tenggat": long_moment(closes),
        "sisa": remaining(closes, now),
        "alamat": absolute(reverse("submissions:submission-list")),
    }
    return fill(GROUP, values)


def status_of(row: Row) -> Status:
    return Status.SUBMITTED if row.took_part else row.status


def end_of(row: Row) -> str:
    return f" (diperpanjang sampai {long_moment(row.closes_at)})" if row.is_extended else ""


def letters_for(
    competition: Competition, rows: Iterable[Row], *, subject: str, body: str, now: datetime
) -> list[Letter]:
    """Returns the mails as each recipient will read them; raises ValidationError for an unknown name in braces."""
    letters = []
    for row in rows:
        for contact in row.recipients:
            values = values_for(competition, row, contact.organization, name=contact.name, now=now)
            letters.append(Letter(contact, fill(subject, values), fill(body, values)))
    return letters


def topic_of(competition: Competition) -> str:
    return f"{competition.slug}:ajakan"


@transaction.atomic
def write_appeals(
    *,
    competition: Competition,
    rows: Iterable[Row],
    subject: str,
    body: str,
    token: str,
    is_held: bool,
    by: User,
    now: datetime,
) -> int:
    """Puts a mail for each recipient into the outbox, held to be read or to leave at once; returns how many are new.

    token: whatever stays the same when the same page is sent twice, so that nobody gets two mails. Raises
    PermissionDenied for others than Setda, ValidationError when nobody would get a mail or a text is wrong.
    """
    require_outbox_keeper(by)
    rows = [row for row in rows if row.may_be_reminded(now)]
    letters = letters_for(competition, rows, subject=subject, body=body, now=now)
    if not letters:
        raise ValidationError("Tidak ada penerima: perangkat daerah yang dipilih belum memiliki operator yang aktif.")
    written = [
        outbox.post(
            topic=topic_of(competition),
            recipient=letter.contact.user,
            subject=letter.subject,
            body=letter.body,
            key=f"{topic_of(competition)}:{token}:{letter.contact.user.pk}",
            is_held=is_held,
            by=by,
            now=now,
        )
        for letter in letters
    ]
    return sum(mail is not None for mail in written)
