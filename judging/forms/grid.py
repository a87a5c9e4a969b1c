"""The table of own marks as rows of fields: what is stored, or what was sent and could not be saved."""

from dataclasses import dataclass, field

from django.urls import reverse

from judging.forms.scorecard import Difference, Row, ScorecardForm, shown
from judging.models import Scorecard
from judging.sheets.own_marks import Desk, Line
from judging.sheets.scoring import Mark, reason_for
from judging.sheets.tally import Tally
from kipp.shared import kept_text


@dataclass(frozen=True)
class Sent:
    """A line that was sent and could not be saved as it is: the form, and why.

    kept: it came when the login had expired. differences: the sheet was changed elsewhere, `stored_card` is as it is.
    refusals: sentences.
    """

    form: ScorecardForm
    kept: kept_text.Kept | None = None
    differences: list[Difference] = field(default_factory=list)
    stored_card: Scorecard | None = None
    refusals: list[str] = field(default_factory=list)

    @property
    def card(self) -> Scorecard:
        return self.form.card


@dataclass(frozen=True)
class GridRow:
    """A line on the page: its fields in rubric order, and whether marks can be typed.

    version: the one to send. seal: see kipp.shared.kept_text.
    """

    card: Scorecard
    fields: list[Row]
    tally: Tally
    version: int
    is_writable: bool
    seal: str = ""
    sent: Sent | None = None

    @property
    def wrong(self) -> int:
        """How many entries could not be saved."""
        return sum(bool(each.errors or each.note_errors) for each in self.fields)

    @property
    def key(self) -> str:
        """Names the parts of the row on the page."""
        return self.card.submission.code


def grid_row(desk: Desk, line: Line, judge, sent: Sent | None) -> GridRow:
    """Builds the row of a sheet; one that was sent stays writable, so that nothing typed is lost."""
    is_sent = sent is not None and sent.card.pk == line.card.pk
    is_older = is_sent and (sent.differences or sent.kept)
    return GridRow(
        card=line.card,
        fields=sent.form.rows(0) if is_sent else stored_fields(desk, line.marks),
        tally=line.tally,
        version=sent.form.read_version() if is_older else line.card.version,
        is_writable=is_sent or (desk.is_writable and not line.card.is_finished),
        seal=kept_text.seal(judge, row_address(line.card)),
        sent=sent if is_sent else None,
    )


def stored_fields(desk: Desk, marks: dict[int, Mark]) -> list[Row]:
    """Returns the fields with what is stored, as a form that was not sent would, but without building one."""
    rows = []
    for number, criterion in enumerate(desk.criteria, start=1):
        mark = marks.get(criterion.pk, Mark(None, ""))
        rows.append(
            Row(
                criterion=criterion,
                number=number,
                typed=shown(mark.value),
                note=mark.note,
                output="",
                kept=shown(mark.value),
                errors=[],
                note_errors=[],
                reason="" if mark.note else reason_for(desk.stage, mark.value),
                is_current=False,
            )
        )
    return rows


def row_address(card: Scorecard) -> str:
    """Returns where the row of a sheet is sent to."""
    stage = card.stage
    return reverse("judging:scorecard-grid-row", args=[stage.competition.slug, stage.position, card.submission.code])
