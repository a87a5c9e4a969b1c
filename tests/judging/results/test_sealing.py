"""Sealing: only a settled result that two computations share; its text and hash; two admins to take it off."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from judging.models import Award, Reconsideration, Scorecard, Sealing
from judging.results.sealing import seals as sealing
from judging.results.sealing.canonical import canonical_text
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import (
    cancel_unsealing,
    confirm_unsealing,
    outlook_of,
    request_unsealing,
    seal,
    set_decree,
)
from judging.seal_mark import mark_line_of
from kipp.accounts.models import Role
from submissions import decisions
from tests import factories
from tests.judging.results.conftest import judge_edition, seen

NOW = factories.NOW


def sealed(edition, setda):
    return seal(competition=edition, by=setda, now=NOW)


@pytest.fixture
def colleague(db):
    return factories.make_user(Role.ADMIN, full_name="Setda Kedua Rekaan")


def unsealed(edition, setda, colleague):
    request_unsealing(competition=edition, reason="Salah ketik.", by=setda, now=NOW)
    return confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=colleague, now=NOW)


def test_the_hash_is_that_of_the_text(edition, setda, judged):
    made = sealed(edition, setda)

    assert (made.version, made.sealed_by, made.sealed_at) == (1, setda, NOW)
    assert made.sha256 == hashlib.sha256(Sealing.objects.get().text.encode()).hexdigest()
    assert mark_line_of(edition) == f"Penetapan versi 1 · {made.sha256[:8]}…"


def test_the_text_holds_all_that_decides(edition, setda, judged):
    text = sealed(edition, setda).text
    lines = text.splitlines()

    assert lines[0] == "NASKAH PENETAPAN KIPP KUDUS, FORMAT 2"
    assert "edisi | 2026 | Kompetisi Inovasi Pelayanan Publik" in lines
    assert "nilai sama | nilai tahap | kriteria | median | perbandingan langsung | panel" in lines
    assert "TOP 6 | tempat 4-6" in lines
    first = judged[0]
    assert (
        f"tahap 1 | {first.code} | eligible | INOVASI A | Dinas Kesehatan | Judul lengkap rekaan | - | Dinkes" in lines
    )
    assert f"{first.code} | ketua | Inovator Rekaan, S.Kep. | Perawat" in lines
    assert any(line.startswith("tahap 1 | J1 | Juri Satu Rekaan | ") for line in lines)
    marks = " | ".join(["90.00"] * 7)
    assert f"tahap 1 | {first.code} | J1 Juri Satu Rekaan | finished | {marks}" in lines
    assert f"nilai akhir | tempat 1 | {first.code} | nilai 90 | penentu - | TOP 3" in lines
    assert f"tahap 2 | tempat 7 | {judged[6].code} | nilai 60 | penentu - | -" in lines
    assert text.endswith("\n")
    assert lines.count("") == 11


def test_the_text_is_the_same_for_the_same_rows_and_another_for_others(edition, setda, judged):
    text = canonical_text(edition, version=1)
    assert canonical_text(edition, version=1) == text
    assert canonical_text(edition, version=2) != text

    judged[0].title = "INOVASI A | lolos\ntahap 1"
    judged[0].save()
    changed = canonical_text(edition, version=1)
    assert changed != text
    assert "INOVASI A \\| lolos\\ntahap 1" in changed
    assert len(changed.splitlines()) == len(text.splitlines())


def test_sealing_happens_once(edition, setda, judged):
    sealed(edition, setda)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        sealed(edition, setda)
    assert Award.objects.count() == 7
    assert Sealing.objects.count() == 1


def refused(edition, setda) -> str:
    with pytest.raises(ValidationError) as refusal:
        sealed(edition, setda)
    assert not Sealing.objects.exists()
    assert not Award.objects.exists()
    return " ".join(refusal.value.messages)


def test_sealing_waits_for_every_stage(edition, setda, judged):
    edition.stages.filter(position=2).update(state="open")
    assert "Tahap 2: Presentasi dan wawancara belum ditutup" in refused(edition, setda)


def test_sealing_waits_for_the_panel(edition, setda, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 80, 80])
    assert "Tempat 3 dipegang 2 inovasi dan melewati batas" in refused(edition, setda)


def test_a_shared_first_place_is_no_obstacle(edition, setda, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 90, 80])
    sealed(edition, setda)
    assert list(Award.objects.order_by("place", "pk").values_list("place", flat=True)) == [1, 1, 3]


def test_sealing_waits_for_every_entry(edition, setda, judged, dinkes):
    late = [factories.make_submission(edition, dinkes, title=f"TERLAMBAT {number}") for number in range(7)]
    factories.admit_late(edition.stages.get(position=2), *late)
    assert "“TERLAMBAT 4”, dan 2 lainnya" in refused(edition, setda)


def test_sealing_waits_for_an_answer_to_look_again(edition, setda, judged):
    card = Scorecard.objects.filter(stage__position=2, submission=judged[0]).order_by("pk").first()
    Reconsideration.objects.create(scorecard=card, reason="Jauh.", before={}, asked_by=setda, asked_at=NOW)
    assert "1 permintaan tinjau ulang belum dijawab juri: INOVASI A." in refused(edition, setda)


def test_nothing_is_sealed_without_a_ranking(edition, setda):
    edition.stages.update(state="closed")
    assert "Belum ada peringkat" in refused(edition, setda)


def test_sealing_is_refused_and_names_the_entries_when_the_computations_differ(edition, setda, judged, monkeypatch):
    real = sealing.differences

    def other(competition):
        found = real(competition)
        assert found == []
        from judging.ranking.verification import Difference, viewed_outcomes

        outcome = viewed_outcomes(competition, 0)[judged[0].pk]
        return [Difference(0, judged[0].pk, "INOVASI A", outcome, None)]

    monkeypatch.setattr(sealing, "differences", other)
    text = refused(edition, setda)
    assert "Dua cara menghitung tidak sama" in text
    assert "“INOVASI A” pada nilai akhir: tempat 1 menurut peringkat, tanpa tempat menurut hitungan kedua." in text


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_only_setda_seals_and_unseals(request, edition, setda, judged, actor):
    someone = request.getfixturevalue(actor)
    with pytest.raises(PermissionDenied):
        sealed(edition, someone)
    sealed(edition, setda)
    for step in (
        lambda: request_unsealing(competition=edition, reason="A.", by=someone, now=NOW),
        lambda: cancel_unsealing(competition=edition, by=someone),
        lambda: confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=someone, now=NOW),
        lambda: set_decree(competition=edition, number="1", on=None, by=someone),
    ):
        with pytest.raises(PermissionDenied):
            step()


def test_an_archived_edition_is_not_sealed(edition, setda, judged):
    Competition.objects.filter(pk=edition.pk).update(status="archived")
    assert "diarsipkan" in refused(edition, setda)


def test_sealing_changes_nothing_that_is_public(edition, setda, judged, client, monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    before = [seen(client, page) for page in ("/", "/pemenang/", "/aturan-penilaian/")]
    sealed(edition, setda)
    after = [seen(client, page) for page in ("/", "/pemenang/", "/aturan-penilaian/")]
    assert after == before


def test_a_sealed_entry_cannot_be_withdrawn(edition, setda, judged):
    sealed(edition, setda)
    with pytest.raises(ValidationError):
        decisions.withdraw(submission=judged[0], by=setda, now=NOW, reason="Alasan rekaan.")


def test_the_decree_is_kept_as_typed(edition, setda, judged):
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        set_decree(competition=edition, number="1", on=None, by=setda)
    sealed(edition, setda)
    assert (
        set_decree(competition=edition, number=" 400.14/99/2026 ", on=None, by=setda).decree_number == "400.14/99/2026"
    )


def test_unsealing_takes_two_admins(edition, setda, colleague, judged):
    sealed(edition, setda)
    with pytest.raises(ValidationError, match="Belum ada permintaan"):
        confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=colleague, now=NOW)
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        request_unsealing(competition=edition, reason="  ", by=setda, now=NOW)
    request_unsealing(competition=edition, reason="Salah ketik.", by=setda, now=NOW)
    with pytest.raises(ValidationError, match="admin lain"):
        confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=setda, now=NOW)
    assert Award.objects.count() == 7

    opened = confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=colleague, now=NOW)

    assert (opened.unsealed_by, opened.unseal_requested_by, opened.unseal_reason) == (colleague, setda, "Salah ketik.")
    assert not Award.objects.exists()
    assert mark_line_of(edition) == "Hasil belum ditetapkan"


def test_another_request_than_the_one_that_was_read_is_not_confirmed(edition, setda, colleague, judged):
    sealed(edition, setda)
    request_unsealing(competition=edition, reason="Salah ketik.", by=setda, now=NOW)
    cancel_unsealing(competition=edition, by=setda)
    request_unsealing(competition=edition, reason="Alasan lain.", by=setda, now=NOW + timedelta(minutes=1))

    with pytest.raises(ValidationError, match="berubah sesudah halaman dibuka"):
        confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=colleague, now=NOW)


def test_a_request_takes_back_a_publication_that_has_not_come_yet(edition, setda, judged):
    sealed(edition, setda)
    publish(competition=edition, at=NOW + timedelta(hours=1), by=setda, now=NOW)

    request_unsealing(competition=edition, reason="Salah ketik.", by=setda, now=NOW)

    edition.refresh_from_db()
    assert edition.published_at is None


def test_a_request_to_look_again_that_ended_does_not_forbid_sealing(edition, setda, judged):
    card = Scorecard.objects.filter(stage__competition=edition, state="finished").first()
    asked = Reconsideration.objects.create(
        scorecard=card, reason="Selisih besar.", before={}, asked_by=setda, asked_at=NOW
    )
    assert "1 permintaan tinjau ulang belum dijawab juri" in outlook_of(edition, user=setda).problems[0]

    Reconsideration.objects.filter(pk=asked.pk).update(ended_at=NOW, ended_reason="Tahap ditutup.")
    assert outlook_of(edition, user=setda).problems == []


def test_a_request_can_be_taken_back(edition, setda, colleague, judged):
    sealed(edition, setda)
    request_unsealing(competition=edition, reason="Salah ketik.", by=setda, now=NOW)
    cancel_unsealing(competition=edition, by=colleague)
    with pytest.raises(ValidationError, match="Belum ada permintaan"):
        confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=colleague, now=NOW)


def test_the_next_seal_is_another_version(edition, setda, colleague, judged):
    first = sealed(edition, setda)
    unsealed(edition, setda, colleague)
    decisions.withdraw(submission=judged[0], by=setda, now=NOW, reason="Alasan rekaan.")

    second = sealed(edition, setda)

    assert (second.version, second.sha256 != first.sha256) == (2, True)
    assert Award.objects.order_by("place").first().title == "INOVASI B"
    assert list(Sealing.objects.newest_first().values_list("version", flat=True)) == [2, 1]
    assert mark_line_of(edition).startswith("Penetapan versi 2 · ")


def test_unsealing_takes_the_publication_back(edition, setda, colleague, judged):
    sealed(edition, setda)
    publish(competition=edition, at=None, by=setda, now=NOW)
    unsealed(edition, setda, colleague)

    edition.refresh_from_db()
    assert edition.published_at is None
    last = edition.publications.order_by("-pk").first()
    assert (last.action, last.reason, last.by) == ("withdrawn", "Salah ketik.", colleague)


def test_the_seal_of_an_archived_edition_stays(edition, setda, judged):
    sealed(edition, setda)
    Competition.objects.filter(pk=edition.pk).update(status="archived")
    with pytest.raises(ValidationError, match="diarsipkan"):
        request_unsealing(competition=edition, reason="A.", by=setda, now=NOW)
