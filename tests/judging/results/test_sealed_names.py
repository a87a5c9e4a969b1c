"""Years after sealing everybody is called otherwise; every print of the sealed edition gives the names of its seal."""

import re

import pytest
from django.urls import reverse

from competitions.models import Competition
from judging.models import Certificate, FeedbackLetter, JudgeProfile, Sealing
from judging.results.ceremony import cards
from judging.results.ceremony.calling import programme_of
from judging.results.certificates import drawing, issuing
from judging.results.certificates.designing import design_of
from judging.results.papers.documents import FORMATS, made_paper, papers_of
from judging.results.sealing.seals import matches_seal, seal
from judging.results.winners import sealed_winners
from judging.sealed_names import names_in, sealed_names_of
from kipp.accounts.models import Organization, User
from kipp.shared.papers import A4
from submissions.models import Innovator, Submission
from tests import factories, reading_pdf, reading_word
from tests.judging.results.conftest import values_of
from tests.unguarded import without_triggers

NOW = factories.NOW
OLD = ("INOVASI A", "Judul lengkap rekaan", "Dinas Kesehatan", "Inovator Rekaan, S.Kep.", "Juri Satu Rekaan")
NEW = ("JUDUL BARU", "Judul Panjang Baru", "Badan Baru", "Nama Baru", "Hakim Baru", "Kampus Baru", "Jabatan Baru")
NEW += ("Singkatan Baru",)
PAGES = ("ceremony", "ceremony-plan", "ceremony-script", "ceremony-screen")


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged, juri):
    factories.make_conflict(judged[0], juri[0], by=setda, lifted_at=NOW, lifted_by=setda, lift_reason="Keliru.")
    seal(competition=edition, by=setda, now=NOW)
    FeedbackLetter.objects.create(
        submission=judged[0], strengths="Kuat.", advice="Saran.", edited_by=setda, edited_at=NOW
    )
    return edition


def rename() -> None:
    """Calls everything otherwise; what the seal guards past its triggers."""
    with without_triggers(Submission, Innovator):
        Submission.objects.update(title=NEW[0], long_title=NEW[1])
        Innovator.objects.update(name=NEW[3], job_title=NEW[6])
    for organization in Organization.objects.all():
        Organization.objects.filter(pk=organization.pk).update(
            name=f"{NEW[2]} {organization.pk}", short_name=f"Singkatan Baru {organization.pk}"
        )
    User.objects.filter(role="judge").update(full_name=NEW[4])
    JudgeProfile.objects.update(employer=NEW[5])


def said_in_pages(client, edition) -> dict[str, str]:
    texts = {name: client.get(reverse(f"results:{name}", args=[edition.slug])).text for name in PAGES}
    of_judging = {name: reverse(f"judging:{name}", args=[edition.slug]) for name in ("ranking", "conflict-print")}
    of_judging["why"] = reverse("judging:ranking-why", args=[edition.slug, edition.submissions.order_by("pk")[0].code])
    of_judging["board"] = f"{of_judging['ranking']}?papan=1"
    of_judging["letter"] = reverse("results:feedback-read", args=[edition.submissions.order_by("pk")[0].code])
    of_judging["analysis"] = f"{reverse('judging:analysis', args=[edition.slug])}?papan=1"
    texts |= {name: client.get(page).text for name, page in of_judging.items()}
    judge = edition.stages.get(position=1).panel.get(position=1).judge_id
    sheets = client.get(reverse("judging:panel-sheets", args=[edition.slug, 1, judge])).content
    return texts | {"sheets": reading_pdf.text_of(sheets)}


