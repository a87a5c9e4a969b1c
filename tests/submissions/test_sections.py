"""Completeness: which sections there are, what each still needs, and how words are counted."""

import pytest

from submissions.models import Answer, Innovator
from submissions.sections import completeness
from tests.submissions.conftest import fetched


def sections(submission):
    return {section.key: section for section in completeness(fetched(submission)).sections}


def sentences(submission):
    return [item.sentence for item in completeness(fetched(submission)).missing]


def write(submission, question, text):
    Answer.objects.update_or_create(submission=submission, question=question, defaults={"text": text})


def test_sections_follow_the_form_and_share_a_number(draft):
    assert [section.label for section in completeness(fetched(draft)).sections] == [
        "Identitas inovasi",
        "Inovator",
        "1 Ringkasan",
        "2 Latar Belakang dan Tujuan",
        "3 Kebaruan/Nilai Tambah",
        "4 Implementasi Inovasi",
        "5 Signifikansi",
        "6 Adaptabilitas",
        "7 Sumber Daya",
        "8 Strategi Keberlanjutan",
        "Surat dan foto",
        "Pernyataan kebenaran",
    ]


def test_eyebrow_names_weight_and_limits(draft):
    found = sections(draft)
    assert found["jawaban-1"].eyebrow == "Tidak dinilai · paling banyak 200 kata"
    assert found["jawaban-3"].eyebrow == "Bobot 15 · paling banyak 200 kata"
    assert found["jawaban-6"].eyebrow == "Bobot 20 · 6a paling banyak 100 kata, 6b paling banyak 200 kata"


def test_complete_entry_has_nothing_missing(draft):
    progress = completeness(fetched(draft))
    assert progress.is_complete
    assert (progress.done, progress.percent) == (12, 100)


def test_blank_entry_misses_everything_but_its_name(blank):
    progress = completeness(fetched(blank))
    assert len(progress.missing) == 5 + 1 + 9 + 3 + 1
    assert {section.note for section in progress.sections[1:]} == {"kosong"}
    assert progress.section("identitas").note == "kurang 5"
    assert progress.percent == 0


def test_percent_is_rounded_down(draft, question):
    draft.answers.filter(question=question("1")).delete()
    assert completeness(fetched(draft)).percent == 91


@pytest.mark.parametrize(("maturity", "is_missing"), [("implemented", True), ("trial", False), ("concept", False)])
def test_only_what_is_implemented_needs_a_date(draft, maturity, is_missing):
    draft.maturity, draft.implemented_on = maturity, None
    draft.save()
    assert ("Tanggal mulai diterapkan masih kosong" in sentences(draft)) is is_missing


def test_innovators_need_one_lead_and_a_job_title(draft):
    draft.innovators.update(is_lead=False)
    Innovator.objects.create(submission=draft, name="Orang Rekaan")
    assert sentences(draft) == ["Inovator: tandai satu ketua", "Jabatan Orang Rekaan masih kosong"]
    assert sections(draft)["inovator"].note == "kurang 2"


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["kata"] * 200),
        "\u00a0".join(["kata"] * 200),
        "\n\n".join(["kata"] * 200),
        " ".join(["sayur-mayur"] * 200),
        "\u3000".join(["kata"] * 200),
    ],
    ids=["space", "no-break space", "line breaks", "hyphens", "ideographic space"],
)
def test_word_limit_is_reached_but_not_crossed(draft, question, text):
    write(draft, question("3"), text)
    assert sentences(draft) == []
    write(draft, question("3"), text + " lagi")
    assert sentences(draft) == ["3 Kebaruan/Nilai Tambah: 201 dari 200 kata"]
    assert sections(draft)["jawaban-3"].note == "lebih 1 kata"


def test_missing_items_name_the_field_they_lead_to(draft, question):
    draft.answers.filter(question=question("6b")).delete()
    (item,) = completeness(fetched(draft)).missing
    assert item.sentence == "6b Adaptabilitas: potensi replikasi masih kosong"
    assert (item.key, item.anchor) == ("jawaban-6", f"id_jawaban_{question('6b').pk}")


def test_optional_question_may_stay_empty(draft, edition, question):
    edition.questions.filter(number="7").update(is_required=False)
    draft.answers.filter(question=question("7")).delete()
    assert sentences(draft) == []


def test_completeness_asks_no_further_query(draft, django_assert_num_queries):
    submission = fetched(draft)
    with django_assert_num_queries(0):
        completeness(submission)


def test_required_letters_block_submitting_and_optional_ones_do_not(draft):
    letters = list(draft.competition.letter_types.order_by("position"))
    draft.attachments.filter(letter_type=letters[0]).update(removed_at=draft.changed_at)
    draft.attachments.filter(letter_type=letters[1]).delete()
    letters[1].is_required = False
    letters[1].save()
    missing = completeness(fetched(draft)).missing
    assert [(item.key, item.sentence, item.anchor) for item in missing] == [
        ("berkas", "Surat pernyataan implementasi belum diunggah", f"surat-{letters[0].pk}")
    ]
    assert sections(draft)["berkas"].note == "kurang 1"
