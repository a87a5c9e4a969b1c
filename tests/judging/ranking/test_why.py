""" "Mengapa peringkat ini?": every figure can be followed by hand, and nothing is shown that is kept back."""

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from competitions.models import Competition
from judging.closing import close_stage
from judging.models import Reconsideration, Scorecard
from judging.ranking.explaining import explanation
from judging.ranking.places import stages_of
from submissions.models import Submission
from tests import factories
from tests.judging.contests import Contest, Round
from tests.judging.ranking.test_additive_stage import contest as additive_contest

pytestmark = pytest.mark.django_db


def address(contest: Contest, title: str, **query) -> str:
    code = Submission.objects.get(competition=contest.edition, title=title).code
    return reverse("judging:ranking-why", args=[contest.edition.slug, code], query=query or None)


def words_of(response) -> str:
    text = response.content.decode().replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(strip_tags(re.sub(r"<(td|th|p|li|h2)\b", r" <\1", text)).split())


@pytest.fixture
def why(login):
    """Returns the words of the page about an entry."""

    def read(contest: Contest, title: str, *, by=None, **query) -> str:
        response = login(by or contest.setda).get(address(contest, title, **query))
        assert response.status_code == 200
        return words_of(response)

    return read


def explain(contest: Contest, title: str, board: int = 0):
    code = Submission.objects.get(title=title).code
    return explanation(contest.edition, board, code, stages=stages_of(contest.edition))


def test_the_mean_is_written_out_with_marks_means_and_contributions(why):
    contest = Contest(Round("60 40"))
    contest.entry("INOVASI A", "80 70", "90 80", "70 60")
    contest.entry("INOVASI B", "90 90", "90 90", "90 90")
    contest.entry("INOVASI C", "50 50", "50 50", "50 51")

    page = why(contest, "INOVASI A")

    assert "Mengapa INOVASI A di tempat 2?" in page
    assert "Kriteria 1.1 60 80 90 70 80,00 48,00" in page
    assert "Kriteria 1.2 40 70 80 60 70,00 28,00" in page
    assert "Total lembar 100 76,00 86,00 66,00 76,00" in page
    judge = contest.judges[0].full_name
    rule = "Total lembar = jumlah (nilai × bobot) ÷ jumlah bobot"
    assert f"{rule}. Contoh J1, {judge}: (80×60 + 70×40) ÷ 100 = 76,00" in page
    assert "Nilai = rata-rata total. (76,00 + 86,00 + 66,00) ÷ 3 = 228,00 ÷ 3 = 76,00" in page
    assert "Nilainya tidak sama dengan tetangganya, jadi aturan nilai sama tidak dipakai." in page
    assert "Di atasnya, tempat 1: INOVASI B, nilai 90,00. Selisih nilai 14,00." in page
    assert "Di bawahnya, tempat 3: INOVASI C, nilai ≈ 50,1333. Selisih nilai ≈ 25,8667." in page


def test_a_sheet_that_came_on_paper_is_marked(why):
    contest = Contest(Round("60 40"))
    entry = contest.entry("INOVASI A", "80 70", "90 80", "70 60")
    assert "lembar kertas" not in why(contest, "INOVASI A")
    card = Scorecard.objects.get(submission=entry, judge=contest.judges[1])
    factories.make_paper(card, by=contest.setda, total="86.00")
    Scorecard.objects.filter(pk=card.pk).update(is_on_paper=True)

    page = why(contest, "INOVASI A")

    assert "Kriteria Bobot J1 J2 K J3 Rata-rata Sumbangan" in page
    judge = contest.judges[1].full_name
    assert f"J2, {judge} (K): disalin Bagian Organisasi dari lembar kertas yang ditandatangani." in page
    assert page.count("dari lembar kertas yang ditandatangani") == 1


def test_a_smaller_scale_and_odd_weights_stay_exact_or_say_that_they_are_rounded(why):
    contest = Contest(Round("1 2", scale=5), judges=2)
    contest.entry("INOVASI A", "4 3", "5 2,5")

    page = why(contest, "INOVASI A")

    assert "(4×1 + 3×2) ÷ 3 × 100 ÷ 5 ≈ 66,6667" in page
    assert "Kriteria 1.1 1 4 5 4,50 30,00" in page
    assert "tanda ≈ berarti dibulatkan" in page


