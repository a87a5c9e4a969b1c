"""Issuing certificates: when, with which texts and numbers, what stays, and who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import Certificate
from judging.results.certificates import issuing
from judging.results.sealing.seals import seal, set_decree
from tests import factories
from tests.judging.results.certificates.conftest import NOW, address, design, issue
from tests.judging.results.conftest import judge_edition


def test_nothing_is_issued_before_the_result_is_sealed(login, setda, edition, judged):
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        issue(edition, setda)
    client = login(setda)
    assert "Piagam belum dapat diterbitkan." in client.get(address("list", edition)).text
    answer = client.post(address("list", edition), follow=True).text
    assert "Tetapkan hasil lebih dahulu." in answer
    assert not Certificate.objects.exists()


def test_each_winner_gets_one_with_the_sealed_names(issued, sealed):
    assert [(each.place, each.title, each.tier) for each in issued][:4] == [
        (1, "INOVASI A", "TOP 3, tempat pertama"),
        (2, "INOVASI B", "TOP 3, tempat kedua"),
        (3, "INOVASI C", "TOP 3, tempat ketiga"),
        (4, "INOVASI D", "TOP 6, tempat keempat"),
    ]
    assert len(issued) == 6
    assert {each.seal for each in issued} == {str(sealed)}
    assert {each.number for each in issued} == {""}
    assert issued[1].recipient == "UPTD Puskesmas Kaliwungu"
    assert len({each.code for each in issued}) == 6


def test_issuing_again_changes_nothing(issued, edition, setda):
    codes = [each.code for each in issued]
    assert issue(edition, setda) == issuing.Issue(made=0, kept=6, revoked=0)
    assert [each.code for each in edition.certificates.valid().in_order()] == codes
    assert Certificate.objects.count() == 6


def test_what_is_missing_is_made_anew_the_rest_keeps_its_code(issued, edition, setda):
    Certificate.objects.filter(pk=issued[2].pk).update(revoked_at=NOW)
    state = issuing.state_of(edition)
    assert (state.missing, state.stale) == (1, 0)
    assert issue(edition, setda) == issuing.Issue(made=1, kept=5, revoked=0)
    now = list(edition.certificates.valid().in_order())
    assert [one.code == other.code for one, other in zip(issued, now, strict=True)] == [True] * 2 + [False] + [True] * 3


def test_what_says_otherwise_than_the_seal_is_withdrawn_and_made_anew(issued, edition, setda):
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table judging_certificate disable trigger user")
        cursor.execute("update judging_certificate set people = 'Nama Lama' where id = %s", [issued[2].pk])
        cursor.execute("alter table judging_certificate enable trigger user")
    state = issuing.state_of(edition)
    assert (state.missing, state.stale) == (1, 1)
    assert issue(edition, setda) == issuing.Issue(made=1, kept=5, revoked=1)
    now = list(edition.certificates.valid().in_order())
    assert now[2].people == "Inovator Rekaan, S.Kep."
    assert Certificate.objects.get(pk=issued[2].pk).revoked_at == NOW


def test_what_was_not_announced_is_not_issued(login, setda, edition, sealed):
    client = login(setda)
    announced = {"listed": issuing.state_of(edition).listed}
    set_decree(competition=edition, number="100.3/77/2026", on=None, by=setda)
    answer = client.post(address("list", edition), announced, follow=True).text
    assert "Daftar piagam berubah sesudah halaman ini dibuka" in answer
    assert not Certificate.objects.exists()
    assert f'name="listed" value="{issuing.state_of(edition).listed}"' in answer


def test_numbers_run_on_with_their_leading_zeros(edition, setda, sealed):
    design(edition, setda, number_pattern="000.9.3/{urut}/2026", first_number="0098")
    issue(edition, setda)
    numbers = [each.number for each in edition.certificates.valid().in_order()]
    assert numbers[:3] == ["000.9.3/0098/2026", "000.9.3/0099/2026", "000.9.3/0100/2026"]


def test_the_number_of_the_decree_is_printed_as_typed_and_makes_them_anew(issued, edition, setda):
    set_decree(competition=edition, number="100.3/77/2026", on=None, by=setda)
    assert issue(edition, setda) == issuing.Issue(made=6, kept=0, revoked=6)
    assert edition.certificates.valid().first().decree == "Keputusan Bupati Kudus Nomor 100.3/77/2026"


def test_participants_get_one_only_when_asked_for(issued, edition, setda):
    design(edition, setda, for_participants=True)
    assert issue(edition, setda) == issuing.Issue(made=1, kept=6, revoked=0)
    (participant,) = edition.certificates.valid().filter(kind="participant")
    assert (participant.title, participant.tier, participant.place) == ("INOVASI G", "Peserta", None)
    design(edition, setda, for_participants=False)
    assert issue(edition, setda) == issuing.Issue(made=0, kept=6, revoked=1)


@pytest.mark.parametrize(
    "attack",
    [
        "update judging_certificate set place = 1 where place = 2",
        "update judging_certificate set title = 'x'",
        "update judging_certificate set code = 'AAAABBBBCCCC' where place = 1",
        "update judging_certificate set recipient = 'x'",
        "delete from judging_certificate",
    ],
)
def test_the_database_refuses_to_change_what_was_issued(issued, attack):
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert list(Certificate.objects.valid().in_order().values_list("title", "code")) == [
        (each.title, each.code) for each in issued
    ]


@pytest.mark.parametrize("page", ["list", "design", "preview", "print"])
@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_other_roles_are_refused(request, login, edition, issued, page, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(address(page, edition)).status_code == 403
    assert client.post(address(page, edition)).status_code in (403, 405)
    with pytest.raises(PermissionDenied):
        issue(edition, request.getfixturevalue(actor))


@pytest.mark.parametrize("page", ["list", "design", "preview", "print"])
def test_strangers_are_sent_to_the_login(client, edition, page):
    assert client.get(address(page, edition))["Location"].startswith(reverse("account_login"))


def test_setda_issues_what_the_page_announces(login, setda, edition, sealed):
    client = login(setda)
    asked = client.get(address("list", edition)).text
    assert "6 piagam akan diterbitkan" in asked
    assert not Certificate.objects.exists()
    listed = {"listed": issuing.state_of(edition).listed}
    done = client.post(address("list", edition), listed, follow=True)
    assert "6 piagam diterbitkan." in done.text
    assert "Semua piagam sudah diterbitkan" in done.text
    for each in Certificate.objects.all():
        assert each.spoken_code in done.text


def test_as_many_questions_for_one_as_for_three(login, setda, juri, dinkes):
    client, counts = login(setda), []
    for year, marks in ((2027, [90]), (2028, [90, 80, 70])):
        other = factories.make_edition(by=setda, year=year)
        judge_edition(other, juri, [dinkes], marks)
        seal(competition=other, by=setda, now=NOW)
        issue(other, setda)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address("list", other)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
