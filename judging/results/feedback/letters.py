"""Writing feedback letters, releasing them in a batch, and who reads which."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.urls import reverse

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Award, FeedbackLetter
from judging.results.stamps import require_fresh, stamp_of
from kipp.accounts import outbox
from kipp.accounts.models import Role, User
from kipp.shared.addresses import absolute
from kipp.shared.digests import digest_of
from kipp.shared.text import clean_text
from submissions.models import Submission

THIRDS = ["sepertiga atas", "sepertiga tengah", "sepertiga bawah"]
# Of so few entries a third would be a place.
FEWEST_FOR_THIRDS = 6
OTHERS_READY = (
    "Daftar surat yang siap berubah sesudah halaman ini dibuka, jadi kali ini tidak ada yang dikirim. Periksa "
    "daftarnya, lalu kirim lagi."
)
NOT_PUBLIC = "Surat dikirim setelah hasil diumumkan. Tentukan waktu pengumuman pada halaman Penetapan lebih dahulu."


@dataclass(frozen=True)
class Line:
    """An entry of the list with its letter, None while nothing was written."""

    submission: Submission
    letter: FeedbackLetter | None

    @property
    def state(self) -> str:
        """released, ready, draft or none."""
        if self.letter is None:
            return "none"
        if self.letter.is_released:
            return "released"
        return "ready" if self.letter.is_ready else "draft"


def judged_entries(competition: Competition) -> QuerySet[Submission]:
    """Returns the entries that hold a place in the sealed result: those who get a letter."""
    return Submission.objects.filter(competition=competition, award__isnull=False)


def lines_of(competition: Competition) -> list[Line]:
    """Returns all entries that get a letter, by title."""
    entries = judged_entries(competition).select_related("organization").order_by("title", "pk")
    letters = {letter.submission_id: letter for letter in FeedbackLetter.objects.filter(submission__in=entries)}
    return [Line(entry, letters.get(entry.pk)) for entry in entries]


def letter_of(submission: Submission) -> FeedbackLetter | None:
    return FeedbackLetter.objects.filter(submission=submission).select_related("edited_by").first()


@transaction.atomic
def save_letter(
    *, submission: Submission, strengths: str, advice: str, is_ready: bool, stamp: str, by: User, now: datetime
) -> FeedbackLetter:
    """Saves the letter as Setda wrote it; `stamp` is that of the version the form showed.

    Raises PermissionDenied for anyone but Setda; ValidationError once it was released, for an entry without a place,
    when it is marked ready with an empty part, and with code "stale" when somebody has saved it meanwhile.
    """
    require_configurer(by)
    Submission.objects.select_for_update().get(pk=submission.pk)
    if not judged_entries(submission.competition).filter(pk=submission.pk).exists():
        raise ValidationError("Surat disusun setelah hasil ditetapkan, untuk proposal yang mendapat tempat.")
    letter = letter_of(submission) or FeedbackLetter(submission=submission)
    if letter.is_released:
        raise ValidationError("Surat ini sudah dikirim dan tidak diubah lagi.")
    wanted = (clean_text(strengths), clean_text(advice), is_ready)
    if letter.pk and wanted == (letter.strengths, letter.advice, letter.is_ready):
        return letter
    require_fresh(stamp, at=letter.edited_at, by=letter.edited_by if letter.pk else None)
    letter.strengths, letter.advice, letter.is_ready = wanted
    letter.edited_by, letter.edited_at = by, now
    letter.full_clean()
    letter.save()
    return letter


def listed_in(lines: list[Line]) -> str:
    """Returns what tells exactly which letters, in which wording, a page announced as ready."""
    ready = [line.letter for line in lines if line.state == "ready"]
    return digest_of(sorted([letter.pk, stamp_of(letter.edited_at)] for letter in ready))


@transaction.atomic
def release_letters(*, competition: Competition, listed: str, by: User, now: datetime) -> int:
    """Releases every letter that is ready, and tells the operators by mail; returns how many.

    `listed` is listed_in() what the page announced. Raises PermissionDenied for anyone but Setda, ValidationError
    before the result is public, or when other letters are ready by now or one was edited.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    if competition.is_rehearsal or not competition.is_published(now):
        raise ValidationError(NOT_PUBLIC)
    waiting = FeedbackLetter.objects.select_for_update(of=("self",)).filter(
        submission__in=judged_entries(competition), is_ready=True, released_at=None
    )
    letters = list(waiting.select_related("submission__organization").order_by("submission__title", "pk"))
    if listed != listed_in([Line(letter.submission, letter) for letter in letters]):
        raise ValidationError(OTHERS_READY)
    for letter in letters:
        letter.released_at, letter.released_by = now, by
        letter.save()
        tell_operators(letter, competition, by=by, now=now)
    return len(letters)


def tell_operators(letter: FeedbackLetter, competition: Competition, *, by: User, now: datetime) -> None:
    """Posts the news, not the letter itself, to each operator of the organization that entered."""
    entry = letter.submission
    subject, body = outbox.text_of(
        "results/email/feedback.txt",
        {
            "submission": entry,
            "edition": competition,
            "url": absolute(reverse("results:feedback-read", args=[entry.code])),
        },
    )
    operators = User.objects.active().filter(role=Role.OPERATOR, organization=entry.organization_id)
    for operator in operators.order_by("pk"):
        outbox.post(
            topic=f"{competition.slug}:umpan-balik",
            recipient=operator,
            subject=subject,
            body=body,
            now=now,
            by=by,
            key=f"umpan-balik:{entry.code}:{operator.pk}",
        )


def readable_by(user: User, *, now: datetime) -> QuerySet[FeedbackLetter]:
    """Returns the letters a member may read: Setda all, an organization the released ones of its own entries."""
    if user.is_admin:
        return FeedbackLetter.objects.all()
    if user.role not in (Role.OPERATOR, Role.HEAD):
        return FeedbackLetter.objects.none()
    own = Submission.objects.visible_to(user).filter(
        organization=user.organization_id, competition__in=Competition.objects.published(now)
    )
    return FeedbackLetter.objects.filter(submission__in=own.values("pk"), released_at__isnull=False)


def is_sealed_since(submission: Submission, moment: datetime) -> bool:
    """Tells whether the result was sealed anew after a moment."""
    return submission.competition.sealings.filter(sealed_at__gt=moment).exists()


def third_of(submission: Submission) -> str:
    """Returns in which third of the ranked field the entry stands, in words; empty where that would tell a place."""
    award = Award.objects.filter(submission=submission).first()
    letter = letter_of(submission)
    if letter and letter.is_released and is_sealed_since(submission, letter.released_at):
        return ""  # what the letter said was about an earlier result
    field = Award.objects.filter(competition=submission.competition_id).aggregate(Count("pk"))["pk__count"]
    if award is None or award.place is None or field < FEWEST_FOR_THIRDS:
        return ""
    return THIRDS[min(3 * (award.place - 1) // field, 2)]