def test_the_trimmed_mean_names_the_totals_that_it_leaves_out(why):
    contest = Contest(Round(method="trimmed"), judges=5)
    contest.entry("INOVASI A", "80", "10", "70", "100", "90")
    contest.entry("INOVASI B", "80", "10", "70", "100", "BK")

    page = why(contest, "INOVASI A")
    assert "rata-rata total tanpa yang terendah (J2 10,00) dan tertinggi (J4 100,00)." in page
    assert "(80,00 + 70,00 + 90,00) ÷ 3 = 240,00 ÷ 3 = 80,00" in page
    page = why(contest, "INOVASI B")
    assert "rata-rata semua total, karena lembarnya kurang dari 5." in page
    assert "(80,00 + 10,00 + 70,00 + 100,00) ÷ 4 = 260,00 ÷ 4 = 65,00" in page


def test_the_median_is_shown_in_order(why):
    contest = Contest(Round(method="median"), judges=4)
    contest.entry("INOVASI A", "80", "10", "70", "100")
    contest.entry("INOVASI B", "30", "10", "20", "BK")

    assert "Berurutan: 10,00; 70,00; 80,00; 100,00 (70,00 + 80,00) ÷ 2 = 75,00" in why(contest, "INOVASI A")
    assert "Berurutan: 10,00; 20,00; 30,00 yang di tengah (ke-2 dari 3) = 20,00" in why(contest, "INOVASI B")


def two_rounds(first="40", second="60", **fields) -> Contest:
    return Contest(Round("100", weight=first, finalists=2), Round("100", weight=second), judges=2, **fields)


def test_stages_are_combined_by_their_weights(why):
    contest = two_rounds()
    first, second = contest.entry("INOVASI A", "80", "90"), contest.entry("INOVASI B", "95", "95")
    contest.entry("INOVASI C", "10", "10")
    contest.score(first, "70", "75", stage=2)
    contest.score(second, "60", "60", stage=2)

    page = why(contest, "INOVASI A", papan=0)

    assert "Tahap 1: Babak 1, bobot 40" in page
    assert "Babak 1: nilai = rata-rata total. (80,00 + 90,00) ÷ 2 = 170,00 ÷ 2 = 85,00" in page
    assert "Babak 2: nilai = rata-rata total. (70,00 + 75,00) ÷ 2 = 145,00 ÷ 2 = 72,50" in page
    assert "(85,00×40 + 72,50×60) ÷ 100 = 77,50" in page
    page = why(contest, "INOVASI C", papan=0)
    assert "Babak 2 tidak diikuti, jadi tidak dihitung. (10,00×40) ÷ 40 = 10,00" in page
    assert "INOVASI B maju ke Babak 2, INOVASI C tidak; karena itu tempatnya lebih bawah." in page
    alone = why(contest, "INOVASI A", papan=1)
    assert "72,50" not in alone
    assert "Mengapa INOVASI A di tempat 2?" in alone


def test_a_stage_score_that_does_not_end_goes_on_as_a_quotient(why):
    contest = Contest(Round(weight="50", finalists=1), Round(weight="50"))
    contest.score(contest.entry("INOVASI A", "80", "80", "81"), "90", "90", "90", stage=2)

    page = why(contest, "INOVASI A", papan=0)

    assert "((241,00 ÷ 3)×50 + 90,00×50) ÷ 100 ≈ 85,1667" in page


def test_a_stage_without_weight_only_selects(why):
    contest = two_rounds("0", "0")
    contest.score(contest.entry("INOVASI A", "80", "90"), "70", "75", stage=2)

    page = why(contest, "INOVASI A", papan=0)

    assert "Nilai akhir = nilai tahap terakhir yang diikuti, karena bobot tahapnya 0. = 72,50" in page


def test_sheets_that_do_not_count_are_named_and_show_no_mark(why):
    contest = Contest(judges=4)
    contest.entry("INOVASI A", "80", "77,77?", "BK", "66,66")
    Scorecard.objects.filter(judge=contest.judges[3]).update(state=Scorecard.State.SET_ASIDE)

    page = why(contest, "INOVASI A")

    assert "Kriteria 1.1 100 80 belum BK lepas 80,00 80,00" in page
    draft, recused, aside = (judge.full_name for judge in contest.judges[1:])
    assert f"J2, {draft}: lembar belum selesai, tidak dihitung." in page
    assert f"J3, {recused}: benturan kepentingan, tidak dihitung." in page
    assert f"J4, {aside}: dilepas dari panel, tidak dihitung." in page
    assert "77,77" not in page
    assert "66,66" not in page


