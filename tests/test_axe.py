"""Every page in real Chromium, as wide as an office laptop and as a phone: no axe violation, no sideways scrolling."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from competitions.models import Competition
from judging.models import Award, Certificate, FeedbackLetter, Scorecard
from judging.results.certificates.issuing import issue_certificates, state_of
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal
from kipp.accounts.models import Mail, User
from submissions import lifecycle, receipts
from submissions.models import Receipt, Submission
from tests import access_table, factories
from tests.browsing import log_in, violations_on
from tests.judging.results.conftest import judge_edition
from tests.world import World, make_extension

WIDTHS = {"laptop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
PARTS = 2  # of the pages, so that two workers share them
DEMO_ACTORS = {
    "stranger": None,
    "setda": "setda@example.id",
    "owner": "operator.dinkes@example.id",
    "unit": "operator.arpusda@example.id",
    "head": "pimpinan.dinkes@example.id",
    "judge": "juri1@example.id",
    "observer": "pengamat@example.id",
}
DOWNLOADS = {
    "results:download",
    "judging:assignment-export",
    "judging:scorecard-pdf",
    "accounts:organization-export",
    "accounts:organization-template",
    "submissions:receipt-download",
    "submissions:submission-pdf",
    "submissions:letter-template",
    "submissions:attachment-open",
    "judging:paper-scan",
    "results:certificate-preview",
    "submissions:archive-download",
}
WRITTEN = ("inovator", "jawaban-3", "berkas", "pernyataan")
ABOUT_A_SEAL = ("sealing", "decree", "unsealing", "publication", "publication-withdraw")
# Pages of the archive have places to show; the others are opened in the rehearsal.
IN_ARCHIVE = {
    "judging:ranking",
    "results:ceremony",
    "results:ceremony-plan",
    "results:ceremony-script",
    "results:certificate-design",
    "results:certificate-list",
    "results:downloads",
    "results:feedback-list",
    "results:sealing",
}


@pytest.fixture
def demo(transactional_db):
    """The demonstration as a world: its rehearsal is being judged, its current edition is open."""
    call_command("demo", stdout=None, verbosity=0)
    rehearsal = Competition.objects.get(is_rehearsal=True)
    entries = Submission.objects.filter(competition__status="running", competition__is_rehearsal=False)
    actors = {actor: User.objects.filter(email=email).first() for actor, email in DEMO_ACTORS.items()}
    card = Scorecard.objects.filter(stage__competition=rehearsal, judge=actors["judge"], state="draft", version__gt=1)
    factories.make_draw(rehearsal.stages.get(position=1), by=actors["setda"])
    factories.make_presentation(rehearsal.stages.get(position=1), by=actors["setda"])
    return World(
        edition=rehearsal,
        actors=actors,
        judged=card.get().submission,
        arrived=entries.filter(state="submitted").first(),
        draft=entries.get(title="RAPAT RINGKAS"),
        card=card.get(),
        mail=Mail.objects.first(),
        receipt=own_receipt(entries, actors["unit"]),
        extension=make_extension(rehearsal, actors["owner"].organization),
        conflict=factories.make_conflict(entry_set_aside(card.get()), actors["judge"], by=actors["setda"]),
    )


def entry_set_aside(card: Scorecard) -> Submission:
    """Another entry that the judge has a sheet for."""
    return Scorecard.objects.filter(judge=card.judge, stage=card.stage).exclude(pk=card.pk).first().submission


def own_receipt(entries, operator: User) -> Receipt:
    """The receipt of an entry of that operator, which may still be taken back."""
    entry = factories.make_submission(
        entries.first().competition, operator.organization, operator=operator, state="submitted"
    )
    with transaction.atomic():
        return receipts.freeze(submission=lifecycle.locked(entry), by=operator, now=entry.submitted_at)


def visits(world) -> list[tuple[str, str]]:
    """Returns (actor, address) of each page once, opened by the first actor of the table who may."""
    archive = replace(world, edition=Competition.objects.get(year=2022))
    found = []
    for name, method, state, outcomes in access_table.rows():
        if method != "GET" or state not in ("any", "running") or name in DOWNLOADS:
            continue
        actor = next((actor for actor in DEMO_ACTORS if outcomes.get(actor) == "ok"), None)
        if actor:
            found.append((actor, (archive if name in IN_ARCHIVE else world).address(name)))
    Competition.objects.filter(year=2022).update(ranks_groups=True)
    placed = Submission.objects.filter(competition__year=2022, state="eligible").order_by("pk").first()
    tie = [tied_edition().slug, 1]
    sealed = sealed_edition().slug
    winner = Award.objects.winners().filter(competition__year=2022).in_order().first().submission
    letter = make_letter(winner)
    return [
        *found,
        ("stranger", "/halaman-yang-tidak-ada/"),
        ("setda", archive.address("judging:ranking") + "?papan=1"),
        ("judge", world.address("judging:scorecard-edit") + "?kriteria=1"),
        ("judge", reverse("judging:scorecard-edit", args=[world.edition.slug, 1, world.conflict.submission.code])),
        ("setda", reverse("submissions:submission-detail", args=[world.judged.code])),
        *(("unit", reverse("submissions:submission-edit", args=[world.draft.code, key])) for key in WRITTEN),
        ("setda", reverse("judging:panel-decision", args=tie) + "?papan=1"),
        ("setda", reverse("judging:panel-ballot", args=tie) + "?papan=1"),
        ("setda", reverse("judging:ranking-why", args=["2022", placed.code]) + "?papan=1"),
        ("setda", reverse("judging:score-history", args=["2022", 1, placed.scorecards.first().judge_id, placed.code])),
        ("setda", archive.address("judging:ranking-groups")),
        *(("setda", reverse(f"results:{page}", args=[sealed])) for page in ABOUT_A_SEAL),
        ("setda", reverse("results:ceremony-detail", args=["2022", winner.code])),
        ("setda", reverse("results:feedback-edit", args=["2022", winner.code])),
        ("setda", reverse("results:feedback-read", args=[letter.submission.code])),
        ("stranger", reverse("results:certificate-check", args=[certificate_of(winner).code])),
    ]


def sealed_edition() -> Competition:
    """An edition that is sealed and will be published; the archive's is beyond that."""
    setda = User.objects.get(email="setda@example.id")
    edition = factories.make_edition(year=2031, by=setda)
    organization = User.objects.get(email="operator.dinkes@example.id").organization
    judge_edition(edition, [User.objects.get(email="juri1@example.id")], [organization], [90, 80])
    seal(competition=edition, by=setda, now=factories.NOW)
    return publish(competition=edition, at=datetime(2090, 1, 1, tzinfo=UTC), by=setda, now=factories.NOW)


