"""The schedule of a presentation day, derived from its sessions and the order by lot every time it is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from competitions.models import Stage
from judging.models import Admission, PresentationPlan, PresentationSession, PresentationSlot
from kipp.shared.digests import digest_of
from submissions.models import Submission


@dataclass(frozen=True)
class Slot:
    """An entry in its place; without a time when no session has room, or when it dropped out and others moved up.

    starts_at to asks_at the entry presents, asks_at to ends_at it is asked.
    """

    number: int
    submission: Submission
    keeps_time: bool = True
    session: PresentationSession | None = None
    starts_at: datetime | None = None
    asks_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def is_dropped(self) -> bool:
        return self.submission.state != Submission.State.ELIGIBLE

    @property
    def is_homeless(self) -> bool:
        """Whether it needs a time that no session has."""
        return self.starts_at is None and not self.is_dropped

    @property
    def place(self) -> str:
        return self.session.place if self.session else ""

    def is_now(self, now: datetime) -> bool:
        return not self.is_dropped and self.starts_at is not None and self.starts_at <= now < self.ends_at


@dataclass(frozen=True)
class Schedule:
    """Everything of a presentation day. slots: in order; waiting: entries of the stage that no lot was drawn for."""

    stage: Stage
    plan: PresentationPlan | None
    sessions: list[PresentationSession] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    waiting: list[Submission] = field(default_factory=list)

    @property
    def is_announced(self) -> bool:
        return self.plan is not None and self.plan.announced_at is not None

    @property
    def live_slots(self) -> list[Slot]:
        """The slots of entries that are still in the contest."""
        return [slot for slot in self.slots if not slot.is_dropped]

    @property
    def homeless(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.is_homeless]

    @property
    def aside(self) -> list[Slot]:
        """Slots that stand in no session."""
        return [slot for slot in self.slots if slot.session is None]

    @property
    def by_session(self) -> list[tuple[PresentationSession, PresentationSession | None, list[Slot]]]:
        """Each session with the one before on the same day (between them lies a break) and its slots."""
        result, before = [], None
        for session in self.sessions:
            is_same_day = before is not None and session.starts_at - before.ends_at < timedelta(hours=12)
            own = [slot for slot in self.slots if slot.session == session]
            result.append((session, before if is_same_day else None, own))
            before = session
        return result

    def slot_of(self, submission_id: int) -> Slot | None:
        return next((slot for slot in self.slots if slot.submission.pk == submission_id), None)

    def lines(self) -> dict[str, list[str]]:
        """Returns by code what an announcement says of every entry still in the contest, as it is kept.

        Start in ISO, place, minutes of presentation and of questions, and what is to be brought.
        """
        plan = self.plan
        return {
            slot.submission.code: [
                slot.starts_at.isoformat(),
                slot.place,
                plan.presenting_minutes,
                plan.question_minutes,
                plan.to_bring,
            ]
            for slot in self.live_slots
            if slot.place
        }

    @property
    def changed(self) -> list[Slot]:
        """Slots of which the last announcement did not say what holds now."""
        announced = self.plan.announced if self.is_announced else {}
        lines = self.lines()
        return [
            slot for slot in self.live_slots if lines.get(slot.submission.code) != announced.get(slot.submission.code)
        ]

    @property
    def capacity(self) -> int:
        """How many entries the sessions have room for."""
        if self.plan is None:
            return 0
        length = timedelta(minutes=self.plan.presenting_minutes + self.plan.question_minutes)
        pause = timedelta(minutes=self.plan.pause_minutes)
        lengths = [session.ends_at - session.starts_at for session in self.sessions]
        return sum((room + pause) // (length + pause) for room in lengths if room >= length)

    @property
    def stamp(self) -> str:
        """Names exactly these times, for the page on which they are changed."""
        plan = self.plan
        minutes = [plan.presenting_minutes, plan.question_minutes, plan.pause_minutes, plan.to_bring] if plan else []
        sessions = [[each.starts_at.isoformat(), each.ends_at.isoformat(), each.place] for each in self.sessions]
        return digest_of([minutes, sessions])


def schedule_of(stage: Stage) -> Schedule:
    """Returns the schedule of a stage, empty when nobody has made one. Always four queries."""
    return schedules_of([stage])[stage.pk]


def schedules_of(stages: Iterable[Stage]) -> dict[int, Schedule]:
    """Returns the schedules of several stages by id, in four queries however many they are."""
    stages = list(stages)
    plans = {plan.stage_id: plan for plan in PresentationPlan.objects.filter(stage__in=stages).order_by("pk")}
    sessions, rows, entries = defaultdict(list), defaultdict(dict), defaultdict(list)
    for session in PresentationSession.objects.filter(plan__stage__in=stages).order_by("starts_at", "pk"):
        sessions[session.plan_id].append(session)
    for row in PresentationSlot.objects.filter(stage__in=stages).order_by("number", "pk"):
        rows[row.stage_id][row.submission_id] = row
    admissions = Admission.objects.filter(stage__in=stages).select_related("submission__organization__parent")
    for admission in admissions.order_by("submission__code"):
        entries[admission.stage_id].append(admission.submission)
    return {
        stage.pk: build(
            stage,
            plans.get(stage.pk),
            sessions[plans[stage.pk].pk] if stage.pk in plans else [],
            rows[stage.pk],
            entries[stage.pk],
        )
        for stage in stages
    }


def build(stage: Stage, plan: PresentationPlan | None, sessions: list, rows: dict, entries: list) -> Schedule:
    """Puts the entries, by their lots, into the sessions."""
    if plan:
        plan.stage = stage
    waiting = [each for each in entries if each.pk not in rows and each.state == Submission.State.ELIGIBLE]
    drawn = sorted((rows[each.pk].number, each.pk, each) for each in entries if each.pk in rows)
    slots = [Slot(number, entry, rows[key].keeps_time) for number, key, entry in drawn]
    return Schedule(stage, plan, sessions, timed(slots, plan, sessions), waiting)


def timed(slots: list[Slot], plan: PresentationPlan | None, sessions: list[PresentationSession]) -> list[Slot]:
    """Gives each slot its time: one after the other with the pause between, never beyond the end of a session."""
    if plan is None:
        return slots
    presenting, asking = timedelta(minutes=plan.presenting_minutes), timedelta(minutes=plan.question_minutes)
    pause = timedelta(minutes=plan.pause_minutes)
    remaining, result = list(sessions), []
    begins = remaining[0].starts_at if remaining else None
    for slot in slots:
        if slot.is_dropped and not slot.keeps_time:
            result.append(slot)
            continue
        while remaining and begins + presenting + asking > remaining[0].ends_at:
            remaining.pop(0)
            begins = remaining[0].starts_at if remaining else None
        if not remaining:
            result.append(slot)
            continue
        ends = begins + presenting + asking
        result.append(
            Slot(slot.number, slot.submission, slot.keeps_time, remaining[0], begins, begins + presenting, ends)
        )
        begins = ends + pause
    return result