def test_an_entry_without_a_finished_sheet_says_why_it_has_no_place(why):
    contest = Contest(judges=1)
    contest.entry("INOVASI A", "50")
    contest.entry("INOVASI B", "?")

    page = why(contest, "INOVASI B")

    assert "Mengapa INOVASI B belum bertempat?" in page
    assert "Belum ada lembar yang selesai, jadi belum ada nilai." in page
    assert "Belum bertempat, karena ada tahap tanpa lembar yang selesai." in page


@pytest.mark.parametrize(
    ("rounds", "a", "b", "sentence"),
    [
        (
            (Round("30 70"),),
            ["80 80"],
            ["45 95"],
            "rata-rata kriteria Kriteria 1.2: INOVASI B 95,00, INOVASI A 80,00.",
        ),
        (
            (Round("100"),),
            ["80", "80", "80"],
            ["70", "85", "85"],
            "median total juri pada Babak 1: INOVASI B 85,00, INOVASI A 80,00.",
        ),
        (
            (Round("100"),),
            ["80", "70", "60", "90"],
            ["81", "71", "69", "79"],
            "langsung oleh juri yang sama: INOVASI B tertinggi pada 3 juri, INOVASI A tertinggi pada 1 juri.",
        ),
    ],
)
def test_the_deciding_step_is_told_with_its_values_for_both(why, rounds, a, b, sentence):
    contest = Contest(*rounds, judges=len(a))
    contest.entry("INOVASI A", *a)
    contest.entry("INOVASI B", *b)

    assert sentence in why(contest, "INOVASI A")
    assert sentence in why(contest, "INOVASI B")


def test_the_score_of_the_last_stage_and_the_panel_decide_with_their_values(why):
    contest = two_rounds("50", "50")
    first, second = contest.entry("INOVASI A", "80", "80"), contest.entry("INOVASI B", "70", "70")
    contest.score(first, "70", "70", stage=2)
    contest.score(second, "80", "80", stage=2)
    assert "ditentukan oleh nilai Babak 2: INOVASI B 80,00, INOVASI A 70,00." in why(contest, "INOVASI A", papan=0)

    contest = Contest(judges=1, year=2027)
    first, second = contest.entry("INOVASI A", "80"), contest.entry("INOVASI B", "80")
    contest.decide(second, first)
    sentence = "keputusan panel: INOVASI B urutan 1, INOVASI A urutan 2. Alasan panel: Rekaan."
    assert sentence in why(contest, "INOVASI A")


def test_a_shared_place_names_all_and_the_step_that_parts_them_from_those_above(why):
    """The view puts the step on one of those that share a place, which need not be the first by title."""
    contest = Contest(Round("30 70"), judges=1)
    contest.entry("INOVASI C", "45 95")
    for title in ("INOVASI Z", "INOVASI A"):
        contest.entry(title, "80 80")

    for title, other in (("INOVASI A", "INOVASI Z"), ("INOVASI Z", "INOVASI A")):
        page = why(contest, title)
        assert f"Tempat yang sama, tempat 2: {other}, nilai 80,00." in page
        assert "rata-rata kriteria Kriteria 1.2: INOVASI C 95,00, INOVASI A dan INOVASI Z 80,00." in page


def test_a_sheet_that_was_looked_at_again_says_so(why):
    contest = Contest(judges=2)
    contest.entry("INOVASI A", "80", "50")
    cards = list(Scorecard.objects.order_by("pk"))
    asked = {"reason": "Selisih.", "asked_by": contest.setda, "asked_at": factories.NOW}
    answered = {"answer": "Bukti lama terlewat.", "answered_at": factories.NOW + timedelta(hours=1)}
    before, after = ({"total": total, "marks": {}} for total in ("40.00", "50.00"))
    Reconsideration.objects.create(scorecard=cards[0], before=after, **asked)
    Reconsideration.objects.create(scorecard=cards[1], before=before, after=after, **asked, **answered)

    page = why(contest, "INOVASI A")

    assert re.search(r"J1, .*?: diminta meninjau ulang lembarnya .*?, belum dijawab\.", page)
    assert (
        "lembarnya berubah; total semula 40,00, menjadi 50,00 (dibulatkan). Alasan juri: Bukti lama terlewat." in page
    )


def test_printed_means_and_sums_agree_with_the_views():
    contest = Contest(Round("33 67", scale=20), judges=3)
    contest.entry("INOVASI A", "11 7,5", "3,25 19", "0 20")
    (part,) = explain(contest, "INOVASI A").parts

    expected = contest.standing("INOVASI A").exact_score
    assert part.score == part.brought == expected
    assert sum((sheet.total for sheet in part.counted), Fraction(0)) / 3 == expected
    assert [line.mean for line in part.lines] == [Fraction("14.25") / 3, Fraction("46.5") / 3]


