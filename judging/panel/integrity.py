"""The statement of integrity that a judge accepts once per edition, before the first proposal is shown."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from competitions.models import Competition, Stage
from judging.models import IntegrityStatement, Scorecard
from kipp.accounts.models import User

CHANGED = "Bunyi pernyataan berubah sejak halaman dibuka. Baca lagi, lalu setujui."


def statement_of(judge: User, competition: Competition) -> IntegrityStatement | None:
    """Returns what the judge accepted for an edition, None before that."""
    return IntegrityStatement.objects.filter(judge=judge, competition=competition).first()


def editions_of(judge: User):
    """Returns the editions in which a judge has a seat, or sheets to read."""
    seats = Competition.objects.filter(stages__panel__judge=judge)
    sheets = Competition.objects.filter(stages__in=Scorecard.objects.visible_to(judge).values("stage"))
    return Competition.objects.filter(pk__in=seats.values("pk").union(sheets.values("pk")))


@transaction.atomic
def accept(*, competition: Competition, text: str, by: User, now: datetime) -> IntegrityStatement:
    """Keeps that a judge accepted the statement, with its words and the time; a second click changes nothing.

    `text` is what was read. Raises PermissionDenied for everybody but judges of the edition, ValidationError when the
    words have changed since.
    """
    if not by.is_judge or not editions_of(by).filter(pk=competition.pk).exists():
        raise PermissionDenied("Pernyataan integritas diberikan oleh juri edisi ini.")
    # As long as nobody has accepted, Setda may change the words; the two wait for one another.
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    accepted = statement_of(by, competition)
    if accepted:
        return accepted
    if lines_of(text) != lines_of(competition.integrity_text):
        raise ValidationError(CHANGED)
    statement = IntegrityStatement(competition=competition, judge=by, text=competition.integrity_text, accepted_at=now)
    statement.full_clean()
    statement.save()
    return statement


def lines_of(text: str) -> list[str]:
    """Returns the lines, because browsers send other line ends than are stored."""
    return text.strip().splitlines()


def add_acceptances(stage: Stage) -> None:
    """Gives every seat of a panel `accepted_at`, when its judge accepted the statement of the edition, else None."""
    given = IntegrityStatement.objects.filter(competition=stage.competition_id)
    times = dict(given.order_by("pk").values_list("judge", "accepted_at"))
    for seat in stage.panel.all():
        seat.accepted_at = times.get(seat.judge_id)
