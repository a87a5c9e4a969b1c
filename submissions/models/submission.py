"""An innovation that an organization enters in an edition."""

import secrets

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from competitions.models import Question, sealed
from competitions.models.sealed import refused_when_sealed
from kipp.accounts.models import Role
from kipp.shared.constraints import known_codes
from submissions.models.answer import Answer
from submissions.models.attachment import Attachment
from submissions.models.earlier_award import EarlierAward
from submissions.models.innovator import Innovator
from submissions.models.other_version import OtherVersion

# Without letters and digits that are mistaken for one another when read aloud or copied by hand.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code(year: int, is_rehearsal: bool = False) -> str:
    """Returns a public code like KIPP26-7K3F; those of a rehearsal start with GLADI26."""
    tail = "".join(secrets.choice(CODE_ALPHABET) for _ in range(4))
    return f"{'GLADI' if is_rehearsal else 'KIPP'}{year % 100:02}-{tail}"


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Setda and observers: all that was submitted, Setda the drafts too; OPD: their own and their units'.

        Judges see entries through their scorecards only, so none here.
        """
        if user.role == Role.ADMIN:
            return self
        if user.role == Role.OBSERVER:
            return self.exclude(state=Submission.State.DRAFT)
        if user.role in (Role.OPERATOR, Role.HEAD):
            return self.filter(Q(organization=user.organization_id) | Q(organization__parent=user.organization_id))
        return self.none()

    def editable_by(self, user):
        """Keeps what an operator may write: drafts and returned entries of the own organization."""
        if user.role != Role.OPERATOR:
            return self.none()
        return self.filter(organization=user.organization_id, state__in=Submission.WRITTEN)

    def submitted(self):
        """Keeps all that ever arrived: everything but drafts."""
        return self.exclude(state=Submission.State.DRAFT)

    def eligible(self):
        return self.filter(state=Submission.State.ELIGIBLE)

    def with_completeness(self):
        """Fetches what `sections.completeness` judges: questions and letters of the edition, answers, people, files."""
        questions = Question.objects.select_related("criterion").order_by("position", "pk")
        return self.select_related("competition", "organization__parent", "category", "changed_by").prefetch_related(
            Prefetch("competition__questions", questions),
            "competition__letter_types",
            Prefetch("attachments", Attachment.objects.select_related("uploaded_by")),
            self.rows_in_order("innovators"),
            self.rows_in_order("answers"),
        )

    def with_proposal(self):
        """Fetches all that a proposal consists of."""
        entries = self.with_completeness().select_related("submitted_by", "started_from__competition")
        return entries.prefetch_related(self.rows_in_order("earlier_awards"))

    @staticmethod
    def rows_in_order(name: str) -> Prefetch:
        """Returns how the rows are fetched that writers add and remove, in their order."""
        orders = {
            "innovators": Innovator.objects.order_by("-is_lead", "pk"),
            "earlier_awards": EarlierAward.objects.order_by("pk"),
            "answers": Answer.objects.order_by("pk"),
        }
        return Prefetch(name, orders[name])

    def with_deadline(self):
        """Fetches the extensions of the edition, which `deadlines` asks for."""
        return self.select_related("competition").prefetch_related("competition__extensions")

    def with_other_version_count(self):
        """Adds `other_version_count`: how many versions of sections were not chosen when two met."""
        versions = OtherVersion.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
        counts = Subquery(versions.annotate(count=Count("pk")).values("count"))
        return self.annotate(other_version_count=Coalesce(counts, 0))

    def in_list_order(self):
        """Newest edition first, within it by name."""
        return self.order_by(
            "-competition__year", "competition__is_rehearsal", "-competition", Lower("title"), "organization", "pk"
        )

    def in_queue_order(self):
        """For Setda: what waits for its verdict first, then what waits to be announced; by the time of receipt."""
        waits = Case(
            When(state=Submission.State.SUBMITTED, pending_decision="", then=0),
            When(state=Submission.State.SUBMITTED, then=1),
            default=2,
        )
        return self.order_by(waits, F("submitted_at").asc(nulls_last=True), "pk")

    def in_announced_order(self):
        """By name, as a list that is read out or printed."""
        return self.order_by(Lower("title"), "pk")

    def with_counted_as(self):
        """Adds `counted_as_id`: the perangkat daerah this entry counts for."""
        return self.annotate(counted_as_id=Coalesce("organization__parent_id", "organization_id"))


@pghistory.track()
class Submission(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "draf"
        SUBMITTED = "submitted", "diajukan"
        RETURNED = "returned", "dikembalikan untuk perbaikan"
        ELIGIBLE = "eligible", "lolos administrasi"
        INELIGIBLE = "ineligible", "tidak lolos administrasi"
        WITHDRAWN = "withdrawn", "ditarik"
        DISQUALIFIED = "disqualified", "didiskualifikasi"

    WRITTEN = (State.DRAFT, State.RETURNED)

    class Pending(models.TextChoices):
        ACCEPT = "accept", "akan dinyatakan lolos"
        REFUSE = "refuse", "akan dinyatakan tidak lolos"

    class Group(models.TextChoices):
        GENERAL = "general", "umum"
        REPLICATION = "replication", "replikasi"

    class Form(models.TextChoices):
        DIGITAL = "digital", "digital"
        NON_DIGITAL = "non_digital", "non-digital"

    class Maturity(models.TextChoices):
        CONCEPT = "concept", "konsep atau inisiatif"
        TRIAL = "trial", "uji coba"
        IMPLEMENTED = "implemented", "penerapan"

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="submissions")
    code = models.CharField("kode", max_length=12, unique=True, editable=False)
    organization = models.ForeignKey(
        "accounts.Organization",
        models.PROTECT,
        related_name="submissions",
        verbose_name="perangkat daerah atau unit kerja",
    )
    title = models.CharField("nama inovasi", max_length=80)
    long_title = models.CharField("kepanjangan atau judul lengkap", max_length=250, blank=True)
    category = models.ForeignKey(
        "competitions.Category",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
        verbose_name="kategori",
    )
    group = models.CharField("kelompok", max_length=20, choices=Group, blank=True)
    form = models.CharField("bentuk", max_length=20, choices=Form, blank=True)
    maturity = models.CharField("tahap inovasi", max_length=20, choices=Maturity, blank=True)
    implemented_on = models.DateField("mulai diterapkan", null=True, blank=True)
    sdgs = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(17)]),
        verbose_name="tujuan pembangunan berkelanjutan (TPB)",
        default=list,
        blank=True,
    )
    video_url = models.URLField("tautan video YouTube", max_length=200, blank=True)
    started_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="disusun dari", editable=False
    )
    declines_automatic_submission = models.BooleanField("tidak diajukan otomatis", default=False)
    # The closing instant at which automatic submission looked at this draft, whatever came of it: once for each.
    automatic_checked_for = models.DateTimeField("penutupan yang sudah diperiksa", null=True, editable=False)
    is_declared_true = models.BooleanField("pernyataan kebenaran", default=False)
    state = models.CharField("keadaan", max_length=20, choices=State, default=State.DRAFT, editable=False)
    reason = models.TextField("alasan keputusan", blank=True, editable=False)
    returned_until = models.DateTimeField("perbaikan paling lambat", null=True, editable=False)
    pending_decision = models.CharField(
        "keputusan yang belum diumumkan", max_length=10, choices=Pending, blank=True, editable=False
    )
    pending_reason = models.TextField("alasan keputusan yang belum diumumkan", blank=True, editable=False)
    pending_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", editable=False)
    pending_at = models.DateTimeField("keputusan yang belum diumumkan diambil pada", null=True, editable=False)
    version = models.PositiveIntegerField("versi", default=1, editable=False)
    created_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField("dibuat", default=timezone.now, editable=False)
    changed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    changed_at = models.DateTimeField("terakhir diubah", default=timezone.now, editable=False)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", editable=False)
    submitted_at = models.DateTimeField("diajukan pada", null=True, editable=False)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", editable=False)
    decided_at = models.DateTimeField("diputuskan pada", null=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "proposal"
        verbose_name_plural = "proposal"
        constraints = [
            known_codes(
                "state",
                ["draft", "submitted", "returned", "eligible", "ineligible", "withdrawn", "disqualified"],
                name="submission_state_is_known",
            ),
            known_codes("pending_decision", ["", "accept", "refuse"], name="submission_pending_decision_is_known"),
            known_codes("group", ["", "general", "replication"], name="submission_group_is_known"),
            known_codes("form", ["", "digital", "non_digital"], name="submission_form_is_known"),
            known_codes("maturity", ["", "concept", "trial", "implemented"], name="submission_maturity_is_known"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="submission_arrived_at_a_known_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ineligible", "withdrawn", "disqualified"]) | ~Q(reason=""),
                name="submission_refusal_has_a_reason",
                violation_error_message="Tuliskan alasannya.",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(returned_until__isnull=False),
                name="submission_returned_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(pending_decision="", pending_reason="", pending_at=None, pending_by=None)
                | Q(pending_decision="accept", state="submitted", pending_at__isnull=False, pending_by__isnull=False)
                | Q(
                    pending_decision="refuse",
                    state__in=["submitted", "returned"],
                    pending_at__isnull=False,
                    pending_by__isnull=False,
                ),
                name="submission_only_what_arrived_awaits_announcement",
            ),
            models.CheckConstraint(
                condition=~Q(pending_decision="refuse") | ~Q(pending_reason=""),
                name="submission_pending_refusal_has_a_reason",
                violation_error_message="Tuliskan alasannya.",
            ),
        ]
        indexes = [models.Index(fields=["competition", "state"], name="submission_by_state")]
        triggers = [
            # Whoever moves an entry into or out of the contest has locked the edition already; others must not wait.
            refused_when_sealed(
                "submission_stays_when_sealed",
                "proposal",
                ["competition_id", "organization_id", "code", "state", "title", "long_title"],
                editions=sealed.OF_EDITION,
                locks="'eligible' in (coalesce(old.state, ''), coalesce(new.state, ''))",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def full_title(self) -> str:
        """Acronym and long title, which are always printed together."""
        return f"{self.title} ({self.long_title})" if self.long_title else self.title

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    def forget_pending(self) -> None:
        """Lets a verdict that is not announced yet fall away; nothing is saved."""
        self.pending_decision = self.pending_reason = ""
        self.pending_by = self.pending_at = None
