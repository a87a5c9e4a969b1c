"""Inviting judges by list: all of them or nobody, each line answered for, and the state of each on the stage page."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from judging.panel.inviting import Invitee, read_lines
from kipp.accounts.models import Mail, Role, User
from tests import factories
from tests.factories import NOW
from tests.judging.panel.test_panel import text

ARGS = ["2026", 1]
URL = reverse("judging:panel-invite", args=ARGS)
STAGE = reverse("judging:stage-detail", args=ARGS)
LINES = (
    "Dr. Siti Rekaan, M.Si., siti@example.id, Universitas Rekaan\nBudi Rekaan\tBUDI@example.id\n\nAni <ani@example.id>"
)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


def again(judge):
    return reverse("judging:panel-invite-again", args=[*ARGS, judge.pk])


def seats(stage):
    return [seat.judge.email for seat in stage.panel.select_related("judge").order_by("position")]


def mailed():
    """To whom an invitation waits in the outbox."""
    return list(Mail.objects.filter(topic="undangan").order_by("pk").values_list("recipient", flat=True))


def make_waiting(email="tunggu@example.id"):
    judge = factories.make_user(Role.JUDGE, email=email, full_name="Juri Menunggu")
    judge.set_unusable_password()
    judge.save()
    return judge


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Budi, budi@example.id", Invitee(1, "Budi", "budi@example.id")),
        ("Dr. Siti, M.Si., siti@example.id", Invitee(1, "Dr. Siti, M.Si.", "siti@example.id")),
        ("Ani <Ani@Example.id>", Invitee(1, "Ani", "ani@example.id")),
        ("Ani;ani@example.id;UMK, Kudus", Invitee(1, "Ani", "ani@example.id", "UMK, Kudus")),
        ("Ani\tani@example.id\tUMK", Invitee(1, "Ani", "ani@example.id", "UMK")),
    ],
)
def test_lines_are_read_as_people_write_them(line, person):
    assert read_lines(line) == [person]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Budi", "surel tidak ditemukan"),
        ("Budi, budi@", "surel “budi@” tidak benar"),
        ("budi@example.id", "nama belum diisi"),
        ("B" * 121 + ", b@example.id", "paling panjang 120 huruf"),
    ],
)
def test_lines_that_cannot_be_read_are_told_with_their_number(line, message):
    with pytest.raises(ValidationError, match=f"Baris 3: .*{message}"):
        read_lines(f"Ani, ani@example.id\n\n{line}")


def test_same_address_twice_and_too_many_are_refused():
    with pytest.raises(ValidationError, match="Baris 2: surel ini sudah ada pada baris 1"):
        read_lines("Ani, ani@example.id\nAnita, ANI@example.id")
    with pytest.raises(ValidationError, match="paling banyak 24"):
        read_lines("\n".join(f"Juri {n}, j{n}@example.id" for n in range(25)))


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "pengamat"])
def test_only_setda_invites(request, login, stage, juri, actor):
    factories.seat(stage, *juri)
    client = login(request.getfixturevalue(actor))
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"lines": LINES}).status_code == 403
    assert client.post(again(juri[0])).status_code == 403
    assert not User.objects.filter(email="siti@example.id").exists()


def test_addresses_that_do_not_exist(admin, client, stage, juri):
    assert admin.get(URL.replace("2026", "2031")).status_code == 404
    assert admin.post(again(juri[0])).status_code == 404
    assert admin.get(again(juri[0])).status_code == 405
    client.logout()
    assert client.get(URL).url == f"/masuk/?next={URL}"


def test_everybody_is_invited_seated_and_mailed(admin, stage):
    assert "siti@example.id" in text(admin.get(URL))  # the example
    response = admin.post(URL, {"lines": LINES}, follow=True)
    assert "3 juri masuk panel, 3 akun dibuat, 3 undangan dikirim." in text(response)
    assert seats(stage) == ["siti@example.id", "budi@example.id", "ani@example.id"]
    siti = User.objects.get(email="siti@example.id")
    assert (siti.full_name, siti.affiliation, siti.role) == ("Dr. Siti Rekaan, M.Si.", "Universitas Rekaan", "judge")
    assert siti.is_waiting
    assert "belum membuka undangan" in text(response)
    assert mailed() == seats(stage)
    response = admin.post(URL, {"lines": LINES}, follow=True)  # a second click
    assert "Semua sudah ada di panel" in text(response)
    assert len(seats(stage)) == len(mailed()) == 3


def test_known_judge_is_only_seated(admin, stage, juri):
    response = admin.post(URL, {"lines": "Siapa Saja, JURI1@example.id"}, follow=True)
    assert "1 juri masuk panel, 0 akun dibuat, 0 undangan dikirim." in text(response)
    juri[0].refresh_from_db()
    assert juri[0].full_name == "Juri Satu Rekaan"
    assert mailed() == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("Operator, dinkes@example.id", "Baris 2: dinkes@example.id sudah dipakai akun Operator."),
        ("Mati, mati@example.id", "Baris 2: akun Juri Nonaktif nonaktif."),
        ("Budi, budi@", "Baris 2: surel “budi@” tidak benar."),
        ("", None),
    ],
)
def test_one_wrong_line_invites_nobody_and_keeps_the_list(admin, stage, operator_dinkes, wrong, message):
    factories.make_user(Role.JUDGE, email="mati@example.id", full_name="Juri Nonaktif", is_active=False)
    lines = f"Ani, ani@example.id\n{wrong}" if wrong else ""
    response = admin.post(URL, {"lines": lines})
    assert response.status_code == 422
    assert (message or "Tulis paling sedikit satu juri.") in text(response)
    assert ("Ani, ani@example.id" in text(response)) is bool(wrong)
    assert not User.objects.filter(email="ani@example.id").exists()
    assert seats(stage) == []
    assert mailed() == []


def test_closed_stage_takes_nobody(admin, stage):
    factories.close_stage(factories.open_stage(stage))
    assert "sudah ditutup" in text(admin.get(URL))
    assert "sudah ditutup" in text(admin.post(URL, {"lines": LINES}))
    assert seats(stage) == []


def test_invitation_is_sent_again_to_those_who_wait(admin, stage, juri):
    waiting = make_waiting()
    factories.seat(stage, waiting, juri[0])
    page = admin.get(STAGE).content.decode()
    assert again(waiting) in page
    assert again(juri[0]) not in page
    response = admin.post(again(waiting), follow=True)
    assert "Undangan dikirim lagi ke tunggu@example.id." in text(response)
    assert mailed() == ["tunggu@example.id"]
    assert "tidak memerlukan undangan" in text(admin.post(again(juri[0]), follow=True))


def test_state_of_each_judge_is_shown(admin, stage, juri):
    juri[0].last_login = NOW
    juri[0].save()
    juri[2].is_active = False
    juri[2].save()
    factories.seat(stage, make_waiting(), *juri)
    page = text(admin.get(STAGE))
    assert "Juri Menunggu belum membuka undangan" in page
    assert "Juri Satu Rekaan Terakhir masuk 1 November 2026 pukul 10.00 WIB" in page
    assert "Juri Dua Rekaan belum pernah masuk" in page
    assert "Juri Tiga Rekaan akun nonaktif" in page
