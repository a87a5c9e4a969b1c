"""Three finalists of stage 2, which has opened, with a presentation day on 24 November 2026 from 9.00 WIB."""

from datetime import UTC, datetime

import pytest

from judging.models import Scorecard
from tests import factories

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def finals(edition, juri):
    """Stage 2, open, with three judges and no entry yet."""
    factories.close_stage(factories.open_stage(edition.stages.get(position=1)))
    stage = edition.stages.get(position=2)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def entries(finals, edition, dinkes, puskesmas, disdikpora, operator_dinkes, operator_puskesmas, operator_disdikpora):
    """One finalist of each organization, admitted, with a sheet for each judge."""
    rows = [(dinkes, operator_dinkes), (puskesmas, operator_puskesmas), (disdikpora, operator_disdikpora)]
    made = [
        factories.make_submission(edition, owner, operator=operator, title=f"FINALIS {letter}")
        for letter, (owner, operator) in zip("ABC", rows, strict=True)
    ]
    admit(finals, *made)
    return made


def admit(stage, *entries):
    """Admits entries with a sheet for each judge of the panel."""
    factories.admit(stage, *entries)
    Scorecard.objects.bulk_create(
        Scorecard(stage=stage, submission=entry, judge=seat.judge)
        for entry in entries
        for seat in stage.panel.select_related("judge")
    )
