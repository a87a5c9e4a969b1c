"""Who may open a sheet, and what no judge ever sees of an entry or of the others."""

from datetime import timedelta

import pytest

from judging.models import Score, Scorecard
from tests import factories
from tests.factories import NOW
from tests.judging.scorecard.sheets import FULL, LIST, autosave


@pytest.mark.parametrize("actor", ["setda", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_judges_open_these_pages(request, login, url, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(LIST).status_code == 403
    assert client.get(url).status_code == 403
    assert client.post(url, FULL).status_code == 403
    assert not Score.objects.exists()


def test_strangers_are_sent_to_the_login(client, url):
    for address in (LIST, url):
        response = client.get(address)
        assert (response.status_code, response.url) == (302, f"/masuk/?next={address}")


def test_sheet_of_another_judge_does_not_exist(login, url, juri):
    Scorecard.objects.filter(judge=juri[2]).delete()
    stranger = login(juri[2])
    for response in (stranger.get(url), stranger.post(url, FULL), stranger.get(url.replace("KIPP", "KAPP"))):
        assert response.status_code == 404
    assert not Score.objects.exists()


def test_sheet_does_not_exist_before_the_stage_opens(judge, url, stage):
    stage.state = "planned"
    stage.save()
    assert judge.get(url).status_code == 404
    assert judge.post(url, FULL).status_code == 404


def test_sheet_of_a_withdrawn_entry_does_not_exist(judge, url, entry):
    entry.state, entry.reason = "withdrawn", "Ditarik."
    entry.save()
    assert judge.get(url).status_code == 404


def test_judges_see_neither_nip_nor_phone_nor_names_of_innovators(judge, url, entry):
    entry.innovators.update(name="KENARI NAMA", nip="198001012005011001", phone="081234567890")
    page = judge.get(url).content.decode()
    for secret in ("KENARI NAMA", "19800101", "0812345"):
        assert secret not in page


def test_nothing_of_other_judges_reaches_a_judge(judge, url, opened, entry, juri):
    """Values, notes, totals, counts and times of the others are canaries; no answer of any kind holds one."""
    marks = ["13.37", "17.71", "19.91", "23.32", "29.92", "31.13", "37.73"]
    written_at = NOW + timedelta(hours=7, minutes=13, seconds=37)
    factories.fill_card(opened, entry, juri[1], marks, saved_at=written_at)
    Score.objects.filter(scorecard__judge=juri[1])
    factories.fill_card(opened, entry, juri[2], marks, finish=False, saved_at=written_at)
    Score.objects.filter(scorecard__judge=juri[2]).update(note="KENARI CATATAN")
    canaries = [mark.replace(".", separator) for mark in marks for separator in ",."]
    canaries += ["KENARI", "17.13.37", "24,09", "Juri Dua", "Juri Tiga", "lembar selesai"]
    responses = [
        judge.get(LIST),
        judge.get(LIST, {"sort": "value", "judge": juri[1].pk}),
        judge.get(url),
        judge.get(url, {"kriteria": 3}),
        autosave(judge, url, 1, **{"value-1": "50"}),
        autosave(judge, url, 1, **{"value-1": "55"}),
        autosave(judge, url, 2, **{"value-1": "187"}),
        judge.post(url, {"version": 1, "value-1": "56"}),
        judge.post(url, {"version": 2, "value-1": "x"}),
        judge.post(url, {"version": 2, **FULL, "action": "finish"}, follow=True),
        judge.post(url, {"action": "reopen"}, follow=True),
    ]
    factories.close_stage(opened)
    responses += [judge.get(LIST), judge.get(url), judge.post(url, {"version": 9, "value-1": "57"})]
    assert [response.status_code for response in responses] == [200] * 5 + [409, 422, 409, 422, 200, 200, 200, 200, 409]
    for response in responses:
        page = response.content.decode() + str(response.headers)
        assert [canary for canary in canaries if canary in page] == []
