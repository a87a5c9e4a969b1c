"""Writing an entry: saving its sections, so that no colleague's text is ever lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects

from kipp.accounts.models import Role, User
from kipp.shared.refusals import with_sentences
from kipp.shared.text import clean_line, clean_text
from kipp.shared.wording import local, moment
from submissions import rules
from submissions.deadlines import require_writable
from submissions.identity import require_youtube
from submissions.lifecycle import locked
from submissions.models import Answer, EarlierAward, Innovator, Submission
from submissions.versions import (
    answers_content,
    identity_content,
    innovators_content,
    require_fresh,
    statement_content,
    stored_texts,
)

IDENTITY_FIELDS = (
    "title",
    "long_title",
    "category",
    "group",
    "form",
    "maturity",
    "implemented_on",
    "sdgs",
    "video_url",
)
# Links that a writer never changes; checking them would ask the database for each.
NOT_WRITTEN = (
    "code",
    "competition",
    "organization",
    "started_from",
    "created_by",
    "changed_by",
    "submitted_by",
    "decided_by",
    "pending_by",
)
PERSON_FIELDS = ("name", "job_title", "nip", "phone", "is_lead")


@with_sentences()
@transaction.atomic
def save_identity(*, submission: Submission, fields: Mapping, by: User, now: datetime, version: str) -> Submission:
    """Saves the identity of an entry; all but the name may be empty.

    `fields` holds IDENTITY_FIELDS and `awards`, the earlier awards as (year, title) pairs. `version` is
    `versions.version_of` at the time the form was shown. Raises StaleSave when a colleague has saved the section
    since; ValidationError for wrong values, by field; else like `open_for_writing`.
    """
    row = open_for_writing(submission, by, now)
    known = list(row.earlier_awards.all())
    stored = identity_content(row, known)
    for name in IDENTITY_FIELDS:
        value = fields[name]
        setattr(row, name, clean_line(value) if name in ("title", "long_title") else value)
    require_own_title(row)
    require_possible(row, now)
    awards = [EarlierAward(submission=row, year=year, title=clean_line(title)) for year, title in fields["awards"]]
    mine = identity_content(row, awards)
    require_fresh(version, submission=row, mine=mine, stored=stored)
    if mine == stored:
        return row
    if [str(award) for award in awards] != [str(award) for award in known]:
        replace_awards(row, awards)
    return touch(row, by, now, anew="earlier_awards")


def require_possible(submission: Submission, now: datetime) -> None:
    """Raises ValidationError, by field, for values that cannot be true of an entry."""
    if submission.category and submission.category.competition_id != submission.competition_id:
        raise ValidationError({"category": "Pilih kategori edisi ini."})
    is_implemented = submission.maturity == Submission.Maturity.IMPLEMENTED
    if is_implemented and submission.implemented_on and submission.implemented_on > local(now).date():
        raise ValidationError({"implemented_on": "Inovasi yang sudah diterapkan mulai paling lambat hari ini."})
    if submission.implemented_on and submission.maturity and not is_implemented:
        label = submission.get_maturity_display()
        raise ValidationError(
            {
                "implemented_on": f"Tahap inovasi “{label}” belum memiliki tanggal mulai diterapkan. "
                "Kosongkan tanggalnya, atau pilih tahap penerapan."
            }
        )
    require_youtube(submission.video_url)


def replace_awards(submission: Submission, awards: Sequence[EarlierAward]) -> None:
    """Writes the earlier awards anew, in the order they were typed."""
    EarlierAward.objects.filter(submission=submission).delete()
    for award in awards:
        award.full_clean(exclude=["submission"])
        award.save()


@transaction.atomic
def save_answers(
    *, submission: Submission, texts: Mapping[int, str], by: User, now: datetime, version: str
) -> Submission:
    """Saves the answers of a section by question; a text beyond the word limit is kept whole and blocks submitting.

    Raises like `save_identity`.
    """
    row = open_for_writing(submission, by, now)
    questions = [question for question in row.competition.questions.all() if question.pk in texts]
    typed = {question.pk: clean_text(texts[question.pk]) for question in questions}
    mine, stored = answers_content(questions, typed), answers_content(questions, stored_texts(row))
    require_fresh(version, submission=row, mine=mine, stored=stored)
    if mine == stored:
        return row
    existing = {answer.question_id: answer for answer in row.answers.all()}
    for question in questions:
        answer = existing.get(question.pk) or Answer(submission=row, question=question)
        if answer.text != typed[question.pk]:
            answer.text = typed[question.pk]
            answer.full_clean(exclude=["submission", "question"], validate_unique=False, validate_constraints=False)
            answer.save()
    return touch(row, by, now, anew="answers")


@with_sentences()
@transaction.atomic
def save_innovators(
    *, submission: Submission, people: Sequence[Mapping], by: User, now: datetime, version: str
) -> Submission:
    """Makes `people` (name, job_title, nip, phone, is_lead, and id of those already known) the innovators.

    Raises like `save_identity`; ValidationError also for two leads.
    """
    row = open_for_writing(submission, by, now)
    known = {person.pk: person for person in row.innovators.all()}
    stored = innovators_content(known.values())
    persons = [person_of(row, known.get(values.get("id")), values) for values in people]
    if sum(person.is_lead for person in persons) > 1:
        raise ValidationError("Tandai satu ketua saja.")
    persons.sort(key=lambda person: not person.is_lead)
    mine = innovators_content(persons)
    require_fresh(version, submission=row, mine=mine, stored=stored)
    if mine == stored:
        return row
    Innovator.objects.filter(submission=row).exclude(pk__in=[person.pk for person in persons if person.pk]).delete()
    # The new lead comes last, when the former one has stepped back.
    for person in sorted(persons, key=lambda person: person.is_lead):
        person.full_clean(exclude=["submission"], validate_constraints=False)
        person.save()
    return touch(row, by, now, anew="innovators")


def person_of(submission: Submission, known: Innovator | None, values: Mapping) -> Innovator:
    """Returns the innovator with the typed values, without saving; a known one keeps its row."""
    person = Innovator(pk=known.pk, submission=submission) if known else Innovator(submission=submission)
    if known:
        person._state.adding = False
    for name in PERSON_FIELDS:
        value = values.get(name, False if name == "is_lead" else "")
        setattr(person, name, value if name == "is_lead" else clean_line(value))
    return person


@transaction.atomic
def save_statement(
    *, submission: Submission, is_declared_true: bool, by: User, now: datetime, version: str
) -> Submission:
    """Notes whether the writers declare that everything is true. Raises like `save_identity`."""
    row = open_for_writing(submission, by, now)
    mine, stored = statement_content(is_declared_true), statement_content(row.is_declared_true)
    require_fresh(version, submission=row, mine=mine, stored=stored)
    if mine == stored:
        return row
    row.is_declared_true = is_declared_true
    return touch(row, by, now)


def open_for_writing(submission: Submission, by: User, now: datetime) -> Submission:
    """Returns the entry under a lock of its row.

    Raises PermissionDenied for those who never write it; ValidationError when it was submitted (code "state") or
    registration is not open at `now` (code "closed").
    """
    row = locked(submission)
    if by.role != Role.OPERATOR or not rules.belongs_to(by, row):
        raise PermissionDenied(f"Proposal ini ditulis oleh operator {row.organization.short_name}.")
    if row.state not in Submission.WRITTEN:
        raise ValidationError(
            f"Proposal ini sudah diajukan {moment(row.submitted_at, seconds=True)} oleh {row.submitted_by}, "
            "jadi isinya tidak dapat diubah lagi.",
            code="state",
        )
    require_writable(row, now)
    return row


def require_own_title(submission: Submission) -> None:
    """Raises ValidationError when the organization has another entry of that name in the edition."""
    if not submission.title:
        raise ValidationError({"title": "Tuliskan nama inovasi."})
    others = Submission.objects.filter(
        competition=submission.competition_id, organization=submission.organization_id, title__iexact=submission.title
    )
    other = others.exclude(pk=submission.pk).first()
    if other:
        raise ValidationError(
            {"title": f"{submission.organization.short_name} sudah memiliki proposal “{other.title}” ({other.code})."}
        )


def touch(submission: Submission, by: User, now: datetime, *, anew: str = "") -> Submission:
    """Notes who saved the entry last, counts its version up, and returns it with the rows of `anew` as stored now."""
    submission.version += 1
    submission.changed_by, submission.changed_at = by, now
    submission.full_clean(exclude=NOT_WRITTEN, validate_constraints=False)
    submission.save()
    if anew:
        submission._prefetched_objects_cache.pop(anew)
        prefetch_related_objects([submission], Submission.objects.rows_in_order(anew))
    return submission
