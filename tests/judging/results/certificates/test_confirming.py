"""Confirming a certificate: what the public page says and hides, and who opens the file."""

import pytest
from django.urls import reverse

from judging.models import Certificate
from judging.results.certificates import drawing, issuing
from judging.results.certificates.designing import design_of
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import confirm_unsealing, request_unsealing, seal
from kipp.accounts.models import Role
from tests import factories
from tests.judging.results.certificates.conftest import LATER, NOW, check, issue
from tests.judging.results.conftest import judge_edition
from tests.reading_pdf import text_of

# The public page


def test_a_genuine_one_is_confirmed_with_what_is_printed_on_it_alone(client, published, edition):
    answer = check(client, published[0].spoken_code.lower())
    assert answer.status_code == 200
    for shown in ("Piagam ini asli", "Dinas Kesehatan", "INOVASI A", "TOP 3, tempat pertama", "2026"):
        assert shown in answer.text
    for hidden in ("90,00", "INOVASI B", published[0].submission.code, "Operator", "Juri", "setda@example.id"):
        assert hidden not in answer.text


def test_one_that_is_not_public_yet_answers_exactly_like_one_that_does_not_exist(client, issued):
    unpublished, unknown = check(client, issued[0].code), check(client, "ZZZZZZZZZZZZ")
    assert unpublished.status_code == unknown.status_code == 404
    assert unpublished.content == unknown.content
    assert sorted(unpublished.headers.items()) == sorted(unknown.headers.items())
    assert "Piagam tidak ditemukan" in unknown.text


def test_it_becomes_public_at_the_minute_and_not_before(client, issued, edition, setda, monkeypatch):
    publish(competition=edition, at=LATER, by=setda, now=NOW)
    assert check(client, issued[0].code).status_code == 404
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)
    assert check(client, issued[0].code).status_code == 200


def test_a_withdrawn_one_says_so_and_no_more(client, published, edition, setda):
    listed = issuing.state_of(edition).listed
    issuing.withdraw_certificates(competition=edition, listed=listed, by=setda, now=NOW)
    answer = check(client, published[0].code)
    assert "Piagam ini tidak berlaku lagi" in answer.text
    assert "INOVASI A" not in answer.text


def test_taking_the_seal_off_ends_what_was_issued(client, published, edition, setda):
    request_unsealing(competition=edition, reason="Salah.", by=setda, now=NOW)
    confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=factories.make_user(Role.ADMIN), now=NOW)
    assert not Certificate.objects.valid().exists()
    assert check(client, published[0].code).status_code == 404
    seal(competition=edition, by=setda, now=NOW)
    publish(competition=edition, at=None, by=setda, now=NOW)
    assert "tidak berlaku lagi" in check(client, published[0].code).text


def test_those_of_a_rehearsal_are_never_confirmed(client, setda, juri, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    judge_edition(rehearsal, juri, [dinkes], [90, 80])
    seal(competition=rehearsal, by=setda, now=NOW)
    issue(rehearsal, setda)
    certificate = rehearsal.certificates.in_order().first()
    assert check(client, certificate.code).status_code == 404
    content = drawing.certificates_pdf(design_of(rehearsal), [certificate])
    assert "Gladi, bukan piagam" in text_of(content)


def test_the_code_can_be_typed(client, published):
    page = reverse("results:certificate-find")
    assert client.get(page).status_code == 200
    found = client.get(page, {"kode": f" {published[0].spoken_code.lower()} "})
    assert found["Location"] == reverse("results:certificate-check", args=[published[0].code])
    wrong = client.get(page, {"kode": "7K3F-92"})
    assert wrong.status_code == 422
    assert "dua belas huruf dan angka. Periksa lagi." in wrong.text
    assert 'value="7K3F-92"' in wrong.text


# Who opens one


def opened(client, certificate):
    return client.get(reverse("results:certificate-open", args=[certificate.code]))


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes"])
def test_an_organization_opens_its_own_once_it_is_public(request, login, issued, edition, setda, actor):
    client = login(request.getfixturevalue(actor))
    own, of_unit = issued[0], issued[1]
    assert opened(client, own).status_code == 404
    publish(competition=edition, at=None, by=setda, now=NOW)
    answer = opened(client, own)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "INOVASI A" in text_of(answer.content)
    assert opened(client, of_unit).status_code == 404


def test_nobody_else_does(request, client, login, published, operator_disdikpora, juri_satu, pengamat):
    assert opened(client, published[0])["Location"].startswith(reverse("account_login"))
    assert opened(login(operator_disdikpora), published[0]).status_code == 404
    for user in (juri_satu, pengamat):
        assert opened(login(user), published[0]).status_code == 403
