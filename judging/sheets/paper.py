"""Paper marks: Setda copies a sheet that a judge filled in and signed on paper, and keeps its scan.

The marks go the same way as those typed by judges (judging/sheets/scoring.py), with the same locks and checks; the
audit trail names who copied them. Once the judge opens the sheet in the portal, it is the judge's own again; the paper
stays.
"""

from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date, datetime

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from competitions.models import Stage
from judging.models import PaperSheet, Scorecard
from judging.models.paper_sheet import server_made_name
from judging.rules import may_run_stage
from judging.sheets.reconsidering import marks_of
from judging.sheets.scoring import Mark, back_to_draft, declare_finished, lock_for_paper, write_marks
from kipp.accounts.models import User
from kipp.shared.refusals import with_sentences
from kipp.shared.uploads import JPEG, PDF, PNG, Accepted, accept_pdf, accept_picture, refusal, type_of
from kipp.shared.wording import MEGABYTE, local, moment
from submissions.attaching import no_stray_file

ACTOR = "Setda, dari lembar kertas"
FILE_FIELDS = ["file", "name", "content_type", "size", "sha256"]
COPIED = [*FILE_FIELDS, "marks", "total", "signed_on", "typed_by", "typed_at", "checked_by", "checked_at"]
SCAN_BYTES = 10 * MEGABYTE
WRITTEN_ALREADY = "Juri sudah mulai mengisi lembar ini di portal. Centang bila lembar kertas menggantikannya."
FINISHED_ALREADY = "Juri sudah menyelesaikan lembar ini sendiri di portal, jadi lembar kertas tidak dapat disalin."
TAKEN_OVER = (
    "Lembar kertas ini tidak berlaku lagi sejak lembarnya dibuka kembali di portal; nilainya kini diisi juri sendiri."
)
CHANGED_ONLINE = (
    "Juri mengubah lembar ini di portal sejak halaman ini dibuka. Belum ada yang disimpan; yang Anda ketik tetap ada. "
    "Pastikan lembar kertas memang menggantikan isian itu, lalu simpan lagi."
)


def type_in(
    *,
    card: Scorecard,
    marks: Mapping[int, Mark],
    scan: UploadedFile | None,
    signed_on: date,
    replaces_draft: bool,
    seen: str,
    by: User,
    now: datetime,
) -> PaperSheet:
    """Copies a signed sheet (a mark for each criterion id) with its scan, and finishes it; again to correct the typing.

    seen: sight_of() the page that was typed on. A correction may leave the scan out. Sending the same twice changes
    nothing. Raises ValidationError for a file that is refused, an incomplete sheet, a date outside the stage, a sheet
    that its judge works on, finished or took over, or a stage that is not open; with the code "changed" when the judge
    has saved something since. PermissionDenied for all but Setda.
    """
    accepted = accept_scan(scan) if scan else None
    with with_sentences(), no_stray_file() as stored, copying(by):
        card = lock_for_paper(card=card, by=by)
        paper = PaperSheet.objects.select_for_update(of=("self",)).filter(scorecard=card).first()
        require_free(card, paper)
        if paper and is_same(paper, card, marks, accepted, signed_on):
            return paper
        require_seen(card, paper, seen)
        if accepted is None and paper is None:
            raise ValidationError({"scan": refusal("belum ada berkas yang dipilih", "Pilih pindaiannya.").messages})
        require_day(card.stage, signed_on, now)
        if has_own_marks(card, paper) and not replaces_draft:
            raise ValidationError({"replaces_draft": WRITTEN_ALREADY})
        card = write_marks(back_to_draft(card), marks=marks, version=card.version, now=now)
        paper = record(paper or PaperSheet(scorecard=card), card, accepted, stored, signed_on, by, now)
        declare_finished(card, now=now, is_on_paper=True)
    return paper


@contextmanager
def copying(by: User):
    """Names in the audit trail, on every change within, that the marks came from paper and who typed them."""
    with pghistory.context(actor=ACTOR, typed_by=by.pk):
        yield


def accept_scan(upload: UploadedFile) -> Accepted:
    """Returns a scan as PDF of at most 10 MB unchanged, or as a photo made small; raises ValidationError else."""
    upload.seek(0)
    kind = type_of(upload.read(8))
    if kind in (JPEG, PNG):
        return accept_picture(upload)
    if upload.size and kind != PDF and upload.size <= SCAN_BYTES:
        raise refusal("isinya bukan PDF, JPEG, atau PNG", "Pindai lembarnya sebagai PDF atau foto, lalu unggah lagi.")
    return accept_pdf(upload, max_bytes=SCAN_BYTES)


def sight_of(card: Scorecard, paper: PaperSheet | None) -> str:
    """Names what a page showed, so that nobody types past a colleague or past the judge, who saves in the portal."""
    return f"{card.version} {paper.typed_at.isoformat()}" if paper else str(card.version)


