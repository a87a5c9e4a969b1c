"""Warnings of an entry: names seen before, winners, age, careless answers; and what they never give away."""

from datetime import date, timedelta

import pytest

from competitions.models import Competition
from submissions.identity import is_youtube
from submissions.similarity import distance_within, is_close, is_close_in_words
from submissions.warnings import months_before, repeats_itself, warnings_of
from tests import factories
from tests.submissions.conftest import fetched

LONG = "Petugas mendatangi warga yang tidak dapat berjalan dan merekam datanya di rumah dengan alat portabel. "


def sentences(submission, key=None) -> str:
    found = warnings_of(fetched(submission), now=factories.NOW)
    return " | ".join(each.sentence for each in found if key in (None, each.key))


@pytest.fixture
def written(draft):
    """The draft with answers of its own, none of which looks careless."""
    for place, answer in enumerate(draft.answers.all()):
        words = [f"kata{place}x{number}" for number in range(answer.question.max_words // 2)]
        answer.text = " ".join(words)
        answer.save()
    draft.long_title = "Administrasi Kependudukan Menyambangi Warga Rentan"
    draft.save()
    return draft


def past_entry(setda, organization, **fields):
    edition = factories.make_edition(by=setda, year=2024)
    return factories.make_submission(edition, organization, state="eligible", **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("SAMBANG WARGA", "sambang-warga", True),
        ("SAMBANG WARGA", "SAMBANG WARGI", True),
        ("SAMBANG WARGA", "SAMBUNG WARGI", True),
        ("SAMBANG WARGA", "SIMBING WARGI", False),
        ("SIGAP", "SIGAB", False),  # short names must be equal
        ("SIGAPO", "SIGABO", True),
        ("Café Sehat", "CAFE SEHAT", True),
        ("", "", False),
        ("Layanan Antar Obat Sampai Rumah", "Layanan Antar Obat Sampai ke Rumah", True),
        ("Layanan Antar Obat Sampai Rumah", "Layanan Antar Dokumen Sampai Desa", False),
    ],
)
def test_names_are_close_by_letters_or_words(one, other, expected):
    assert is_close(one, other) is expected


def test_long_titles_are_compared_by_words_only():
    assert not is_close_in_words("Jemput Obat", "Jemput Obay")
    assert is_close_in_words("Obat Diantar ke Rumah", "obat diantar, ke rumah")
    assert not is_close_in_words("", "")


def test_distance_counts_added_left_out_and_changed_letters():
    assert distance_within("kitten", "sitting", 3)
    assert not distance_within("kitten", "sitting", 2)
    assert distance_within("abc", "abcd", 1)


def test_nothing_speaks_against_a_careful_entry(written):
    assert warnings_of(fetched(written), now=factories.NOW) == []


def test_own_entry_of_another_year_is_named(written, setda, dinkes):
    other = past_entry(setda, dinkes, title="SAMBANG WARGI")
    assert f"“SAMBANG WARGI” ({other.code}, Edisi 2024)" in sentences(written, "identitas")


def test_entry_of_another_organization_is_only_counted(written, setda, disdikpora):
    other = past_entry(setda, disdikpora, title="SAMBANG  WARGA")
    (caution,) = warnings_of(fetched(written), now=factories.NOW)
    assert caution.sentence == "Nama atau judul mirip dengan proposal lain pada Edisi 2024"
    assert caution.related == (other,)


def test_draft_of_another_organization_is_not_given_away(written, edition, disdikpora):
    factories.make_submission(edition, disdikpora, state="draft", title="SAMBANG WARGA")
    assert warnings_of(fetched(written), now=factories.NOW) == []


def test_rehearsal_does_not_warn_the_real_edition(written, setda, disdikpora):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    factories.make_submission(rehearsal, disdikpora, title="SAMBANG WARGA")
    assert warnings_of(fetched(written), now=factories.NOW) == []


def test_entry_that_was_started_from_is_meant_to_be_alike(written, setda, dinkes):
    written.started_from = past_entry(setda, dinkes, title="SAMBANG WARGA")
    written.save()
    assert warnings_of(fetched(written), now=factories.NOW) == []


def test_published_winner_is_named(written, setda):
    archive = factories.make_edition(by=setda, year=2022, running=False)
    factories.make_award(archive, title="Sambang Warga", tier_label="TOP 3")
    assert warnings_of(fetched(written), now=factories.NOW) == []
    Competition.objects.filter(pk=archive.pk).update(published_at=factories.NOW + timedelta(seconds=1))
    assert warnings_of(fetched(written), now=factories.NOW) == []
    Competition.objects.filter(pk=archive.pk).update(published_at=factories.NOW)
    factories.make_award(archive, title="SAMBANG WARGA", tier_label="", tier_position=None, place=9)  # no winner
    assert sentences(written, "identitas") == "“Sambang Warga” sudah meraih TOP 3 pada Edisi 2022"


@pytest.mark.parametrize(
    ("started", "is_warned"),
    [(date(2025, 11, 16), False), (date(2025, 11, 17), True), (date(2024, 1, 1), False)],
)
def test_age_is_counted_back_from_the_closing(written, edition, started, is_warned):
    Competition.objects.filter(pk=edition.pk).update(minimum_age_months=12)  # closes 16 November 2026
    written.implemented_on = started
    written.save()
    assert ("paling lambat 16 November 2025" in sentences(written)) is is_warned


def test_concept_is_too_young_only_where_an_age_is_asked_for(written, edition):
    written.maturity, written.implemented_on = "concept", None
    written.save()
    assert warnings_of(fetched(written), now=factories.NOW) == []
    Competition.objects.filter(pk=edition.pk).update(minimum_age_months=12)
    assert "sudah diterapkan paling lambat 16 November 2025" in sentences(written)


def test_months_are_counted_to_the_last_day_of_a_short_month():
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 3, 31), 4) == date(2025, 11, 30)
    assert months_before(date(2026, 1, 15), 24) == date(2024, 1, 15)


