"""Builders of real rows for tests; names are visibly fictional, e-mail ends in example.id."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

from django.core.files.base import ContentFile

from competitions.editions import create_edition
from competitions.models import Competition, Stage
from judging.assignment.draws import inputs_of
from judging.assignment.table import table_of
from judging.models import (
    Admission,
    AssignmentDraw,
    Award,
    Conflict,
    IntegrityStatement,
    PanelMember,
    PaperSheet,
    PresentationDraw,
    PresentationPlan,
    PresentationSession,
    PresentationSlot,
    Score,
    Scorecard,
)
from judging.presentation.schedule import schedule_of
from kipp.accounts.models import Organization, Role, User
from submissions.models import Answer, Attachment, Innovator, Submission
from submissions.models.submission import new_code
from tests import files

NOW = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)  # 1 November 2026 pukul 10.00 WIB
OPENS = NOW - timedelta(days=10)
CLOSES = NOW + timedelta(days=15)
serial = count(1)


def make_organization(short_name="Dinkes", *, parent=None, **fields) -> Organization:
    fields.setdefault("name", {"Dinkes": "Dinas Kesehatan"}.get(short_name, short_name))
    fields.setdefault("kind", Organization.Kind.UPTD if parent else Organization.Kind.DINAS)
    fields.setdefault("is_counted", parent is None)
    return Organization.objects.create(short_name=short_name, parent=parent, **fields)


def make_user(role=Role.ADMIN, *, organization=None, **fields) -> User:
    number = next(serial)
    fields.setdefault("email", f"{role}{number}@example.id")
    fields.setdefault("full_name", f"{Role(role).label} Rekaan {number}")
    return User.objects.create_user(role=role, organization=organization, password="sandi-rekaan-123", **fields)


def make_edition(*, by=None, year=2026, running=True, **fields) -> Competition:
    """An edition with the national form; open for entries around NOW when `running`."""
    fields.setdefault("registration_opens_at", OPENS)
    fields.setdefault("registration_closes_at", CLOSES)
    edition = create_edition(year=year, theme="Tema rekaan", by=by or make_user(Role.ADMIN), **fields)
    if running:
        edition.status = Competition.Status.RUNNING
        edition.save()
    return edition


def make_submission(edition, organization, *, state="eligible", operator=None, complete=True, **fields) -> Submission:
    """An entry in any state, answered in full unless `complete` is False."""
    operator = operator or User.objects.filter(organization=organization, role=Role.OPERATOR).first()
    operator = operator or make_user(Role.OPERATOR, organization=organization)
    fields.setdefault("title", f"INOVASI REKAAN {next(serial)}")
    if state != "draft":
        fields.setdefault("submitted_at", NOW)
        fields.setdefault("submitted_by", operator)
    if state in ("ineligible", "withdrawn", "disqualified"):
        fields.setdefault("reason", "Alasan rekaan.")
    if state == "returned":
        fields.setdefault("returned_until", CLOSES + timedelta(days=3))
    if complete:
        fields = {
            "long_title": "Judul lengkap rekaan",
            "category": edition.categories.order_by("position").first(),
            "group": "general",
            "form": "non_digital",
            "maturity": "implemented",
            "implemented_on": (NOW - timedelta(days=400)).date(),
            "is_declared_true": True,
            **fields,
        }
    submission = Submission.objects.create(
        competition=edition,
        organization=organization,
        code=new_code(edition.year, edition.is_rehearsal),
        state=state,
        created_by=operator,
        changed_by=operator,
        **fields,
    )
    if complete:
        Answer.objects.bulk_create(
            Answer(submission=submission, question=question, text="Jawaban rekaan yang cukup panjang.")
            for question in edition.questions.all()
        )
        Innovator.objects.create(
            submission=submission, name="Inovator Rekaan, S.Kep.", job_title="Perawat", is_lead=True
        )
        Attachment.objects.bulk_create(
            make_attachment(submission, letter_type=letter) for letter in edition.letter_types.all()
        )
    return submission


def make_attachment(submission, *, kind="letter", by=None, content=b"", **fields) -> Attachment:
    """A file of an entry, not saved yet; without `content` nothing of it will be on disk."""
    code = secrets.token_hex(10)
    if content:
        fields |= {"file": ContentFile(content, "rekaan.pdf"), "size": len(content)}
        fields["sha256"] = hashlib.sha256(content).hexdigest()
    return Attachment(
        submission=submission,
        kind=kind,
        code=code,
        uploaded_by=by or submission.created_by,
        uploaded_at=NOW,
        **{
            "name": "berkas-rekaan.pdf",
            "file": f"rekaan/{code}.pdf",
            "content_type": "application/pdf",
            "size": 2048,
            "sha256": hashlib.sha256(code.encode()).hexdigest(),
            **fields,
        },
    )


def admit(stage: Stage, *submissions) -> None:
    """Admits entries to a stage without asking whether they are finalists."""
    Admission.objects.bulk_create(Admission(stage=stage, submission=submission) for submission in submissions)


def admit_late(stage: Stage, *submissions) -> None:
    """Admits entries to a stage that has been closed, as if they had been there unjudged."""
    Stage.objects.filter(pk=stage.pk).update(state=Stage.State.OPEN)
    admit(stage, *submissions)
    Stage.objects.filter(pk=stage.pk).update(state=stage.state)


def accept_integrity(edition, *judges) -> None:
    """Lets judges accept the statement of integrity of an edition, unless they have."""
    IntegrityStatement.objects.bulk_create(
        (
            IntegrityStatement(competition=edition, judge=judge, text=edition.integrity_text, accepted_at=NOW)
            for judge in judges
        ),
        ignore_conflicts=True,
    )


def seat(stage: Stage, *judges) -> None:
    """Seats judges who accepted the statement of integrity, each with a sheet for every admitted entry."""
    accept_integrity(stage.competition, *judges)
    taken = stage.panel.count()
    PanelMember.objects.bulk_create(
        PanelMember(stage=stage, judge=judge, position=taken + place) for place, judge in enumerate(judges, start=1)
    )
    Scorecard.objects.bulk_create(
        Scorecard(stage=stage, submission=admission.submission, judge=judge)
        for judge in judges
        for admission in stage.admissions.select_related("submission")
    )


def open_stage(stage: Stage) -> Stage:
    """Opens a stage for marks without the checks of the domain."""
    stage.state, stage.opened_at = Stage.State.OPEN, NOW
    stage.save()
    return stage


def close_stage(stage: Stage) -> Stage:
    stage.state, stage.closed_at = Stage.State.CLOSED, NOW
    stage.save()
    return stage


def fill_card(stage: Stage, submission, judge, marks, *, finish=True, saved_at=NOW) -> Scorecard:
    """Writes marks in the order of the rubric (text, int or Decimal; None leaves a criterion empty)."""
    return fill_cards(stage, {(submission, judge): marks}, finish=finish, saved_at=saved_at)[0]


def fill_cards(stage: Stage, marks: dict[tuple, list], *, finish=True, saved_at=NOW) -> list[Scorecard]:
    """Writes on many sheets of a stage at once: the marks of each by (entry, judge), as in fill_card()."""
    by_owner = {(card.submission_id, card.judge_id): card for card in Scorecard.objects.filter(stage=stage)}
    cards = [by_owner[submission.pk, judge.pk] for submission, judge in marks]
    criteria = list(stage.criteria.order_by("position"))
    Score.objects.bulk_create(
        Score(scorecard=card, criterion=criterion, value=None if mark is None else Decimal(str(mark)))
        for card, own in zip(cards, marks.values(), strict=True)
        for criterion, mark in zip(criteria, own, strict=True)
    )
    written = {"saved_at": saved_at}
    if finish:
        written |= {"state": Scorecard.State.FINISHED, "finished_at": saved_at}
    Scorecard.objects.filter(pk__in=[card.pk for card in cards]).update(**written)
    for card in cards:
        for name, value in written.items():
            setattr(card, name, value)
    return cards


def make_draw(stage: Stage, *, by, cards=3, seed=2026, number=1) -> AssignmentDraw:
    """A draw of the automatic assignment, not applied, in a stage that from now on gives each entry so many judges."""
    Stage.objects.filter(pk=stage.pk).update(cards_per_entry=cards)
    stage.cards_per_entry = cards
    return AssignmentDraw.objects.create(
        stage=stage,
        number=number,
        seed=seed,
        cards_per_entry=cards,
        inputs=inputs_of(table_of(stage)),
        drawn_by=by,
        drawn_at=NOW,
    )


def make_paper(card: Scorecard, *, by=None, **fields) -> PaperSheet:
    """A sheet of paper with its scan on disk, no longer in force: its judge has opened the sheet again."""
    content = files.pdf()
    return PaperSheet.objects.create(
        scorecard=card,
        file=ContentFile(content, "rekaan.pdf"),
        typed_by=by or User.objects.filter(role=Role.ADMIN).first(),
        **{
            "name": "lembar-rekaan.pdf",
            "content_type": "application/pdf",
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "signed_on": NOW.date(),
            "marks": {},
            "total": "",
            "typed_at": NOW,
            **fields,
        },
    )


def make_presentation(stage: Stage, *, by, announced=True, witnesses="Saksi Rekaan") -> PresentationPlan:
    """A presentation day on 24 November 2026 from 9.00 WIB, the entries of the stage in order of their code."""
    codes = list(stage.admissions.order_by("submission__code").values_list("submission__code", flat=True))
    starts_at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    plan = PresentationPlan.objects.create(stage=stage, to_bring="Bahan tayang rekaan.")
    PresentationSession.objects.create(
        plan=plan, starts_at=starts_at, ends_at=starts_at + timedelta(hours=8), place="Ruang Rekaan"
    )
    draw = {"witnesses": witnesses, "drawn_by": by, "drawn_at": NOW}
    PresentationDraw.objects.create(stage=stage, number=1, method="portal", seed=2026, order=codes, **draw)
    PresentationSlot.objects.bulk_create(
        PresentationSlot(stage=stage, submission_id=key, number=number)
        for number, key in enumerate(
            stage.admissions.order_by("submission__code").values_list("submission", flat=True), start=1
        )
    )
    if announced:
        plan.announced_by, plan.announced_at, plan.announced = by, NOW, schedule_of(stage).lines()
        plan.save()
    return plan


def make_award(edition, *, title="JUARA REKAAN", **fields) -> Award:
    """A recorded winner without an entry, as in editions known from the press."""
    fields = {"tier_label": "TOP 3", "tier_position": 1, "place": 1, "organization_name": "Dinas Rekaan", **fields}
    return Award.objects.create(competition=edition, title=title, **fields)


def make_conflict(submission, judge, *, by=None, **fields) -> Conflict:
    """A conflict of interest in force; the database sets the judge's sheets aside."""
    fields = {"reason": "employer", "note": "", "source": "admin", "recorded_at": NOW, **fields}
    return Conflict.objects.create(submission=submission, judge=judge, recorded_by=by or judge, **fields)
