"""Issuing certificates from the sealed result, and confirming one to whoever holds it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Award, Certificate, CertificateDesign, Sealing
from judging.models.certificate import CODE_LENGTH, background_name
from judging.results.sealing.seals import sealing_of
from kipp.accounts.models import User
from kipp.shared import wording
from kipp.shared.uploads import accept_picture
from submissions.models import Innovator, Submission

MOST_NAMES = 3
PARTICIPANT = "Peserta"
NOT_SEALED = "Hasil edisi ini belum ditetapkan, jadi piagam belum dapat diterbitkan. Tetapkan hasil lebih dahulu."


# What every certificate shows beside its own texts; it stands on the design alone.
PRINTED = ("issuer", "heading", "place", "signed_on", "signatory_position", "signatory_name", "signatory_detail")
ISSUED = (
    "Piagam sudah diterbitkan dengan rancangan ini, jadi yang tercetak pada semua piagam tidak berubah lagi. Cabut "
    "dahulu semua piagam pada halaman Piagam; setelah diterbitkan lagi, kodenya baru."
)


@dataclass(frozen=True)
class State:
    """How far certificates are: `issued` are valid, `missing` would be made now, `stale` would be withdrawn.

    seal: version and hash of the sealed result, empty before it is sealed; decree: the Bupati's decision, if noted.
    """

    seal: str
    decree: str
    issued: list[Certificate]
    missing: int
    stale: int

    @property
    def winners(self) -> int:
        return sum(certificate.is_winner for certificate in self.issued)

    @property
    def participants(self) -> int:
        return len(self.issued) - self.winners


@dataclass(frozen=True)
class Issue:
    """What issuing did: how many certificates were made, kept as they were, and withdrawn."""

    made: int
    kept: int
    revoked: int


def design_of(competition: Competition) -> CertificateDesign:
    """Returns the stored design of an edition, or an unsaved one with what is usual."""
    stored = CertificateDesign.objects.filter(competition=competition).first()
    return stored or CertificateDesign(competition=competition, signed_on=competition.ceremony_on)


def save_design(
    *,
    design: CertificateDesign,
    by: User,
    now: datetime,
    background: UploadedFile | None = None,
    removes_background: bool = False,
) -> CertificateDesign:
    """Saves the design with a new background picture, none, or the one it had.

    Raises PermissionDenied for anyone but Setda; ValidationError for a picture that is refused, and for a change of
    what is printed on certificates that are valid.
    """
    require_configurer(by)
    require_unprinted(design, changes_background=bool(background) or removes_background)
    accepted = accept_picture(background) if background else None
    former = CertificateDesign.objects.filter(pk=design.pk).values_list("background", flat=True).first() or ""
    name = "" if removes_background else former
    if accepted:
        name = default_storage.save(background_name(design, accepted.name), ContentFile(accepted.content))
    try:
        with transaction.atomic():
            design.background, design.updated_by, design.updated_at = name, by, now
            design.full_clean(exclude=["background"])
            design.save()
            if former and former != name:
                transaction.on_commit(lambda: default_storage.delete(former))
    except BaseException:
        if accepted:
            default_storage.delete(name)
        raise
    return design


def require_unprinted(design: CertificateDesign, *, changes_background: bool) -> None:
    """Raises ValidationError when a design would change under certificates that have been handed out."""
    stored = CertificateDesign.objects.filter(pk=design.pk).first()
    if stored is None or not design.competition.certificates.valid().exists():
        return
    if changes_background or any(getattr(stored, name) != getattr(design, name) for name in PRINTED):
        raise ValidationError(ISSUED)


@transaction.atomic
def withdraw_certificates(*, competition: Competition, by: User, now: datetime) -> int:
    """Withdraws every valid certificate, so that the design can be changed; returns how many.

    Raises PermissionDenied for anyone but Setda.
    """
    require_configurer(by)
    Competition.objects.select_for_update().get(pk=competition.pk)
    return competition.certificates.valid().update(revoked_at=now)


def state_of(competition: Competition) -> State:
    """Compares what was issued with what the sealed result and the design ask for."""
    issued = list(competition.certificates.valid().in_order())
    wanted = {each.submission_id: each for each in wanted_certificates(competition)}
    kept = [each for each in issued if each.submission_id in wanted and is_same(each, wanted[each.submission_id])]
    sealing = sealing_of(competition)
    return State(
        seal=str(sealing or ""),
        decree=decree_in_words(sealing) if sealing else "",
        issued=issued,
        missing=len(wanted) - len(kept),
        stale=len(issued) - len(kept),
    )


@transaction.atomic
def issue_certificates(*, competition: Competition, by: User, now: datetime) -> Issue:
    """Issues what is missing: one for each winner and, where the design says so, for each other entry that passed.

    A certificate that still says what is true is kept, with its code; every other one is withdrawn. Raises
    PermissionDenied for anyone but Setda, ValidationError while the result is not sealed.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    wanted = {each.submission_id: each for each in wanted_certificates(competition)}
    if not wanted:
        raise ValidationError(NOT_SEALED)
    kept, revoked = 0, 0
    for present in competition.certificates.valid().select_for_update().order_by("pk"):
        if present.submission_id in wanted and is_same(present, wanted[present.submission_id]):
            kept += 1
            del wanted[present.submission_id]
        else:
            present.revoked_at = now
            present.save(update_fields=["revoked_at"])
            revoked += 1
    for certificate in wanted.values():
        certificate.issued_by, certificate.issued_at = by, now
        certificate.full_clean()
        certificate.save()
    return Issue(made=len(wanted), kept=kept, revoked=revoked)


