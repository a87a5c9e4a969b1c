"""Reminders to judges with sheets left: Setda chooses whom, reads the mail as each will get it, and sends it.

Every reminder stays in the outbox with its text, its time and who sent it. It says how many sheets are left and until
when; never a mark.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, prefetch_related_objects
from django.urls import reverse

from competitions.models import Stage
from judging.panel.pace import JudgePace, pace_of
from judging.panel.progress import progress_of
from judging.rules import may_run_stage
from kipp.accounts import outbox
from kipp.accounts.models import Mail, User
from kipp.shared.addresses import absolute
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.wording import long_moment, remaining
from submissions.appeals import PLACEHOLDER

PAUSE = timedelta(hours=12)
NAMES = ("nama", "tahap", "tahun", "selesai", "jumlah", "sisa", "tenggat", "alamat")
SUBJECT = "Pengingat penilaian KIPP {tahun}: {sisa} lembar belum selesai"
BODY = """Yth. {nama},

Terima kasih atas kesediaan Anda menjadi juri Kompetisi Inovasi Pelayanan Publik Kabupaten Kudus tahun {tahun}.

Pada {tahap}, {selesai} dari {jumlah} lembar penilaian Anda sudah selesai; {sisa} lembar belum. {tenggat}

Lembar penilaian dapat dibuka di portal:
{alamat}

Bila ada kendala, silakan menghubungi kami.

Hormat kami,
Bagian Organisasi, Sekretariat Daerah Kabupaten Kudus"""
INVITED = "{link}\nTautan ini hanya untuk Anda, untuk membuat kata sandi, dan berlaku 7 hari."
AGAIN = "Ada juri terpilih yang sudah diingatkan dalam 12 jam terakhir. Centang bila tetap dikirim."


@dataclass(frozen=True)
class Candidate:
    """A judge with sheets left, and when the last reminder was written."""

    pace: JudgePace
    reminded_at: datetime | None

    @property
    def judge(self) -> User:
        return self.pace.seat.judge

    def is_recent(self, now: datetime) -> bool:
        """Tells whether the last reminder is less than twelve hours old."""
        return self.reminded_at is not None and now - self.reminded_at < PAUSE


@dataclass(frozen=True)
class Letter:
    """A reminder as this judge will read it; `link` is that of the mail."""

    judge: User
    subject: str
    body: str
    link: str


def topic_of(stage: Stage) -> str:
    return f"{stage.competition.slug}:pengingat-juri-{stage.position}"


def reminders_of(stage: Stage) -> dict[str, datetime]:
    """Returns when the last reminder to each address was written, those that were cancelled left out."""
    mails = Mail.objects.of_topic(topic_of(stage)).exclude(state=Mail.State.CANCELLED)
    return dict(mails.order_by("recipient").values_list("recipient").annotate(Max("created_at")))


def candidates_of(stage: Stage, *, now: datetime) -> list[Candidate]:
    """Returns the judges of the panel who can be reminded: with an active account and an unfinished sheet."""
    if not stage.is_open:
        return []
    prefetch_related_objects([stage], "panel__judge")
    reminded = reminders_of(stage)
    rows = pace_of(stage, progress_of(stage), now=now).judges
    return [
        Candidate(row, reminded.get(row.seat.judge.email))
        for row in rows
        if not row.is_done and row.seat.judge.is_active
    ]


def require_known_names(template: str) -> None:
    """Raises ValidationError for a name in braces that is none of NAMES."""
    unknown = [name for name in PLACEHOLDER.findall(template) if name not in NAMES]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in NAMES)
        raise ValidationError(f"Tanda {{{unknown[0]}}} tidak dikenal. Yang dapat dipakai: {known}.")


def values_for(stage: Stage, row: JudgePace, *, is_mail: bool, now: datetime) -> dict[str, str]:
    """Returns what stands for each name; whoever has no password yet gets a private link by mail, nowhere else."""
    closes = stage.closes_at
    address = absolute(reverse("judging:scorecard-list"))
    if is_mail and row.seat.judge.is_waiting:
        address = INVITED.format(link=Mail.LINK_PLACE)
    return {
        "nama": row.seat.judge.full_name,
        "tahap": str(stage),
        "tahun": str(stage.competition.year),
        "selesai": str(row.own.done),
        "jumlah": str(row.own.total),
        "sisa": str(row.own.total - row.own.done),
        "tenggat": f"Tahap ini direncanakan ditutup {long_moment(closes)} ({remaining(closes, now)})."
        if closes
        else "",
        "alamat": address,
    }


def fill(template: str, values: dict[str, str]) -> str:
    require_known_names(template)
    return PLACEHOLDER.sub(lambda match: values[match[1]], template)


def letters_for(stage: Stage, chosen: Iterable[Candidate], *, subject: str, body: str, now: datetime) -> list[Letter]:
    """Returns the mails as they will be read; raises ValidationError for an unknown name in braces."""
    letters = []
    for each in chosen:
        values = values_for(stage, each.pace, is_mail=True, now=now)
        text = fill(body, values)
        link = Mail.Link.INVITATION if each.judge.is_waiting and Mail.LINK_PLACE in text else ""
        letters.append(Letter(each.judge, fill(subject, values), text, link))
    return letters


def whatsapp_text(stage: Stage, row: JudgePace, *, body: str, now: datetime) -> str:
    """Returns the same text to send by WhatsApp, with the public address in it."""
    return fill(body, values_for(stage, row, is_mail=False, now=now))


def preview_digest(letters: list[Letter], *, subject: str, body: str) -> str:
    """Names these mails, so that none leaves that was not read; the time left may go on meanwhile."""
    return digest_of([subject, body, [[letter.judge.pk, letter.link] for letter in letters]])


@atomic_with_sentences()
def send_reminders(
    *, stage: Stage, judges: Iterable[int], subject: str, body: str, again: bool, token: str, by: User, now: datetime
) -> int:
    """Puts a reminder to each of the judges (by id) into the outbox; returns how many are new.

    token: the same when the same page is sent twice, so that nobody gets two mails. Raises ValidationError when nobody
    is chosen, when one has finished meanwhile, or was reminded within twelve hours unless `again`; PermissionDenied
    for everybody but Setda.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang mengingatkan juri.")
    competition = stage.competition
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    stage.competition, wanted = competition, set(judges)
    if Mail.objects.filter(key__startswith=f"{topic_of(stage)}:{token}:").exists():
        return 0
    chosen = [each for each in candidates_of(stage, now=now) if each.judge.pk in wanted]
    if not wanted:
        raise ValidationError({"judges": "Pilih sedikitnya satu juri."})
    if len(chosen) < len(wanted):
        raise ValidationError({"judges": "Ada juri terpilih yang sudah selesai atau tidak lagi dapat diingatkan."})
    if any(each.is_recent(now) for each in chosen) and not again:
        raise ValidationError({"again": AGAIN})
    letters = letters_for(stage, chosen, subject=subject, body=body, now=now)
    written = [
        outbox.post(
            topic=topic_of(stage),
            recipient=letter.judge,
            subject=letter.subject,
            body=letter.body,
            key=f"{topic_of(stage)}:{token}:{letter.judge.pk}",
            link=letter.link,
            by=by,
            now=now,
        )
        for letter in letters
    ]
    return sum(mail is not None for mail in written)
