"""A file of an entry: a signed letter, the evidence beside an answer, or a photo."""

import secrets
from collections.abc import Callable

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kipp.shared.constraints import known_codes


def server_made_name(attachment: "Attachment", name: str) -> str:
    """Returns where the file is kept; nothing of the name that the uploader chose is part of it."""
    suffix = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[attachment.content_type]
    return f"submissions/{attachment.submission_id}/{secrets.token_hex(16)}.{suffix}"


# What later layers add: functions of a user that return the files that user reads as well; never letters.
READERS_OF_EVIDENCE: list[Callable[..., models.QuerySet]] = []


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keeps all for Setda; for the organization that enters its own, replaced ones that a receipt lists included.

        Whoever else reads the entry, or judges it, reads evidence and photos but no letters: those carry NIP.
        """
        if user.is_admin:
            return self
        entries = self.model._meta.get_field("submission").related_model.objects
        readable = Q(submission__in=entries.visible_to(user).values("pk"))
        own = readable & Q(submission__organization=user.organization_id)
        for readers in READERS_OF_EVIDENCE:
            readable |= Q(pk__in=readers(user).values("pk"))
        return self.filter(own | (readable & ~Q(kind=Attachment.Kind.LETTER) & Q(removed_at=None)))

    def present(self):
        """Keeps what is part of the entry now; what was removed stays for the receipts that list it."""
        return self.filter(removed_at=None)

    def in_order(self):
        return self.order_by("kind", "letter_type__position", "question__position", "uploaded_at", "pk")


@pghistory.track()
class Attachment(models.Model):
    class Kind(models.TextChoices):
        LETTER = "letter", "surat"
        EVIDENCE = "evidence", "bukti pendukung"
        PHOTO = "photo", "foto"

    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="attachments")
    kind = models.CharField("jenis berkas", max_length=10, choices=Kind)
    letter_type = models.ForeignKey(
        "competitions.LetterType", models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    question = models.ForeignKey(
        "competitions.Question", models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    code = models.CharField("kode", max_length=20, unique=True, editable=False)
    name = models.CharField("nama berkas", max_length=120)
    file = models.FileField("berkas", upload_to=server_made_name, max_length=200)
    content_type = models.CharField("jenis isi", max_length=40)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("diunggah", default=timezone.now)
    removed_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        constraints = [
            known_codes("kind", ["letter", "evidence", "photo"], name="attachment_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="letter", letter_type__isnull=False, question=None)
                | Q(kind="evidence", letter_type=None, question__isnull=False)
                | Q(kind="photo", letter_type=None, question=None),
                name="attachment_stands_in_one_place",
            ),
            models.UniqueConstraint(
                fields=["submission", "letter_type"],
                condition=Q(removed_at=None, letter_type__isnull=False),
                name="attachment_one_file_per_letter",
            ),
            models.UniqueConstraint(
                fields=["submission", "question"],
                condition=Q(removed_at=None, question__isnull=False),
                name="attachment_one_file_per_question",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.code = self.code or secrets.token_hex(10)
        super().save(**kwargs)