def is_same(one: Certificate, other: Certificate) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Certificate.CONTENT)


def wanted_certificates(competition: Competition) -> list[Certificate]:
    """Returns the certificates as they have to be, unsaved and in the order of their numbers; none before sealing."""
    sealing = sealing_of(competition)
    if sealing is None:
        return []
    seal, decree = str(sealing), decree_in_words(sealing)
    design = design_of(competition)
    winners = list(winning_awards(competition))
    certificates = [of_winner(award, seal) for award in winners]
    if design.for_participants:
        others = Submission.objects.filter(competition=competition, state=Submission.State.ELIGIBLE)
        others = others.exclude(pk__in=[award.submission_id for award in winners])
        entries = others.select_related("organization").prefetch_related("innovators").order_by("title", "pk")
        certificates += [of_participant(entry, seal) for entry in entries]
    for index, certificate in enumerate(certificates):
        certificate.number, certificate.decree = design.number_of(index), decree
    return certificates


def winning_awards(competition: Competition):
    """Returns the award rows that hold a tier and whose entries are in the portal, by place."""
    awards = Award.objects.winners().filter(competition=competition, submission__isnull=False)
    awards = awards.select_related("submission")
    return awards.prefetch_related("submission__innovators").order_by("place", "title", "pk")


def of_winner(award: Award, seal: str) -> Certificate:
    place = wording.ordinal(award.place)
    return Certificate(
        competition_id=award.competition_id,
        submission=award.submission,
        kind=Certificate.Kind.WINNER,
        recipient=award.organization_name,
        people=people_of(award.submission),
        title=award.title,
        long_title=award.long_title,
        tier=f"{award.tier_label}, tempat {place}",
        place=award.place,
        seal=seal,
    )


def of_participant(entry: Submission, seal: str) -> Certificate:
    return Certificate(
        competition_id=entry.competition_id,
        submission=entry,
        kind=Certificate.Kind.PARTICIPANT,
        recipient=entry.organization.name,
        people=people_of(entry),
        title=entry.title,
        long_title=entry.long_title,
        tier=PARTICIPANT,
        seal=seal,
    )


def people_of(entry: Submission) -> str:
    """Returns the innovators in a line, the lead first; of many only the lead and the team."""
    people: list[Innovator] = sorted(entry.innovators.all(), key=lambda person: (not person.is_lead, person.pk))
    names = [person.name for person in people]
    if len(names) > MOST_NAMES:
        return f"{names[0]} dan tim"
    return " dan ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def decree_in_words(sealing: Sealing) -> str:
    """Returns the Bupati's decision as Setda typed its number; empty while none was noted."""
    if not sealing.decree_number:
        return ""
    day = f" tanggal {wording.day(sealing.decree_on)}" if sealing.decree_on else ""
    return f"Keputusan Bupati Kudus Nomor {sealing.decree_number}{day}"


def readable_by(user: User, *, now: datetime) -> QuerySet[Certificate]:
    """Returns the valid certificates a member may open: Setda all, an organization its own once they are public."""
    valid = Certificate.objects.valid()
    if user.is_admin:
        return valid
    own = Submission.objects.visible_to(user).filter(organization=user.organization_id).values("pk")
    return valid.filter(submission__in=own, competition__in=Competition.objects.published(now))


def public_certificate(text: str, *, now: datetime) -> Certificate | None:
    """Returns the certificate with this code once its result is public, withdrawn ones included; else None."""
    code = code_typed(text)
    if not code:
        return None
    public = Certificate.objects.filter(competition__in=Competition.objects.published(now))
    return public.select_related("competition").filter(code=code).first()


def code_typed(text: str) -> str:
    """Returns the code that somebody typed or scanned, without hyphens and blanks; empty when it cannot be one."""
    code = "".join(character for character in text.upper() if character.isalnum())
    return code if len(code) == CODE_LENGTH and code.isascii() else ""
