"""Beginning an entry: empty, or from what the organization entered in an earlier year."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from competitions.models import Competition, Question
from kipp.accounts.models import Organization, Role, User
from kipp.shared.refusals import with_sentences
from kipp.shared.text import clean_line
from submissions.deadlines import require_accepting
from submissions.models import Answer, EarlierAward, Innovator, Submission
from submissions.models.submission import new_code
from submissions.quotas import handed_in
from submissions.similarity import normalized
from submissions.writing import PERSON_FIELDS, require_own_title

CODE_ATTEMPTS = 20
COPIED_FIELDS = ("long_title", "group", "form", "maturity", "implemented_on", "sdgs", "video_url")


@with_sentences()
@transaction.atomic
def start_submission(
    *,
    competition: Competition,
    organization: Organization,
    title: str,
    by: User,
    now: datetime,
    started_from: Submission | None = None,
) -> Submission:
    """Begins a draft under a new public code; `started_from`, an entry of an earlier year, gives it its first texts.

    Raises PermissionDenied for anybody but an operator of that organization; ValidationError when registration is not
    open at `now` (code "closed"), the quota is used up ("quota"), the earlier entry is not the organization's own, or
    the organization has an entry of that name in the edition.
    """
    if by.role != Role.OPERATOR or by.organization_id != organization.pk:
        raise PermissionDenied("Proposal ditulis oleh operator perangkat daerah atau unit kerja itu sendiri.")
    # One at a time per organization, so that a double click does not begin two.
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    competition = Competition.objects.get(pk=competition.pk)
    require_accepting(competition, organization, now)
    require_room(competition, organization)
    if started_from and not earlier_entries(organization, competition).filter(pk=started_from.pk).exists():
        raise ValidationError({"started_from": "Pilih proposal Anda dari edisi sebelumnya."})
    submission = Submission(
        competition=competition,
        organization=organization,
        title=clean_line(title),
        started_from=started_from,
        created_by=by,
        created_at=now,
        changed_by=by,
        changed_at=now,
    )
    require_own_title(submission)
    if not started_from:
        return save_under_new_code(submission)
    copy_identity(started_from, submission)
    save_under_new_code(submission)
    copy_rows(started_from, submission)
    return submission


def require_room(competition: Competition, organization: Organization) -> None:
    """Raises ValidationError (code "quota") when as many entries as the edition takes have been handed in already."""
    quota = competition.quota_per_organization
    if quota and handed_in(competition, organization) >= quota:
        family = organization.parent or organization
        raise ValidationError(
            f"{family.short_name} dan unit kerjanya sudah mengajukan {quota} proposal, sebanyak yang diterima pada "
            f"{competition}. Proposal baru dapat ditulis setelah salah satunya ditarik kembali.",
            code="quota",
        )


def quota_sentences(editions: Iterable[Competition], organization: Organization) -> list[str]:
    """Says for each edition with a quota how many entries it takes and how many have been handed in."""
    return [
        f"{edition} menerima paling banyak {edition.quota_per_organization} proposal dari setiap perangkat daerah "
        f"beserta unit kerjanya; {handed_in(edition, organization)} sudah diajukan."
        for edition in editions
        if edition.quota_per_organization
    ]


def earlier_entries(organization: Organization, competition: Competition | None = None) -> QuerySet[Submission]:
    """Returns the organization's own entries of real editions before `competition`, or of all, newest first."""
    entries = Submission.objects.filter(organization=organization, competition__is_rehearsal=False)
    if competition:
        entries = entries.filter(competition__year__lt=competition.year)
    return entries.select_related("competition").in_list_order()


def copy_identity(source: Submission, target: Submission) -> None:
    """Takes over what an edition does not define, and the category where the edition has one of that name."""
    for name in COPIED_FIELDS:
        setattr(target, name, getattr(source, name))
    if source.category:
        target.category = target.competition.categories.filter(label__iexact=source.category.label).first()


def copy_rows(source: Submission, target: Submission) -> None:
    """Copies innovators, earlier awards and answers, whole even beyond the new limit; files are not copied."""
    for person in source.innovators.order_by("pk"):
        Innovator.objects.create(submission=target, **{name: getattr(person, name) for name in PERSON_FIELDS})
    for award in source.earlier_awards.order_by("pk"):
        EarlierAward.objects.create(submission=target, year=award.year, title=award.title)
    texts = {answer.question_id: answer.text for answer in source.answers.all()}
    former = list(source.competition.questions.order_by("position", "pk"))
    for question in target.competition.questions.all():
        twin = twin_of(question, former)
        if twin and texts.get(twin.pk):
            Answer.objects.create(submission=target, question=question, text=texts[twin.pk])


def twin_of(question: Question, former: list[Question]) -> Question | None:
    """Returns the question of an earlier form with the same title, the one with the same number first."""
    same = [row for row in former if normalized(row.label) == normalized(question.label)]
    return next((row for row in same if row.number == question.number), same[0] if same else None)


def save_under_new_code(submission: Submission) -> Submission:
    """Saves under a code that nobody has; a code taken in the same instant is drawn again."""
    edition = submission.competition
    for _ in range(CODE_ATTEMPTS):
        submission.code = new_code(edition.year, edition.is_rehearsal)
        if Submission.objects.filter(code=submission.code).exists():
            continue
        submission.full_clean()
        try:
            with transaction.atomic():
                submission.save(force_insert=True)
        except IntegrityError:
            if not Submission.objects.filter(code=submission.code).exists():
                raise
            continue
        return submission
    raise RuntimeError("No free code was found.")
