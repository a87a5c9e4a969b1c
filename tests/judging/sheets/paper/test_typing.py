"""Paper marks: Setda copies a signed sheet with its scan."""

import pytest
from django.core.files.storage import default_storage
from pghistory.models import Events

from judging.models import PaperSheet, Score
from judging.sheets.paper import check_copy
from judging.sheets.paper_lines import copied_lines
from judging.sheets.scoring import Mark, save_scores
from tests import files
from tests.factories import NOW
from tests.judging.panel.test_panel import text
from tests.judging.sheets.paper.pages import COPIED, LATER, body, card_of, type_one, url


def test_signed_sheet_is_copied_finished_and_named_in_the_audit_trail(admin, stage, juri, entry, setda):
    paper = type_one(admin, juri[0], entry, **{"value-1": "87.5", "note-1": "Catatan kertas."})
    card = card_of(juri[0], entry)
    assert (card.state, card.is_on_paper, card.finished_at) == ("finished", True, LATER)
    assert {str(score.value) for score in card.scores.all()} == {"87.50"}
    assert (paper.typed_by, paper.typed_at, paper.total, paper.checked_by) == (setda, LATER, "87.50", None)
    assert default_storage.exists(paper.file.name)
    assert "lembar" not in paper.file.name
    context = Events.objects.tracks(card.scores.first()).get().pgh_context
    assert context["actor"] == "Setda, dari lembar kertas"
    assert context["typed_by"] == setda.pk


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"value-1": "101"}, "Nilai paling tinggi 100; yang diisi 101."),
        ({"value-1": ""}, "Isi nilai seperti pada lembar kertas."),
        ({"value-1": "delapan"}, "Tulis angka"),
        ({"value-1": "87,555"}, "paling banyak dua"),
        ({"signed_on": ""}, "Isi tanggal tanda tangan juri."),
        ({"signed_on": "2026-11-02"}, "Tanggal tanda tangan berada antara pembukaan tahap dan hari ini."),
        ({"signed_on": "2026-10-31"}, "Tanggal tanda tangan berada antara pembukaan tahap dan hari ini."),
        ({"scan": "none"}, "Pilih pindaian lembar yang ditandatangani juri."),
    ],
)
def test_bad_entry_is_told_kept_and_changes_nothing(admin, stage, juri, entry, fields, sentence):
    response = admin.post(url(juri[0], entry), body(**{"note-2": "Catatan yang tetap ada.", **fields}))
    assert response.status_code == 422
    assert sentence in text(response)
    assert "Catatan yang tetap ada." in text(response)
    assert not Score.objects.exists()
    assert not PaperSheet.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("lembar.pdf", b"", "berkas kosong"),
        ("lembar.pdf", b"halo", "isinya bukan PDF, JPEG, atau PNG"),
        ("lembar.exe", None, "nama berkas berakhiran"),
        ("lembar.pdf", "script", "PDF ini berisi"),
        ("lembar.jpg", b"\xff\xd8\xff rusak", "foto ini rusak"),
    ],
)
def test_bad_file_is_refused_and_leaves_nothing(admin, stage, juri, entry, tmp_path, name, content, sentence):
    content = {None: files.pdf(), "script": files.pdf_with_script()}.get(content, content)
    response = admin.post(url(juri[0], entry), body(scan=files.upload(name, content)))
    assert response.status_code == 422
    assert sentence in text(response)
    assert not PaperSheet.objects.exists()
    assert not list(tmp_path.rglob("*.*"))


def test_reason_is_asked_for_as_from_a_judge(admin, stage, juri, entry, tmp_path):
    stage.reason_below = 60
    stage.save()
    response = admin.post(url(juri[0], entry), body(**{"value-1": "50"}))
    assert response.status_code == 422
    assert "Tulis alasan pada catatan" in text(response)
    assert card_of(juri[0], entry).state == "draft"
    assert not list(tmp_path.rglob("*.pdf"))


def test_double_post_changes_nothing_and_a_colleague_is_not_overwritten(admin, stage, juri, entry, client, rekan):
    content = files.pdf()  # another one would have another identifier inside
    type_one(admin, juri[0], entry, scan=files.upload("lembar.pdf", content))
    version = card_of(juri[0], entry).version
    assert admin.post(url(juri[0], entry), body(scan=files.upload("lembar.pdf", content))).status_code == 302
    assert card_of(juri[0], entry).version == version
    response = admin.post(url(juri[0], entry), body(**{"value-1": "10"}))
    assert response.status_code == 422
    assert "sudah disalin Setda Rekaan" in text(response)
    assert Score.objects.filter(value=10).count() == 0


def test_nonsense_in_the_hidden_field_is_no_error_of_the_server(admin, stage, juri, entry):
    response = admin.post(url(juri[0], entry), body(seen="lama"))
    assert response.status_code == 422
    assert response.context["form"]["seen"].value() == "1"
    assert not PaperSheet.objects.exists()


def test_what_the_judge_saves_meanwhile_is_not_overwritten_and_what_was_typed_stays(admin, stage, juri, entry):
    card, first = card_of(juri[0], entry), stage.criteria.get(position=1).pk
    card = save_scores(card=card, marks={first: Mark("10")}, version=1, by=juri[0], now=NOW)
    seen = admin.get(url(juri[0], entry)).context["form"].initial["seen"]
    save_scores(card=card, marks={first: Mark("20")}, version=2, by=juri[0], now=LATER)
    response = admin.post(url(juri[0], entry), body(seen=seen, replaces_draft="on", **{"note-3": "Dari kertas."}))
    assert response.status_code == 422
    assert "Juri mengubah lembar ini di portal sejak halaman ini dibuka." in text(response)
    assert "Dari kertas." in text(response)
    assert Score.objects.get().value == 20
    form = response.context["form"]
    assert (form["seen"].value(), form["value-1"].value(), form["replaces_draft"].value()) == ("3", "87,5", False)
    assert not PaperSheet.objects.exists()
    type_one(admin, juri[0], entry, seen="3", replaces_draft="on")


def test_correction_keeps_the_scan_and_is_checked_anew(admin, stage, juri, entry, rekan, login):
    paper = type_one(admin, juri[0], entry)
    check_copy(paper=paper, seen=COPIED, by=rekan, now=LATER)
    form = admin.get(url(juri[0], entry, "?ubah=1")).content.decode()
    assert 'value="87,5"' in form
    response = admin.post(url(juri[0], entry, "?ubah=1"), body(scan="none", seen=COPIED, **{"value-7": "80"}))
    assert response.status_code == 302
    again = PaperSheet.objects.get()
    assert (again.file.name, again.checked_by) == (paper.file.name, None)
    assert [str(line.value) for line in copied_lines(again, stage)] == ["87.50"] * 6 + ["80.00"]
    assert card_of(juri[0], entry).is_on_paper
