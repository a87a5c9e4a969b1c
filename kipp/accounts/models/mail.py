"""The outbox: every mail can be read before it leaves, and stays on record afterwards."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kipp.shared.constraints import known_codes


def topic_label(topic: str) -> str:
    """Names a topic in words: "2026:tanda-terima" is "Tanda terima 2026"."""
    edition, _, kind = topic.rpartition(":")
    return f"{kind.replace('-', ' ').capitalize()} {edition}".strip()


class MailQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Setda reads every mail, others none here."""
        return self if user.is_admin else self.none()

    def held(self):
        """Keeps what waits for Setda to read and release it."""
        return self.filter(state=Mail.State.HELD)

    def due(self, now):
        """Keeps what should leave at `now`: the queued, and the failed whose pause is over."""
        waiting = [Mail.State.QUEUED, Mail.State.FAILED]
        return self.filter(state__in=waiting, attempts__lt=Mail.MOST_ATTEMPTS, due_at__lte=now)

    def of_topic(self, topic):
        return self.filter(topic=topic)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")


@pghistory.track()
class Mail(models.Model):
    """One mail to one address.

    topic: what it belongs to, as "2026:pengingat" (slug of the edition, kind). key: when set, the same mail is never
    made twice, as "2026:pengingat-7:dinkes". due_at: not to be tried earlier; each failure moves it on.
    link: which private link takes the place of LINK_PLACE when the mail leaves; nobody but the recipient reads it.
    """

    class State(models.TextChoices):
        HELD = "held", "menunggu dibaca"
        QUEUED = "queued", "akan dikirim"
        SENT = "sent", "terkirim"
        FAILED = "failed", "gagal, dicoba lagi"
        CANCELLED = "cancelled", "dibatalkan"

    class Link(models.TextChoices):
        INVITATION = "invitation", "undangan"
        PASSWORD = "password", "kata sandi baru"

    MOST_ATTEMPTS = 8
    LINK_PLACE = "[tautan pribadi penerima]"

    topic = models.CharField("perihal", max_length=60)
    key = models.CharField("kunci", max_length=120, null=True, blank=True, unique=True)
    recipient = models.EmailField("kepada")
    recipient_name = models.CharField("nama penerima", max_length=120, blank=True)
    subject = models.CharField("judul", max_length=200)
    body = models.TextField("isi")
    link = models.CharField("tautan pribadi", max_length=10, choices=Link, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    due_at = models.DateTimeField("dikirim paling cepat", default=timezone.now)
    error = models.TextField("kesalahan terakhir", blank=True)
    created_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("dibuat", default=timezone.now)
    sent_at = models.DateTimeField("terkirim pada", null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "surel keluar"
        verbose_name_plural = "surel keluar"
        constraints = [
            known_codes("state", ["held", "queued", "sent", "failed", "cancelled"], name="mail_state_is_known"),
            known_codes("link", ["", "invitation", "password"], name="mail_link_is_known"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="mail_sent_at_a_known_time"
            ),
        ]
        indexes = [
            models.Index(fields=["state"], name="mail_by_state"),
            models.Index(fields=["topic"], name="mail_by_topic"),
        ]

    def __str__(self):
        return f"{self.subject} → {self.recipient}"

    @property
    def topic_label(self) -> str:
        return topic_label(self.topic)

    @property
    def is_given_up(self) -> bool:
        return self.state == self.State.FAILED and self.attempts >= self.MOST_ATTEMPTS