def require_seen(card: Scorecard, paper: PaperSheet | None, seen: str) -> None:
    """Raises ValidationError unless the page showed the sheet and its copy as they are now."""
    if sight_of(card, paper) == seen:
        return
    if card.is_on_paper:
        raise ValidationError(f"Lembar ini sudah disalin {paper.typed_by} {moment(paper.typed_at)}. Muat ulang.")
    raise ValidationError(CHANGED_ONLINE, code="changed")


def require_free(card: Scorecard, paper: PaperSheet | None) -> None:
    """Raises ValidationError unless the sheet can be copied from paper, or its copy corrected."""
    if not card.stage.panel.filter(judge=card.judge_id, left_at=None).exists():
        raise ValidationError("Juri ini tidak ada di panel tahap ini.")
    if card.is_on_paper:
        return
    if card.is_finished:
        raise ValidationError(FINISHED_ALREADY)
    if paper and not was_set_aside(card):
        raise ValidationError(TAKEN_OVER)


def was_set_aside(card: Scorecard) -> bool:
    """Tells whether a conflict of interest, lifted since, ended the copy of this sheet, and not its judge."""
    on_paper = card.events.filter(is_on_paper=True).order_by("-pgh_id")
    return on_paper.values_list("state", flat=True).first() == Scorecard.State.RECUSED


def require_day(stage: Stage, signed_on: date, now: datetime) -> None:
    """Raises ValidationError for a signature before the stage opened or in the future."""
    opened = local(stage.opened_at).date() if stage.opened_at else signed_on
    if not opened <= signed_on <= local(now).date():
        raise ValidationError({"signed_on": "Tanggal tanda tangan berada antara pembukaan tahap dan hari ini."})


def has_own_marks(card: Scorecard, paper: PaperSheet | None) -> bool:
    """Tells whether the judge has written something on the sheet in the portal, beside what was copied from paper."""
    if paper is None:
        return Scorecard.objects.filter(pk=card.pk).with_written().get().is_written
    criteria = list(card.stage.criteria.order_by("position", "pk"))
    return not card.is_on_paper and marks_of(card, criteria, card.stage)["marks"] != paper.marks


def is_same(
    paper: PaperSheet, card: Scorecard, marks: Mapping[int, Mark], accepted: Accepted | None, signed_on: date
) -> bool:
    """Tells whether exactly this has been copied already."""
    if signed_on != paper.signed_on or (accepted and accepted.sha256 != paper.sha256):
        return False
    typed = {
        str(key): [None if mark.value is None else f"{mark.value:.2f}", mark.note or ""] for key, mark in marks.items()
    }
    return card.is_on_paper and typed == paper.marks


def record(
    paper: PaperSheet,
    card: Scorecard,
    accepted: Accepted | None,
    stored: list[str],
    signed_on: date,
    by: User,
    now: datetime,
) -> PaperSheet:
    """Saves what was typed; the names of new files go into `stored`."""
    if accepted:
        paper.content_type, paper.name = accepted.content_type, accepted.name
        paper.size, paper.sha256 = accepted.size, accepted.sha256
        name = server_made_name(paper, accepted.name)
        stored.append(name)
        paper.file = default_storage.save(name, ContentFile(accepted.content))
    criteria = list(card.stage.criteria.order_by("position", "pk"))
    copied = marks_of(card, criteria, card.stage)
    paper.marks, paper.total = copied["marks"], copied["total"] or ""
    paper.signed_on, paper.typed_by, paper.typed_at = signed_on, by, now
    paper.checked_by = paper.checked_at = None
    paper.full_clean(exclude=["code", "total"])
    paper.save(update_fields=COPIED if paper.pk else None)
    return paper


@with_sentences()
def check_copy(*, paper: PaperSheet, seen: str, by: User, now: datetime) -> PaperSheet:
    """A second member of Setda confirms that the typed marks are those on the paper; a second time changes nothing.

    Raises ValidationError for the one who typed, when the copy was corrected meanwhile or is not in force, or when
    the stage is not open; PermissionDenied for everybody but Setda.
    """
    with no_stray_file(), copying(by):
        card = lock_for_paper(card=paper.scorecard, by=by)
        paper = PaperSheet.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if not card.is_on_paper:
            raise ValidationError(TAKEN_OVER)
        if sight_of(card, paper) != seen:
            raise ValidationError("Salinan ini sudah diperbaiki sejak halaman dibuka. Periksa lagi.")
        if paper.checked_at is None:
            paper.checked_by, paper.checked_at = by, now
            paper.full_clean()
            paper.save(update_fields=["checked_by", "checked_at"])
    return paper


def papers_of(stage: Stage, by: User) -> QuerySet[PaperSheet]:
    """Returns the paper sheets of a stage by judge and entry; raises PermissionDenied for everybody but Setda."""
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang membaca lembar kertas.")
    papers = PaperSheet.objects.visible_to(by).filter(scorecard__stage=stage)
    papers = papers.select_related("scorecard__judge", "scorecard__submission", "typed_by", "checked_by")
    return papers.order_by("scorecard__judge__full_name", "scorecard__submission__title", "pk")
