"""Telling operators when and where their entry presents: Setda's explicit step, for it says who reached the stage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.exceptions import ValidationError
from django.urls import reverse

from competitions.models import Competition, Stage
from judging.models import PresentationPlan
from judging.presentation.schedule import Schedule, Slot, schedule_of, schedules_of
from judging.presentation.scheduling import lock_day
from kipp.accounts import outbox
from kipp.accounts.models import User
from kipp.shared.addresses import absolute
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from submissions.appointments import Appointment
from submissions.models import Submission
from submissions.returns import writers_of

CHANGED = "Jadwal berubah sejak halaman ini dibuka, jadi belum ada yang diumumkan. Periksa lagi, lalu umumkan."


@dataclass(frozen=True)
class Letter:
    recipient: User
    subject: str
    body: str


@dataclass(frozen=True)
class Call:
    """What announcing the schedule would do now. slots: those never announced, or no longer as they were."""

    schedule: Schedule
    slots: list[Slot]
    writers: list[User]
    problems: list[str]

    @property
    def is_again(self) -> bool:
        return self.schedule.is_announced

    @cached_property
    def letters(self) -> list[Letter]:
        """One mail for each operator of an organization with an entry to tell of."""
        return [self.letter_to(person) for person in self.writers]

    @property
    def unreached(self) -> list[Slot]:
        """Slots of organizations without an active operator."""
        reached = {person.organization_id for person in self.writers}
        return [slot for slot in self.slots if slot.submission.organization_id not in reached]

    @property
    def texts(self) -> list[tuple[Slot, str]]:
        """A text for WhatsApp for each entry of the whole schedule."""
        return [(slot, self.text_of([slot], slot.submission.organization)[1]) for slot in self.schedule.live_slots]

    @property
    def fingerprint(self) -> str:
        """Changes with everything that the mails say."""
        return digest_of(self.schedule.lines())

    def letter_to(self, person: User) -> Letter:
        own = [slot for slot in self.slots if slot.submission.organization_id == person.organization_id]
        return Letter(person, *self.text_of(own, own[0].submission.organization))

    def text_of(self, slots: list[Slot], organization) -> tuple[str, str]:
        stage = self.schedule.stage
        context = {
            "stage": stage,
            "competition": stage.competition,
            "plan": self.schedule.plan,
            "organization": organization,
            "slots": slots,
            "is_again": self.is_again,
            "url": absolute(reverse("submissions:submission-list")),
        }
        return outbox.text_of("judging/email/presentation.txt", context)


def call_of(stage: Stage) -> Call:
    """Returns what an announcement made now would say, and to whom."""
    schedule = schedule_of(stage)
    problems = problems_of(schedule)
    slots = [] if problems else schedule.changed
    writers = writers_of({slot.submission.organization_id for slot in slots})
    return Call(schedule, slots, writers, problems)


def problems_of(schedule: Schedule) -> list[str]:
    """Returns, in sentences, what is missing before the schedule can be announced; empty when it is whole."""
    problems = []
    stage = schedule.stage
    if stage.is_closed:
        problems.append("Tahap ini sudah ditutup.")
    if stage.competition.status != Competition.Status.RUNNING:
        problems.append("Edisi ini tidak sedang berjalan.")
    if not schedule.sessions:
        problems.append("Hari, jam, dan tempat belum diisi.")
    if not schedule.slots:
        problems.append("Urutan belum diundi.")
    elif schedule.waiting:
        titles = ", ".join(entry.title for entry in schedule.waiting)
        problems.append(f"Belum mendapat urutan: {titles}. Undi ulang dengan alasan.")
    if schedule.sessions and schedule.homeless:
        titles = ", ".join(slot.submission.title for slot in schedule.homeless)
        problems.append(f"Belum mendapat waktu: {titles}. Perpanjang sesi atau tambah sesi.")
    return problems


@atomic_with_sentences()
def announce(*, stage: Stage, fingerprint: str, by: User, now: datetime) -> Call:
    """Shows every finalist's operator the own slot and mails those for whom it is new; returns what was told.

    fingerprint: that of the call the person has read. Raises ValidationError with every sentence of problems_of(),
    or when the schedule has changed since; PermissionDenied for everybody but Setda.
    """
    stage = lock_day(stage=stage, by=by)
    call = call_of(stage)
    if call.problems:
        raise ValidationError(call.problems)
    if call.fingerprint != fingerprint:
        raise ValidationError(CHANGED, code="changed")
    plan, letters = call.schedule.plan, call.letters
    plan.announced_by, plan.announced_at, plan.announced = by, now, call.schedule.lines()
    plan.full_clean()
    plan.save()
    for letter in letters:
        outbox.post(
            topic=f"{stage.competition.slug}:jadwal-presentasi",
            recipient=letter.recipient,
            subject=letter.subject,
            body=letter.body,
            now=now,
            by=by,
            key=f"{stage.competition.slug}:jadwal-{stage.position}:{fingerprint}:{now:%Y%m%d%H%M%S}:{letter.recipient.pk}",
        )
    return call


def appointments(entries: Iterable[Submission]) -> dict[int, list[Appointment]]:
    """Returns the announced slots of these entries by id; one query when there are none."""
    entries = [entry.pk for entry in entries]
    plans = PresentationPlan.objects.filter(announced_at__isnull=False)
    plans = plans.filter(stage__admissions__submission__in=entries).exclude(stage__competition__status="archived")
    stages = Stage.objects.filter(pk__in=plans.values("stage")).select_related("competition")
    stages = list(stages.order_by("position", "pk"))
    found: dict[int, list[Appointment]] = {}
    schedules = schedules_of(stages) if stages else {}
    for stage in stages:
        schedule = schedules[stage.pk]
        for slot in schedule.live_slots:
            if slot.submission.pk in entries and slot.starts_at:
                found.setdefault(slot.submission.pk, []).append(appointment_of(schedule, slot))
    return found


def appointment_of(schedule: Schedule, slot: Slot) -> Appointment:
    return Appointment(
        what=schedule.stage.name,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=slot.place,
        presenting_minutes=schedule.plan.presenting_minutes,
        question_minutes=schedule.plan.question_minutes,
        to_bring=schedule.plan.to_bring,
    )
