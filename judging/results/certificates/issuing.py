"""Issuing certificates from the sealed result, and confirming one to whoever holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Award, Certificate, Sealing
from judging.models.certificate import CODE_LENGTH
from judging.results.awards import people_in, with_people
from judging.results.certificates.designing import design_of
from judging.results.winners import Winner, sealed_winners
from judging.seal_mark import seal_in_force
from kipp.accounts.models import User
from kipp.shared import wording
from kipp.shared.digests import digest_of
from submissions.models import Submission

MOST_NAMES = 3
PARTICIPANT = "Peserta"
NOT_SEALED = "Hasil edisi ini belum ditetapkan, jadi piagam belum dapat diterbitkan. Tetapkan hasil lebih dahulu."

OTHERS = (
    "Daftar piagam berubah sesudah halaman ini dibuka, jadi kali ini tidak ada yang diterbitkan atau dicabut. Periksa "
    "jumlahnya, lalu ulangi."
)


@dataclass(frozen=True)
class State:
    """How far certificates are: `issued` are valid, `missing` would be made now, `stale` would be withdrawn.

    seal: version and hash of the sealed result, empty before it is sealed; decree: the Bupati's decision, if noted.
    listed: names exactly what issuing would make and withdraw.
    """

    seal: str
    decree: str
    issued: list[Certificate]
    missing: int
    stale: int
    listed: str

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


@transaction.atomic
def withdraw_certificates(*, competition: Competition, listed: str, by: User, now: datetime) -> int:
    """Withdraws every valid certificate, so that the design can be changed; returns how many.

    `listed` is that of the State which the page announced. Raises PermissionDenied for anyone but Setda,
    ValidationError when other certificates are valid by now.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    if listed != state_of(competition).listed:
        raise ValidationError(OTHERS)
    return competition.certificates.valid().update(revoked_at=now)


def state_of(competition: Competition) -> State:
    """Compares what was issued with what the sealed result and the design ask for."""
    issued = list(competition.certificates.valid().in_order())
    wanted = {each.submission_id: each for each in wanted_certificates(competition)}
    kept = [each for each in issued if each.submission_id in wanted and is_same(each, wanted[each.submission_id])]
    sealing = seal_in_force(competition)
    return State(
        seal=str(sealing or ""),
        decree=decree_in_words(sealing) if sealing else "",
        issued=issued,
        missing=len(wanted) - len(kept),
        stale=len(issued) - len(kept),
        listed=listed_in(wanted.values(), issued),
    )


def listed_in(wanted: Iterable[Certificate], issued: Iterable[Certificate]) -> str:
    """Returns what tells exactly which certificates are asked for, and which are valid."""
    texts = sorted([each.submission_id, *(getattr(each, name) for name in Certificate.CONTENT)] for each in wanted)
    return digest_of([texts, sorted(each.code for each in issued)])


@transaction.atomic
def issue_certificates(*, competition: Competition, listed: str, by: User, now: datetime) -> Issue:
    """Issues what is missing: one for each winner and, where the design says so, for each other entry that passed.

    A certificate that still says what is true is kept, with its code; every other one is withdrawn. `listed` is that
    of the State which the page announced. Raises PermissionDenied for anyone but Setda, ValidationError while the
    result is not sealed, or when something else would be issued by now.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    wanted = {each.submission_id: each for each in wanted_certificates(competition)}
    if not wanted:
        raise ValidationError(NOT_SEALED)
    valid = list(competition.certificates.valid().select_for_update().order_by("pk"))
    if listed != listed_in(wanted.values(), valid):
        raise ValidationError(OTHERS)
    kept, revoked = 0, 0
    for present in valid:
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
    sealing = seal_in_force(competition)
    if sealing is None:
        return []
    seal, decree = str(sealing), decree_in_words(sealing)
    design = design_of(competition)
    certificates = [of_winner(winner, competition, seal) for winner in sealed_winners(competition)]
    if design.for_participants:
        certificates += participants_of(competition, seal)
    for index, certificate in enumerate(certificates):
        certificate.number, certificate.decree = design.number_of(index), decree
    return certificates


def of_winner(winner: Winner, competition: Competition, seal: str) -> Certificate:
    return Certificate(
        competition=competition,
        submission_id=winner.entry,
        kind=Certificate.Kind.WINNER,
        recipient=winner.organization,
        people=people_of(winner.names),
        title=winner.title,
        long_title=winner.long_title,
        tier=f"{winner.tier}, tempat {wording.ordinal(winner.place)}",
        place=winner.place,
        seal=seal,
    )


def participants_of(competition: Competition, seal: str) -> list[Certificate]:
    """Returns those of all other entries that passed, by title: as their place was sealed, then those without one."""
    eligible = Submission.State.ELIGIBLE
    placed = Award.objects.filter(competition=competition, tier_position=None, submission__state=eligible)
    others = with_people(Submission.objects.filter(competition=competition, state=eligible, award=None))
    texts = [
        *(
            (award.submission_id, award.title, award.long_title, award.organization_name, people_in(award))
            for award in placed.order_by("title", "pk")
        ),
        *(
            (entry.pk, entry.title, entry.long_title, entry.organization.name, [p.name for p in entry.innovators.all()])
            for entry in others.order_by("title", "pk")
        ),
    ]
    return [
        Certificate(
            competition=competition,
            submission_id=entry,
            kind=Certificate.Kind.PARTICIPANT,
            recipient=organization,
            people=people_of(people),
            title=title,
            long_title=long_title,
            tier=PARTICIPANT,
            seal=seal,
        )
        for entry, title, long_title, organization, people in texts
    ]


def people_of(names: Sequence[str]) -> str:
    """Returns the innovators in a line, the lead first; of many only the lead and the team."""
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
