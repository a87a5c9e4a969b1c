"""Pages that edit a list as a whole."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from submissions.models import ChecklistMark
from tests import factories


@pytest.fixture
def prepared(setda, dinkes, disdikpora):
    return factories.make_edition(by=setda, running=False)


@pytest.fixture
def page_of(setda, login):
    """Returns a page by the name of its URL and what the browser would send back for it unchanged."""
    client = login(setda)

    def open_(name, *args):
        address = reverse(f"competitions:{name}-edit", args=args)
        response = client.get(address)
        rows = response.context["rows"]
        data = {field.html_name: field.value() for field in rows.management_form}
        for form in rows:
            for field in form:
                value = field.value()
                if value not in (None, False):
                    data[field.html_name] = "on" if value is True else value
        return address, data

    return open_


def post(client, address, data, **changes):
    return client.post(address, data | {f"baris-{name.replace('__', '-')}": value for name, value in changes.items()})


def test_unchanged_lists_write_nothing(prepared, page_of, client):
    lists = ("question", "letter", "category", "checklist", "tier")
    for name, args in (*((name, []) for name in lists), ("criterion", [1])):
        address, data = page_of(name, prepared.slug, *args)
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address, data).status_code == 302, name
        writes = [q["sql"] for q in queries if q["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
        assert [sql for sql in writes if "competitions_" in sql] == [], name


def test_criteria_are_added_changed_removed_and_moved(prepared, page_of, client):
    address, data = page_of("criterion", prepared.slug, 2)
    response = post(
        client,
        address,
        data,
        **{"0__weight": "20,5", "1__order": "1", "2__DELETE": "on", "4__label": "Manfaat", "4__weight": "19.5"},
    )
    assert response.status_code == 302
    stage = prepared.stages.get(position=2)
    assert list(stage.criteria.order_by("position").values_list("position", "label", "weight")) == [
        (1, "Materi Inovasi, Kemanfaatan dan Replikasi", Decimal(50)),
        (2, "Penyampaian Paparan", Decimal("20.5")),
        (3, "Kehadiran Pimpinan Perangkat Daerah", Decimal(10)),
        (4, "Manfaat", Decimal("19.5")),
    ]
    assert "Kriteria Tahap 2: Presentasi dan wawancara tersimpan." in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("order", "result"),
    [({"0": "3"}, "BCAD"), ({"3": "1"}, "DABC"), ({"0": "4"}, "BCDA"), ({"2": "2"}, "ACBD"), ({"1": "9"}, "ACDB")],
)
def test_row_takes_the_place_that_is_typed(prepared, page_of, client, order, result):
    prepared.categories.all().delete()
    for position, label in enumerate("ABCD", start=1):
        prepared.categories.create(position=position, label=label)
    address, data = page_of("category", prepared.slug)
    post(client, address, data, **{f"{row}__order": place for row, place in order.items()})
    assert "".join(prepared.categories.order_by("position").values_list("label", flat=True)) == result


def test_sum_of_weights_stands_below_the_list(prepared, page_of, client):
    address, data = page_of("criterion", prepared.slug, 1)
    assert '<output class="num" id="jumlah-bobot">100,00</output>' in client.get(address).content.decode()
    response = post(client, address, data, **{"0__weight": "12,5", "1__weight": "banyak"})
    assert '<output class="num" id="jumlah-bobot">87,50</output>' in response.content.decode()


@pytest.mark.parametrize("typed", ["0", "-1", "100,01", "1.000", "NaN", "８７", "12,345"])
def test_wrong_weight_is_kept_with_a_message_beside_it(prepared, page_of, client, typed):
    address, data = page_of("criterion", prepared.slug, 1)
    response = post(client, address, data, **{"0__weight": typed, "1__label": "Nama baru"})
    form = response.context["rows"].forms[0]
    assert list(form.errors) == ["weight"]
    page = response.content.decode()
    assert f'value="{typed}"' in page
    assert 'value="Nama baru"' in page
    assert "Belum ada yang disimpan." in page
    assert 'href="#id_baris-0-weight"' in page
    assert not prepared.stages.get(position=1).criteria.filter(label="Nama baru").exists()


def test_new_row_needs_all_of_its_fields(prepared, page_of, client):
    address, data = page_of("criterion", prepared.slug, 1)
    response = post(client, address, data, **{"7__label": "Tanpa bobot"})
    assert list(response.context["rows"].forms[7].errors) == ["weight"]


def test_two_rows_with_one_name_are_refused_beside_the_field(prepared, page_of, client):
    address, data = page_of("category", prepared.slug)
    response = post(client, address, data, **{"11__label": "kesehatan"})
    assert response.context["rows"].forms[11].errors == {"label": ["Sudah dipakai baris lain."]}
    assert prepared.categories.count() == 11


@pytest.mark.parametrize(
    ("changes", "row", "field"),
    [
        ({"1__first_place": "3"}, 1, "first_place"),
        ({"1__last_place": "3"}, 1, "last_place"),
        ({"0__first_place": "0"}, 0, "first_place"),
        ({"0__first_place": "1,5"}, 0, "first_place"),
        ({"2__label": "top 3", "2__first_place": "7", "2__last_place": "7"}, 2, "label"),
        ({"0__last_place": "40000"}, 0, "last_place"),
    ],
)
def test_impossible_tiers_are_refused_beside_the_field(prepared, page_of, client, changes, row, field):
    address, data = page_of("tier", prepared.slug)
    response = post(client, address, data, **changes)
    assert field in response.context["rows"].forms[row].errors
    assert list(prepared.tiers.order_by("first_place").values_list("first_place", "last_place")) == [(1, 3), (4, 6)]


def test_tiers_are_moved_and_added(prepared, page_of, client):
    address, data = page_of("tier", prepared.slug)
    post(
        client,
        address,
        data,
        **{
            "0__last_place": "2",
            "1__first_place": "3",
            "2__label": "Harapan",
            "2__first_place": "7",
            "2__last_place": "9",
        },
    )
    tiers = prepared.tiers.order_by("first_place").values_list("label", "first_place", "last_place")
    assert list(tiers) == [("TOP 3", 1, 2), ("TOP 6", 3, 6), ("Harapan", 7, 9)]


def test_question_of_another_edition_cannot_be_smuggled_in(prepared, setda, page_of, client):
    other = factories.make_edition(by=setda, year=2030, running=False)
    foreign = other.questions.first()
    address, data = page_of("question", prepared.slug)
    response = post(client, address, data, **{"0__id": str(foreign.pk), "0__label": "Diganti"})
    assert response.status_code == 200
    foreign.refresh_from_db()
    assert foreign.label != "Diganti"
    criterion = other.stages.get(position=1).criteria.first()
    response = post(client, address, data, **{"1__criterion": str(criterion.pk)})
    assert "criterion" in response.context["rows"].forms[1].errors


def test_damaged_form_is_refused_in_words(prepared, setda, login):
    address = reverse("competitions:category-edit", args=[prepared.slug])
    response = login(setda).post(address, {})
    assert response.status_code == 200
    assert "Belum ada yang disimpan." in response.content.decode()
    assert prepared.categories.count() == 11


def test_texts_are_cleaned(prepared, page_of, client):
    address, data = page_of("category", prepared.slug)
    post(client, address, data, **{"0__label": " Kesehatan\u202e  Ibu\x00 "})
    assert prepared.categories.get(position=1).label == "Kesehatan Ibu"


def test_entries_leave_the_wording_open(edition, dinkes, page_of, client):
    factories.make_submission(edition, dinkes)
    address, data = page_of("question", edition.slug)
    page = client.get(address).content.decode()
    assert "Edisi ini sudah berisi proposal." in page
    assert "DELETE" not in page
    response = post(client, address, data, **{"0__prompt": "Lebih jelas", "0__max_words": "5", "0__DELETE": "on"})
    assert response.status_code == 302
    first = edition.questions.get(position=1)
    assert (first.prompt, first.max_words) == ("Lebih jelas", 200)
    assert edition.questions.count() == 9


def test_used_category_is_kept_with_a_message(edition, dinkes, page_of, client):
    factories.make_submission(edition, dinkes)
    address, data = page_of("category", edition.slug)
    response = post(client, address, data, **{"0__DELETE": "on"})
    assert response.status_code == 200
    assert "Kategori Kesehatan sudah dipakai proposal" in response.content.decode()
    assert edition.categories.count() == 11


def test_checklist_is_changed_moved_and_added_to(prepared, page_of, client):
    address, data = page_of("checklist", prepared.slug)
    post(client, address, data, **{"0__order": "2", "2__DELETE": "on", "5__label": " Video\u202e dapat dibuka "})
    assert list(prepared.checklist.order_by("position").values_list("label", flat=True)) == [
        "Jawaban lengkap dan menjawab pertanyaan",
        "Identitas inovasi diisi benar dan sesuai isi proposal",
        "Inovasi belum pernah menjadi pemenang dengan bentuk yang sama",
        "Umur inovasi memenuhi ketentuan edisi",
        "Video dapat dibuka",
    ]
    assert "Daftar pemeriksaan tersimpan." in client.get(address).content.decode()


def test_point_with_marks_is_kept_with_a_message_but_may_be_reworded(edition, dinkes, page_of, client):
    entry = factories.make_submission(edition, dinkes, state="submitted")
    ChecklistMark.objects.create(submission=entry, item=edition.checklist.get(position=1), result="met")
    address, data = page_of("checklist", edition.slug)
    response = post(client, address, data, **{"0__DELETE": "on"})
    assert response.status_code == 200
    assert "sudah dipakai memeriksa proposal" in response.content.decode()
    assert edition.checklist.count() == 5
    assert post(client, address, data, **{"0__label": "Identitas benar"}).status_code == 302
    assert entry.checklist_marks.get().item.label == "Identitas benar"


def test_letters_are_changed_moved_and_added_to(prepared, page_of, client):
    address, data = page_of("letter", prepared.slug)
    changes = {"0__order": "2", "1__is_required": "", "2__DELETE": "on", "3__label": " Surat\u202e tugas "}
    response = post(client, address, data, **changes, **{"3__hint": "Dari pimpinan.", "3__is_required": "on"})
    assert response.status_code == 302
    columns = ("position", "label", "hint", "template", "is_required")
    assert list(prepared.letter_types.order_by("position").values_list(*columns)) == [
        (
            1,
            "Surat pernyataan identitas inovator",
            "Perorangan atau tim, ditandatangani semua inovator.",
            "identity",
            False,
        ),
        (
            2,
            "Surat pernyataan implementasi",
            "Ditandatangani kepala perangkat daerah atau unit kerja.",
            "implementation",
            True,
        ),
        (3, "Surat tugas", "Dari pimpinan.", "none", True),
    ]
    assert "Surat pernyataan tersimpan." in client.get(address).content.decode()


def test_letter_that_was_uploaded_is_kept_with_a_message(edition, dinkes, page_of, client):
    factories.make_submission(edition, dinkes, state="draft")
    address, data = page_of("letter", edition.slug)
    response = post(client, address, data, **{"0__DELETE": "on", "1__label": "Tidak jadi"})
    html = response.content.decode()
    assert "Surat pernyataan implementasi sudah diunggah pada proposal, jadi tidak dapat dihapus." in html
    assert "Edisi ini sudah berisi proposal." in html
    assert "Tidak jadi" in html
    assert edition.letter_types.filter(label__startswith="Surat").count() == 3
    assert post(client, address, data, **{"0__is_required": ""}).status_code == 302
    assert not edition.letter_types.get(position=1).is_required


def test_two_letters_of_one_name_are_refused(prepared, page_of, client):
    address, data = page_of("letter", prepared.slug)
    response = post(client, address, data, **{"3__label": "surat kesediaan replikasi"})
    assert response.context["rows"].forms[3].errors == {"label": ["Sudah dipakai baris lain."]}


def test_letters_of_the_archive_are_only_read(prepared, page_of, client):
    Competition.objects.filter(pk=prepared.pk).update(status="archived")
    address = reverse("competitions:letter-edit", args=[prepared.slug])
    response = client.get(address)
    assert "sudah diarsipkan" in response.content.decode()
    client.post(address, {"baris-TOTAL_FORMS": "0", "baris-INITIAL_FORMS": "0"})
    assert prepared.letter_types.count() == 3


def test_two_points_of_one_wording_are_refused(prepared, page_of, client):
    address, data = page_of("checklist", prepared.slug)
    response = post(client, address, data, **{"5__label": "umur inovasi memenuhi ketentuan edisi"})
    assert response.context["rows"].forms[5].errors == {"label": ["Sudah dipakai baris lain."]}


def test_opened_stage_shows_its_criteria_to_be_read(edition, stage, setda, login):
    factories.open_stage(stage)
    client = login(setda)
    address = reverse("competitions:criterion-edit", args=[edition.slug, 1])
    for response in (client.get(address), client.post(address, {})):
        page = response.content.decode()
        assert "Tahap ini sudah dibuka, jadi kriteria dan bobotnya terkunci." in page
        assert "5 Signifikansi" in page
        assert "30,00" in page
        assert "baris-0-weight" not in page
    address = reverse("competitions:tier-edit", args=[edition.slug])
    assert "Penilaian sudah dimulai" in client.get(address).content.decode()


def test_archived_lists_can_be_read(edition, setda, login):
    Competition.objects.update(status="archived")
    client = login(setda)
    page = client.get(reverse("competitions:question-edit", args=[edition.slug])).content.decode()
    for text in (
        "Edisi ini sudah diarsipkan",
        "Uraikan gambaran singkat",
        "600",
        "5 Signifikansi",
        "tidak dinilai sendiri",
    ):
        assert text in page, text


@pytest.mark.parametrize(
    ("name", "args"),
    [("question", []), ("letter", []), ("category", []), ("checklist", []), ("tier", []), ("criterion", [1])],
)
def test_lists_take_the_same_queries_for_one_and_three_rows(prepared, setda, login, name, args):
    client = login(setda)
    address = reverse(f"competitions:{name}-edit", args=[prepared.slug, *args])
    stage = prepared.stages.get(position=1)
    prepared.questions.filter(position__gt=3).delete()
    prepared.categories.filter(position__gt=3).delete()
    prepared.checklist.filter(position__gt=3).delete()
    prepared.tiers.create(label="Harapan", first_place=7, last_place=9)
    stage.criteria.filter(position__gt=3).delete()
    counts = []
    for rows in (3, 1):
        prepared.questions.filter(position__gt=rows).delete()
        prepared.categories.filter(position__gt=rows).delete()
        prepared.checklist.filter(position__gt=rows).delete()
        prepared.tiers.filter(first_place__gt=rows).delete()
        stage.criteria.filter(position__gt=rows).delete()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