def said_in_files(edition, setda, workbook) -> dict[str, str]:
    edition = Competition.objects.get(pk=edition.pk)
    made = {paper.name: made_paper(paper, reader=setda, now=NOW) for paper in papers_of(edition)}
    texts = {name: reading_word.text_of(FORMATS["docx"][1](paper, A4, NOW)) for name, paper in made.items()}
    calls = programme_of(edition, user=setda).calls
    for kind in cards.KINDS:
        texts[kind] = reading_pdf.text_of(cards.cards_pdf(competition=edition, calls=calls, kind=kind))
    for kind in ("pemenang", "peringkat", "acara"):
        texts[kind] = str([values_of(page) for page in workbook(kind)])
    wanted = issuing.wanted_certificates(edition)
    return texts | {"piagam": str([drawing.of_one(each, "Acara") for each in wanted])}


def test_every_print_gives_the_names_of_the_seal(login, setda, sealed, workbook):
    client = login(setda)
    before = said_in_pages(client, sealed) | said_in_files(sealed, setda, workbook)
    for name in OLD:
        assert any(name in text for text in before.values()), name

    rename()

    after = said_in_pages(client, sealed) | said_in_files(sealed, setda, workbook)
    for place, text in after.items():
        assert [name for name in NEW if name in text] == [], place
        kept = [name for name in OLD if name in before[place]]
        assert [name for name in kept if name not in text] == [], place


def test_the_stage_file_is_still_made(sealed):
    rename()
    assert matches_seal(sealed)


def test_certificates_that_were_issued_stay_as_they_are(setda, sealed):
    listed = issuing.state_of(sealed).listed
    issuing.issue_certificates(competition=sealed, listed=listed, by=setda, now=NOW)
    rename()
    state = issuing.state_of(sealed)
    assert (state.missing, state.stale) == (0, 0)
    assert design_of(sealed).competition_id == sealed.pk
    assert Certificate.objects.filter(title=NEW[0]).count() == 0


def test_without_a_seal_names_are_those_of_the_moment(login, setda, edition, judged, workbook):
    rename()
    texts = said_in_files(edition, setda, workbook)
    assert NEW[0] in texts["acara"]
    assert NEW[3] in texts["pemenang"]
    assert sealed_names_of(edition).entries == {}
    assert sealed_winners(edition) == []


def test_what_is_escaped_in_the_text_is_read_back_as_it_was(edition, setda, judged):
    title = "A | B \\ \\n -"
    Submission.objects.filter(pk=judged[0].pk).update(title=title, long_title="-- | -")
    Submission.objects.filter(pk=judged[2].pk).update(long_title="-")
    seal(competition=edition, by=setda, now=NOW)
    names = sealed_names_of(edition)
    assert (names.entries[judged[0].code].title, names.entries[judged[0].code].long_title) == (title, "-- | -")
    assert names.entries[judged[2].code].long_title == "-"
    assert names.scores[0, judged[0].code] == 90
    assert {board for board, code in names.scores if code == judged[0].code} == {0, 1, 2}
    assert names.entries[judged[1].code].parent == "Dinas Kesehatan"


def test_a_text_of_format_1_is_read_as_far_as_it_goes(edition, setda, judged):
    seal(competition=edition, by=setda, now=NOW)
    text = Sealing.objects.get().text
    first = re.sub(r"(?m)^(tahap \d \| KIPP\S+ \| eligible \| [^|]+ \| [^|\n]+) \|.*$", r"\1", text)
    first = re.sub(r"(?s)INOVATOR\n.*?\n\n(?=PANEL JURI)", "", first)
    first = re.sub(r"(?s)PANEL JURI\n.*?\n\n(?=KEPUTUSAN)", "", first)
    assert "Perawat" not in first
    names = names_in(first, edition)
    assert (names.entries[judged[0].code].title, names.entries[judged[0].code].long_title) == ("INOVASI A", None)
    entry = Submission.objects.select_related("organization__parent").get(pk=judged[1].pk)
    names.onto_entries([entry])
    assert (entry.long_title, entry.organization.parent.name) == ("Judul lengkap rekaan", "Dinas Kesehatan")
    assert entry.organization.short_name == "Puskesmas Kaliwungu"
    assert (names.people, names.judges) == ({}, {})
    assert names.scores[0, judged[0].code] == 90
