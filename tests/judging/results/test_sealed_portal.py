"""What people are told when they try to change a sealed result: the sentence and the way out, before the database."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from competitions.editions import update_edition
from competitions.models import Stage
from judging.assignment.assigning import seat_judges
from judging.conflicts import declaring
from judging.models import Scorecard
from judging.results.sealing.seals import seal
from judging.sheets.paper import check_copy
from kipp.accounts.models import Role
from submissions import lifecycle, starting, writing
from tests import factories
from tests.submissions.conftest import version

NOW = factories.NOW
OPEN_FIRST = "Segelnya harus dibuka dulu"
PERSON = {"name": "Orang Lain", "job_title": "", "nip": "", "phone": "", "is_lead": True}


@pytest.fixture
def facts(edition, setda, judged, juri, dinkes, operator_dinkes):
    """A sealed edition in which a draft was left, with a conflict and a paper sheet."""
    found = {
        "draft": factories.make_submission(edition, dinkes, operator=operator_dinkes, title="SISA", state="draft"),
        "arrived": factories.make_submission(edition, dinkes, operator=operator_dinkes, title="SAMPAI"),
        "conflict": factories.make_conflict(judged[0], factories.make_user(Role.JUDGE), by=setda),
        "paper": factories.make_paper(Scorecard.objects.order_by("pk").first(), by=setda),
    }
    type(found["arrived"]).objects.filter(pk=found["arrived"].pk).update(state="submitted")
    found["arrived"].refresh_from_db()
    seal(competition=edition, by=setda, now=NOW)
    return found


@pytest.mark.parametrize("changes", [{"name": "Lomba lain"}, {"theme": "Tema lain"}])
def test_name_and_theme_of_the_edition_stay(edition, setda, facts, changes):
    with pytest.raises(ValidationError, match=OPEN_FIRST):
        update_edition(competition=edition, changes=changes, by=setda, now=NOW)


def test_the_rest_of_the_edition_may_change(edition, setda, facts):
    changes = {"name": edition.name, "ceremony_place": "Pendopo Rekaan", "notice": "Keterangan rekaan."}
    assert update_edition(competition=edition, changes=changes, by=setda, now=NOW).ceremony_place == "Pendopo Rekaan"


def test_the_form_of_the_edition_says_why(login, setda, edition, facts):
    page = login(setda).get(reverse("competitions:edition-edit", args=[edition.slug])).text
    assert page.count(OPEN_FIRST) == 2


def test_conflicts_stay_and_their_pages_have_no_buttons(login, setda, edition, facts, judged):
    other = factories.make_user(Role.JUDGE)
    with pytest.raises(ValidationError, match=OPEN_FIRST):
        declaring.record(submission=judged[1], judge=other, reason="family", note="", by=setda, now=NOW)
    with pytest.raises(ValidationError, match=OPEN_FIRST):
        declaring.lift(conflict=facts["conflict"], reason="Keliru.", by=setda, now=NOW)
    client = login(setda)
    record = reverse("judging:conflict-record", args=[edition.slug])
    assert record not in client.get(reverse("judging:conflict-list", args=[edition.slug])).text
    for page in (record, reverse("judging:conflict-lift", args=[edition.slug, facts["conflict"].pk])):
        assert OPEN_FIRST in client.get(page).text


def test_panel_and_paper_are_settled_with_the_stage(setda, edition, facts):
    with pytest.raises(ValidationError, match="sudah ditutup"):
        seat_judges(stage=Stage.objects.first(), judges=[factories.make_user(Role.JUDGE)], by=setda)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        check_copy(paper=facts["paper"], seen="", by=factories.make_user(Role.ADMIN), now=NOW)


def test_writers_of_what_was_left_read_a_sentence(facts, edition, dinkes, operator_dinkes):
    draft, told = facts["draft"], []
    who = {"by": operator_dinkes, "now": NOW}
    tries = [
        lambda: writing.save_innovators(submission=draft, people=[PERSON], version=version(draft, "inovator"), **who),
        lambda: starting.start_submission(competition=edition, organization=dinkes, title="BARU", **who),
        lambda: lifecycle.take_back(submission=facts["arrived"], **who),
    ]
    for attempt in tries:
        with pytest.raises(ValidationError, match="sebelum segelnya dibuka") as refusal:
            attempt()
        told += refusal.value.messages
    assert len(told) == len(tries)