def make_letter(entry: Submission) -> FeedbackLetter:
    """A letter that is not released yet."""
    setda = User.objects.get(email="setda@example.id")
    return FeedbackLetter.objects.create(
        submission=entry, strengths="Kuat.", advice="Saran.", edited_by=setda, edited_at=factories.NOW
    )


def certificate_of(entry: Submission) -> Certificate:
    """The certificate of a winner, issued now."""
    setda = User.objects.get(email="setda@example.id")
    issue_certificates(
        competition=entry.competition, listed=state_of(entry.competition).listed, by=setda, now=factories.NOW
    )
    return Certificate.objects.valid().get(submission=entry)


def tied_edition() -> Competition:
    """An edition whose only stage has two equal entries for one finalist's seat."""
    edition = factories.make_edition(year=2030, by=User.objects.get(email="setda@example.id"))
    stage = edition.stages.get(position=1)
    stage.finalists = 1
    judge = User.objects.get(email="juri1@example.id")
    organization = User.objects.get(email="operator.dinkes@example.id").organization
    entries = [factories.make_submission(edition, organization) for _ in range(2)]
    factories.admit(stage, *entries)
    factories.seat(stage, judge)
    factories.open_stage(stage)
    for entry in entries:
        factories.fill_card(stage, entry, judge, [80] * 7)
    return edition


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_violation(demo, live_server, browser, browser_context_args, part):
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(f"{page.url}: {message.text}"))
    logged_in = None
    for actor, address in sorted(visits(demo))[part::PARTS]:
        if actor != logged_in:
            log_in(context, live_server, demo.actors[actor])
            logged_in = actor
        page.set_viewport_size(WIDTHS["laptop"])
        page.goto(live_server.url + address)
        for name, size in WIDTHS.items():
            page.set_viewport_size(size)
            complaints += [f"{address} as {actor} on a {name}: {found}" for found in violations_on(page)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                complaints.append(f"{address} as {actor} on a {name}: scrolls sideways")
    context.close()

    assert [line for line in complaints if "404 (Not Found)" not in line and "410 (Gone)" not in line] == []