def test_the_row_of_the_ranking_leads_to_it_and_htmx_gets_the_part_only(login):
    contest = Contest(judges=1)
    contest.entry("INOVASI A", "80")
    client, where = login(contest.setda), address(contest, "INOVASI A")

    ranking = client.get(reverse("judging:ranking", args=[contest.edition.slug])).content.decode()
    assert f'href="{where}?papan=0"' in ranking
    part = client.get(where, headers={"HX-Request": "true"})
    assert part.content.decode().strip().startswith('<tr class="why" id="mengapa-')
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part["Vary"]
    assert client.post(where).status_code == 405


@pytest.mark.parametrize("board", [0, 2])
def test_marks_of_a_stage_that_is_kept_back_are_on_no_board(login, board):
    contest = two_rounds(marks_shown="after_closing")
    contest.score(contest.entry("INOVASI A", "80", "91"), "77,77", "66,66", stage=2)
    client = login(contest.setda)

    for headers in ({}, {"HX-Request": "true"}):
        page = client.get(address(contest, "INOVASI A", papan=board), headers=headers).content.decode()
        assert [mark in page for mark in ("77,77", "66,66", "72,2")] == [False] * 3
    first = words_of(client.get(address(contest, "INOVASI A", papan=1)))
    assert "(80,00 + 91,00) ÷ 2" in first
    assert "77,77" not in first
    assert "(80,00 + 91,00) ÷ 2" in words_of(client.get(address(contest, "INOVASI A")))


def test_it_is_for_those_who_may_read_the_ranking(login, client, pengamat, juri_satu, operator_dinkes, kepala_dinkes):
    contest = Contest(judges=1)
    contest.entry("INOVASI A", "80")
    where = address(contest, "INOVASI A")

    assert client.get(where).status_code == 302
    for member in (juri_satu, operator_dinkes, kepala_dinkes, pengamat, contest.judges[0], contest.operator):
        response = login(member).get(where)
        assert response.status_code == 403
        assert "80,00" not in response.content.decode()
    Competition.objects.update(status="archived")
    assert login(pengamat).get(where).status_code == 200


def test_what_is_not_on_the_board_is_not_found(login):
    contest, other = two_rounds(), two_rounds(year=2025)
    contest.entry("INOVASI A", "80", "80")
    contest.entry("INOVASI D", "80", "80", state="withdrawn")
    other.entry("INOVASI LAIN", "80", "80")
    client = login(contest.setda)
    code = Submission.objects.get(title="INOVASI LAIN").code

    assert client.get(address(contest, "INOVASI A", papan=2)).status_code == 404
    assert client.get(address(contest, "INOVASI A", papan=7)).status_code == 404
    assert client.get(address(contest, "INOVASI D")).status_code == 404
    assert client.get(reverse("judging:ranking-why", args=[contest.edition.slug, code])).status_code == 404


def test_queries_grow_neither_with_entries_nor_with_sheets(login):
    contest = Contest(Round("60 40"), judges=3)
    contest.entry("INOVASI A", "80 80")
    client = login(contest.setda)
    client.get(address(contest, "INOVASI A"))

    def queries() -> int:
        where = address(contest, "INOVASI A")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(where).status_code == 200
        return len(captured)

    with_one = queries()
    contest.entry("INOVASI B", "90 90", "90 90", "BK")
    contest.entry("INOVASI C", "70 70", "70 70", "70 70")
    for judge in contest.judges[1:]:
        card = Scorecard(stage=contest.stages[0], submission=Submission.objects.get(title="INOVASI A"), judge=judge)
        card.save()

    assert queries() == with_one


def test_the_additive_method_is_written_out_with_what_each_judge_gives_above_the_others(why):
    contest = additive_contest()
    close_stage(stage=contest.stages[0], by=contest.setda, now=factories.NOW)

    page = why(contest, "A")

    assert "J2: 80,00 − (0,00)" in page
    assert "J3: 74,00 − (−6,00)" in page
    assert "(154,00 − (−6,00)) ÷ 2 = 80,00" in page


def test_an_open_additive_stage_is_explained_as_provisional(why):
    page = why(additive_contest(), "A")

    assert "sementara: ketatnya juri baru dihitung saat tahap ditutup" in page
    assert "= 154,00 ÷ 2 = 77,00" in page