def test_far_too_short_answer_is_warned_of_beside_its_section(written, question):
    answer = written.answers.get(question=question("3"))
    answer.text = " ".join(f"kata{number}" for number in range(9))
    answer.save()
    assert sentences(written, "jawaban-3") == "3 Kebaruan/Nilai Tambah baru 9 dari 200 kata"
    answer.text += " kesepuluh"
    answer.save()
    assert not sentences(written, "jawaban-3")


def test_same_text_in_two_answers_is_warned_of(written, question):
    text = written.answers.get(question=question("3")).text
    written.answers.filter(question=question("4")).update(text=text.upper())
    assert "sama persis dengan 3 Kebaruan/Nilai Tambah" in sentences(written, "jawaban-4")


def test_repetition_is_a_sentence_three_times_or_hardly_any_two_words():
    assert repeats_itself("Kami melayani warga. Baik. Kami melayani warga! KAMI melayani warga.")
    assert not repeats_itself("Kami melayani warga. Baik. Kami melayani warga!")
    assert repeats_itself("coba lagi " * 20)
    assert not repeats_itself("Baik. Baik. Baik.")
    assert not repeats_itself(LONG)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc123", True),
        ("https://youtu.be/abc123?t=4", True),
        ("https://m.youtube.com/shorts/abc_12-3", True),
        ("https://youtube.com/watch", False),
        ("https://www.youtube.com/", False),
        ("http://youtu.be/abc123", False),
        ("https://youtu.be/", False),
        ("https://youtube.com.contoh.id/watch?v=abc", False),
        ("https://youtu.be@contoh.id/abc", False),
        ("https://contoh.id/https://youtu.be/abc", False),
        ("javascript:alert(1)//youtu.be/abc", False),
        ("https://youtu.be:8443/abc", False),
        ("https://[youtu.be/abc", False),
    ],
)
def test_only_videos_on_youtube_itself_are_taken(address, expected):
    assert is_youtube(address) is expected
