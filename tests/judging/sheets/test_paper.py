"""Paper marks: Setda copies a signed sheet with its scan; marked as such everywhere, and the judge can contest it."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pghistory.models import Events

from judging.conflicts.declaring import lift
from judging.models import PanelMember, PaperSheet, Score, Scorecard
from judging.ranking.places import ranking
from judging.results.workbooks.cards import card_rows
from judging.sheets.paper import check_copy
from judging.sheets.paper_lines import copied_lines
from judging.sheets.scoring import Mark, finish_card, reopen_card, save_scores
from kipp.accounts.models import Role
from tests import factories, files
from tests.factories import NOW
from tests.judging.panel.test_panel import text

STAGE = ["2026", 1]
LATER = NOW + timedelta(hours=1)
COPIED = f"2 {LATER.isoformat()}"  # what a page has seen of a sheet copied then


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def stage(stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def rekan(db):
    return factories.make_user(Role.ADMIN, full_name="Rekan Setda Rekaan", email="rekan@example.id")


@pytest.fixture
def admin(login, setda, stage):
    return login(setda)


def url(judge, entry, query="", name="paper-edit"):
    return reverse(f"judging:{name}", args=[*STAGE, judge.pk, entry.code]) + query


def body(scan=None, **fields):
    """What Setda sends: 87,5 everywhere, unless said otherwise."""
    sent = {f"value-{n}": "87,5" for n in range(1, 8)} | {f"note-{n}": "" for n in range(1, 8)}
    sent |= {"signed_on": "2026-11-01", "seen": "1", **fields}
    return sent | ({} if scan == "none" else {"scan": scan or files.upload("lembar.pdf", files.pdf())})


def card_of(judge, entry):
    return Scorecard.objects.get(judge=judge, submission=entry)


def type_one(client, judge, entry, **fields):
    response = client.post(url(judge, entry), body(**fields))
    assert response.status_code == 302, text(response)
    return PaperSheet.objects.get(scorecard__judge=judge, scorecard__submission=entry)


# Typing


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


# Which sheets


def test_marks_of_the_judge_are_neither_shown_nor_overwritten_unasked(admin, stage, juri, entry):
    factories.fill_card(stage, entry, juri[0], ["13.37"] + [None] * 6, finish=False)
    page = admin.get(url(juri[0], entry)).content.decode()
    assert "13,37" not in page
    assert "13.37" not in page
    response = admin.post(url(juri[0], entry), body())
    assert response.status_code == 422
    assert "Juri sudah mulai mengisi lembar ini" in text(response)
    assert response.context["form"]["seen"].value() == "1"
    assert Score.objects.get(value__isnull=False).value
    type_one(admin, juri[0], entry, replaces_draft="on")
    assert not Score.objects.filter(value="13.37").exists()


@pytest.mark.parametrize("case", ["finished", "conflict", "closed", "left", "withdrawn", "taken over"])
def test_only_free_sheets_of_an_open_stage(admin, stage, juri, entry, setda, case):
    judge = juri[0]
    if case == "taken over":
        type_one(admin, judge, entry)
        reopen_card(card=card_of(judge, entry), by=judge)
    if case == "finished":
        factories.fill_card(stage, entry, judge, ["13.37"] * 7)
    if case == "conflict":
        factories.make_conflict(entry, judge, by=setda)
    if case == "left":
        stage.panel.filter(judge=judge).update(left_at=NOW, left_reason="Sakit.")
    if case == "closed":
        factories.close_stage(stage)
    if case == "withdrawn":
        entry.state, entry.reason = "withdrawn", "Ditarik."
        entry.save()
        assert admin.get(url(judge, entry)).status_code == 404
        return
    before = list(Score.objects.order_by("pk").values_list("value", flat=True))
    page = admin.get(url(judge, entry))
    assert "Tidak dapat disalin." in text(page)
    assert "13,37" not in text(page)
    seen = f"{card_of(judge, entry).version} {LATER.isoformat()}" if case == "taken over" else "1"
    response = admin.post(url(judge, entry), body(seen=seen, **{"value-1": "10"}))
    assert response.status_code == 422
    assert "13,37" not in text(response)
    assert list(Score.objects.order_by("pk").values_list("value", flat=True)) == before


def test_database_calls_nothing_paper_without_its_paper(admin, stage, juri, entry):
    factories.fill_card(stage, entry, juri[0], [50] * 7)
    with pytest.raises(IntegrityError, match="belum tercatat"), transaction.atomic():
        Scorecard.objects.filter(judge=juri[0]).update(is_on_paper=True)
    type_one(admin, juri[1], entry)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperSheet.objects.update(checked_by=PaperSheet.objects.get().typed_by, checked_at=NOW)
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        PaperSheet.objects.all().delete()
    with pytest.raises(IntegrityError, match="selesai"), transaction.atomic():
        Score.objects.filter(scorecard__judge=juri[1]).update(value=1)


def test_lifted_conflict_leaves_the_sheet_to_its_judge(admin, stage, juri, entry, setda):
    type_one(admin, juri[0], entry)
    conflict = factories.make_conflict(entry, juri[0], by=setda)
    assert (card_of(juri[0], entry).state, card_of(juri[0], entry).is_on_paper) == ("recused", True)
    lift(conflict=conflict, reason="Keliru.", by=setda, now=LATER)
    card = card_of(juri[0], entry)
    assert (card.state, card.is_on_paper, card.scores.count()) == ("draft", False, 7)


@pytest.fixture
def lifted(admin, stage, juri, entry, setda):
    """A sheet copied from paper, then set aside by a conflict that was lifted."""
    type_one(admin, juri[0], entry)
    lift(conflict=factories.make_conflict(entry, juri[0], by=setda), reason="Keliru.", by=setda, now=LATER)
    return card_of(juri[0], entry)


def test_paper_is_typed_again_after_its_conflict_was_lifted(admin, lifted, juri, entry, stage):
    page = admin.get(url(juri[0], entry))
    assert "Salinan ini tidak berlaku lagi." in text(page)
    assert "Salin lagi" in text(page)
    form = admin.get(url(juri[0], entry, "?ubah=1")).context["form"]
    assert "replaces_draft" not in form.fields
    response = admin.post(url(juri[0], entry, "?ubah=1"), body(scan="none", seen=form.initial["seen"]))
    assert response.status_code == 302
    assert (card_of(juri[0], entry).state, card_of(juri[0], entry).is_on_paper) == ("finished", True)
    assert "Salinan ini tidak berlaku lagi." not in text(admin.get(url(juri[0], entry)))


def test_what_the_judge_wrote_since_the_conflict_was_lifted_is_replaced_only_when_asked_for(
    admin, lifted, juri, entry, stage
):
    mark = {stage.criteria.get(position=1).pk: Mark("13.37")}
    save_scores(card=lifted, marks=mark, version=lifted.version, by=juri[0], now=LATER)
    form = admin.get(url(juri[0], entry, "?ubah=1")).context["form"]
    sent = {"scan": "none", "seen": form.initial["seen"]}
    assert "Juri sudah mulai mengisi" in text(admin.post(url(juri[0], entry, "?ubah=1"), body(**sent)))
    assert Score.objects.filter(value="13.37").exists()
    admin.post(url(juri[0], entry, "?ubah=1"), body(**sent, replaces_draft="on"))
    assert not Score.objects.filter(value="13.37").exists()
    reopen_card(card=card_of(juri[0], entry), by=juri[0])
    assert "diisi juri sendiri" in text(admin.get(url(juri[0], entry)))


# The second look


def test_another_member_of_setda_confirms(admin, stage, juri, entry, login, rekan, setda):
    paper = type_one(admin, juri[0], entry)
    assert "Sesuai dengan kertas" not in text(admin.get(url(juri[0], entry)))
    check = url(juri[0], entry, name="paper-check")
    assert "bukan oleh yang menyalinnya" in text(admin.post(check, {"seen": COPIED}, follow=True))
    colleague = login(rekan)
    page = text(colleague.get(url(juri[0], entry)))
    assert "Sesuai dengan kertas" in page
    assert "87,50" in page
    assert "sejak halaman dibuka" in text(colleague.post(check, {"seen": "lama"}, follow=True))
    assert "sudah diperiksa" in text(colleague.post(check, {"seen": COPIED}, follow=True))
    paper.refresh_from_db()
    assert (paper.checked_by, paper.checked_at) == (rekan, LATER)
    with pytest.raises(PermissionDenied):
        check_copy(paper=paper, seen=COPIED, by=juri[0], now=LATER)


# The judge


def test_judge_reads_the_copy_and_makes_it_the_own(admin, stage, juri, entry, client, login):
    paper = type_one(admin, juri[0], entry)
    judge = login(juri[0])
    assert "dari lembar kertas" in text(judge.get(reverse("judging:scorecard-list")))
    sheet = reverse("judging:scorecard-edit", args=[*STAGE, entry.code])
    assert "Dari lembar kertas." in text(judge.get(sheet))
    assert reverse("judging:paper-scan", args=[paper.code]) in judge.get(sheet).content.decode()
    judge.post(sheet, {"action": "reopen"})
    card = card_of(juri[0], entry)
    assert (card.state, card.is_on_paper) == ("draft", False)
    marks = {stage.criteria.order_by("position").first().pk: Mark("13.37")}
    save_scores(card=card, marks=marks, version=card.version, by=juri[0], now=LATER)
    finish_card(card=card_of(juri[0], entry), by=juri[0], now=LATER)
    assert not card_of(juri[0], entry).is_on_paper
    assert "yang berlaku adalah isian di portal" in text(judge.get(sheet))
    page = text(login(paper.typed_by).get(url(juri[0], entry)))
    assert "87,50" in page
    assert "13,37" not in page
    assert PaperSheet.objects.get().total == "87.50"


def test_scan_is_for_setda_and_its_judge(admin, stage, juri, entry, login, client, operator_dinkes, pengamat, caplog):
    paper = type_one(admin, juri[0], entry)
    address = reverse("judging:paper-scan", args=[paper.code])
    with caplog.at_level("INFO", logger="kipp.export"):
        response = admin.get(address)
    assert hashlib.sha256(response.content).hexdigest() == paper.sha256
    assert "scan of paper sheet" in caplog.text
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    own = login(juri[0]).get(address)
    assert own.status_code == 200
    assert "lembar-kertas-" in own["Content-Disposition"]
    assert login(juri[1]).get(address).status_code == 404
    for other in (operator_dinkes, pengamat):
        assert login(other).get(address).status_code == 403
    client.logout()
    assert client.get(address).url.startswith("/masuk/")


def test_scan_waits_for_the_statement_of_integrity(admin, stage, entry, login):
    judge = factories.make_user(Role.JUDGE)
    PanelMember.objects.create(stage=stage, judge=judge, position=4)
    Scorecard.objects.create(stage=stage, submission=entry, judge=judge)
    paper = type_one(admin, judge, entry)
    response = login(judge).get(reverse("judging:paper-scan", args=[paper.code]))
    assert response.url.startswith(reverse("judging:integrity-statement", args=["2026"]))


# Marked as such


def test_paper_is_named_wherever_sheets_are_shown(admin, stage, juri, entry, edition):
    type_one(admin, juri[0], entry)
    factories.fill_card(stage, entry, juri[1], [50] * 7)
    page = text(admin.get(reverse("judging:stage-detail", args=STAGE)))
    assert "1 dari 1 1 dari kertas" in page
    assert "87,50" not in page
    listed = text(admin.get(reverse("judging:paper-list", args=STAGE)))
    assert "SAMBANG REKAAN Juri Satu Rekaan Setda Rekaan" in listed
    assert "87,50" not in listed
    (row,) = ranking(edition, stage.position).rows
    assert [sheet.text for sheet in row.sheets][:2] == ["87,50\N{NO-BREAK SPACE}K", "50,00"]
    states = [line[-1] for line in card_rows(stage, list(stage.criteria.order_by("position")))]
    assert states == ["selesai, dari lembar kertas", "selesai", "belum selesai"]


# The pages


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_these_pages(request, login, stage, juri, entry, actor):
    client = login(request.getfixturevalue(actor))
    blank = reverse("judging:paper-blank", args=[*STAGE, juri[0].pk])
    for address in (reverse("judging:paper-list", args=STAGE), url(juri[0], entry), blank):
        assert client.get(address).status_code == 403
    assert client.post(url(juri[0], entry), body()).status_code == 403
    assert client.post(url(juri[0], entry, name="paper-check")).status_code == 403
    assert not PaperSheet.objects.exists()


def test_addresses_that_do_not_exist(admin, stage, juri, entry, client, setda):
    for address in (url(setda, entry), url(juri[0], entry).replace(entry.code, "KIPP26-ZZZ9")):
        assert admin.get(address).status_code == 404
    assert admin.post(url(juri[0], entry, name="paper-check")).status_code == 404
    assert admin.get(reverse("judging:paper-blank", args=[*STAGE, setda.pk])).status_code == 404
    client.logout()
    assert client.get(url(juri[0], entry)).url == f"/masuk/?next={url(juri[0], entry)}"


def test_reading_changes_nothing(admin, stage, juri, entry):
    type_one(admin, juri[0], entry)
    before = PaperSheet.objects.values().get()
    admin.get(url(juri[0], entry))
    assert admin.get(url(juri[0], entry, name="paper-check")).status_code == 405
    assert PaperSheet.objects.values().get() == before


def test_blank_sheets_carry_code_criteria_and_signature_and_no_owner_when_blind(admin, stage, juri, entry):
    address = reverse("judging:paper-blank", args=[*STAGE, juri[0].pk])
    page = text(admin.get(address))
    assert f"Lembar penilaian {entry.code}" in page
    assert "Pernyataan integritas juri" in page
    assert all(f"{criterion.label} " in page for criterion in stage.criteria.all())
    assert "Dinas Kesehatan" in page
    stage.is_blind = True
    stage.save()
    assert "Dinas Kesehatan" not in text(admin.get(address))


def test_lists_take_the_same_queries_for_one_and_three(admin, stage, juri, entry, edition, dinkes):
    def queries(address):
        admin.get(address)
        with CaptureQueriesContext(connection) as found:
            admin.get(address)
        return len(found)

    every = reverse("judging:paper-list", args=STAGE)
    addresses = [every, f"{every}?juri={juri[0].pk}", reverse("judging:paper-blank", args=[*STAGE, juri[1].pk])]
    type_one(admin, juri[0], entry)
    one = [queries(address) for address in addresses]
    for _ in range(2):
        more = factories.make_submission(edition, dinkes)
        factories.admit(stage, more)
        Scorecard.objects.bulk_create(Scorecard(stage=stage, submission=more, judge=judge) for judge in juri)
        type_one(admin, juri[0], more)
    assert [queries(address) for address in addresses] == one
