"""Assigning by hand and by draw: what is written stays, conflicts hold, and nobody overwrites a colleague."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from judging.assignment.assigning import admit_eligible, assign_all, missing_sheets, seat_judges
from judging.assignment.draws import apply_draw, draw_assignment, proposal_of
from judging.assignment.table import CellState, StaleAssignmentError, save_assignment, table_of
from judging.models import Conflict, Scorecard
from judging.panel.progress import progress_of
from judging.stages import open_stage, problems_before_open
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW


@pytest.fixture
def stage(stage, juri):
    """Two judges an entry, three on the panel."""
    stage.cards_per_entry = 2
    stage.save()
    factories.seat(stage, *juri)
    return stage


@pytest.fixture
def entries(edition, dinkes, puskesmas, disdikpora):
    titles = [("AYO REKAAN", dinkes), ("BISA REKAAN", puskesmas), ("CEPAT REKAAN", disdikpora)]
    return [factories.make_submission(edition, owner, title=title) for title, owner in titles]


def bar(entry, judge, by):
    return Conflict.objects.create(
        submission=entry, judge=judge, reason="family", source="admin", recorded_by=by, recorded_at=NOW
    )


def assigned(stage):
    return set(stage.scorecards.in_contest().values_list("submission_id", "judge_id"))


def save(stage, wanted, entries, by, version=None):
    table = table_of(stage)
    rows = [entry for entry in table.entries if entry in entries]
    pairs = {(entry.pk, judge.pk) for entry, judge in wanted}
    return save_assignment(
        stage=stage, wanted=pairs, entries={each.pk for each in entries}, version=version or table.version(rows), by=by
    )


# By hand


def test_table_is_saved_before_the_stage_opens_and_judges_see_nothing_yet(stage, juri, setda, entries):
    wanted = [(entries[0], juri[0]), (entries[0], juri[1]), (entries[1], juri[2])]
    assert save(stage, wanted, entries, setda) == (3, 0)
    assert assigned(stage) == {(entry.pk, judge.pk) for entry, judge in wanted}
    assert not Scorecard.objects.visible_to(juri[0]).exists()
    assert save(stage, wanted[1:], entries, setda) == (0, 1)
    assert save(stage, wanted[1:], entries, setda) == (0, 0)


def test_only_the_rows_that_were_sent_change(stage, juri, setda, entries):
    save(stage, [(entries[0], juri[0]), (entries[1], juri[0])], entries, setda)
    assert save(stage, [], entries[:1], setda) == (0, 1)
    assert assigned(stage) == {(entries[1].pk, juri[0].pk)}


def test_written_sheet_is_never_taken_away(stage, juri, setda, entries):
    save(stage, [(entries[0], juri[0]), (entries[0], juri[1])], entries, setda)
    factories.open_stage(stage)
    factories.fill_card(stage, entries[0], juri[0], [None] * 6 + [70], finish=False)
    assert table_of(stage).cells[entries[0].pk, juri[0].pk] is CellState.WRITTEN
    assert save(stage, [], entries, setda) == (0, 1)
    assert assigned(stage) == {(entries[0].pk, juri[0].pk)}


def test_conflict_cannot_be_assigned(stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    with pytest.raises(ValidationError, match="Juri Satu Rekaan memiliki benturan kepentingan dengan AYO REKAAN"):
        save(stage, [(entries[0], juri[0]), (entries[0], juri[1])], entries, setda)
    assert assigned(stage) == set()


def test_second_tab_hears_of_the_first_and_a_second_click_does_no_harm(stage, juri, setda, entries):
    seen = table_of(stage).version(table_of(stage).entries)
    wanted = [(entries[0], juri[0])]
    assert save(stage, wanted, entries, setda, version=seen) == (1, 0)
    assert save(stage, wanted, entries, setda, version=seen) == (0, 0)
    with pytest.raises(StaleAssignmentError):
        save(stage, [(entries[0], juri[1])], entries, setda, version=seen)
    assert assigned(stage) == {(entries[0].pk, juri[0].pk)}


def test_judge_of_another_panel_is_refused(stage, setda, entries):
    stranger = factories.make_user(Role.JUDGE)
    with pytest.raises(ValidationError, match="bukan juri panel"):
        save(stage, [(entries[0], stranger)], entries, setda)


def test_closed_stage_and_all_to_all_refuse(stage, juri, setda, entries):
    stage.cards_per_entry = None
    stage.save()
    with pytest.raises(ValidationError, match="setiap juri menilai semua proposal"):
        save(stage, [(entries[0], juri[0])], entries, setda)
    with pytest.raises(ValidationError, match="setiap juri menilai semua proposal"):
        draw_assignment(stage=stage, by=setda, now=NOW)
    stage.cards_per_entry = 2
    factories.close_stage(factories.open_stage(stage))
    for change in (
        lambda: save(stage, [(entries[0], juri[0])], entries, setda),
        lambda: draw_assignment(stage=stage, by=setda, now=NOW),
    ):
        with pytest.raises(ValidationError, match="sudah ditutup"):
            change()


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "pengamat"])
def test_only_setda_assigns(stage, juri, entries, request, setda, actor):
    by = request.getfixturevalue(actor)
    draw = factories.make_draw(stage, by=setda, cards=2)
    for change in (
        lambda: save(stage, [(entries[0], juri[0])], entries, by),
        lambda: draw_assignment(stage=stage, by=by, now=NOW),
        lambda: apply_draw(draw=draw, digest="", by=by, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert assigned(stage) == set()


# Nothing is handed out behind Setda's back


def test_stage_with_some_judges_hands_out_nothing_by_itself(stage, juri, setda, entries):
    admit_eligible(stage=stage, by=setda)
    assert missing_sheets(stage) == []
    assert assign_all(stage=stage, by=setda) == 0
    save(stage, [(entry, judge) for entry in entries for judge in juri[:2]], entries, setda)
    factories.open_stage(stage)
    seat_judges(stage=stage, judges=[factories.make_user(Role.JUDGE)], by=setda)
    late = factories.make_submission(stage.competition, entries[0].organization)
    admit_eligible(stage=stage, by=setda)
    assert len(assigned(stage)) == 6
    assert progress_of(stage).missing == 2
    save(stage, [(late, juri[0])], [late], setda)
    assert progress_of(stage).missing == 1


def test_opening_asks_for_enough_judges_of_every_entry(stage, juri, setda, entries):
    after = CLOSES.replace(year=2027)
    stage.least_cards = 2
    stage.save()
    assert "3 proposal mendapat kurang dari 2 juri: AYO REKAAN (0)" in " ".join(
        problems_before_open(stage=stage, now=after)
    )
    save(stage, [(entry, judge) for entry in entries for judge in juri[:2]][:-1], entries, setda)
    assert problems_before_open(stage=stage, now=after) == [
        "Penugasan belum lengkap: 1 proposal mendapat kurang dari 2 juri: CEPAT REKAAN (1)."
    ]
    save(stage, [(entry, judge) for entry in entries for judge in juri[:2]], entries, setda)
    open_stage(stage=stage, by=setda, now=after)
    assert len(assigned(stage)) == 6


def test_all_to_all_recuses_over_conflicts(stage, juri, setda, entries):
    stage.cards_per_entry = None
    stage.save()
    bar(entries[0], juri[0], setda)
    admit_eligible(stage=stage, by=setda)
    assert assign_all(stage=stage, by=setda) == 9
    assert stage.scorecards.get(submission=entries[0], judge=juri[0]).state == "recused"
    factories.open_stage(stage)
    assert progress_of(stage).missing == 0


# By draw


def test_draw_is_proposed_then_applied_and_can_be_repeated(stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    draw = draw_assignment(stage=stage, by=setda, now=NOW)
    assert assigned(stage) == set()
    proposal = proposal_of(draw)
    assert proposal.problem == ""
    assert proposal_of(draw).digest == proposal.digest
    assert (entries[0].pk, juri[0].pk) not in proposal.design.pairs
    assert apply_draw(draw=draw, digest=proposal.digest, by=setda, now=NOW) == (6, 0)
    assert assigned(stage) == set(proposal.design.pairs)
    assert apply_draw(draw=draw, digest=proposal.digest, by=setda, now=CLOSES) == (0, 0)
    draw.refresh_from_db()
    assert (draw.applied_at, draw.applied_by) == (NOW, setda)


def test_draw_keeps_written_sheets_and_takes_empty_ones_away(stage, juri, setda, entries):
    save(stage, [(entry, judge) for entry in entries for judge in juri], entries, setda)
    factories.open_stage(stage)
    for entry in entries[:2]:
        factories.fill_card(stage, entry, juri[2], [60] * 7)
    draw = draw_assignment(stage=stage, by=setda, now=NOW)
    proposal = proposal_of(draw)
    assert apply_draw(draw=draw, digest=proposal.digest, by=setda, now=NOW) == (0, 3)
    assert {(entry.pk, juri[2].pk) for entry in entries[:2]} <= assigned(stage)
    assert Scorecard.objects.filter(state="finished").count() == 2


@pytest.mark.parametrize("change", ["entry", "panel", "conflict", "mark", "number"])
def test_draw_is_refused_when_what_it_rests_on_has_changed(stage, juri, setda, entries, dinkes, change):
    save(stage, [(entry, judge) for entry in entries for judge in juri], entries, setda)
    factories.open_stage(stage)
    draw = draw_assignment(stage=stage, by=setda, now=NOW)
    proposal = proposal_of(draw)
    if change == "entry":
        factories.make_submission(stage.competition, dinkes)
    elif change == "panel":
        factories.seat(stage, factories.make_user(Role.JUDGE))
    elif change == "conflict":
        bar(entries[0], juri[0], setda)
    elif change == "mark":
        left_out = next(e for e in entries if (e.pk, juri[0].pk) not in proposal.design.pairs)
        factories.fill_card(stage, left_out, juri[0], [60] * 7)
    else:
        type(stage).objects.filter(pk=stage.pk).update(cards_per_entry=3)
    before = assigned(stage)
    with pytest.raises(ValidationError, match="sudah berubah sejak undian ini"):
        apply_draw(draw=draw, digest=proposal.digest, by=setda, now=NOW)
    assert assigned(stage) == before


def test_marks_given_on_sheets_of_the_proposal_do_not_stop_it(stage, juri, setda, entries):
    save(stage, [(entry, judge) for entry in entries for judge in juri], entries, setda)
    factories.open_stage(stage)
    draw = draw_assignment(stage=stage, by=setda, now=NOW)
    proposal = proposal_of(draw)
    entry, judge = next((e, j) for e in entries for j in juri if (e.pk, j.pk) in proposal.design.pairs)
    factories.fill_card(stage, entry, judge, [60] * 7)
    apply_draw(draw=draw, digest=proposal.digest, by=setda, now=NOW)
    assert assigned(stage) == set(proposal.design.pairs)


def test_another_proposal_than_the_one_agreed_to_is_refused(stage, setda, entries):
    draw = draw_assignment(stage=stage, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="Susun usulan baru"):
        apply_draw(draw=draw, digest="lain", by=setda, now=NOW)


def test_entry_that_lacks_judges_is_named(stage, juri, setda, entries):
    for judge in juri[:2]:
        bar(entries[1], judge, setda)
    with pytest.raises(ValidationError, match="BISA REKAAN memerlukan 2 juri, tetapi hanya 1 juri"):
        draw_assignment(stage=stage, by=setda, now=NOW)
    stage.cards_per_entry = 4
    stage.save()
    with pytest.raises(ValidationError, match="Panel berisi 3 juri, sedangkan setiap proposal memerlukan 4"):
        draw_assignment(stage=stage, by=setda, now=NOW)


def test_draws_are_numbered_kept_and_cannot_be_changed(stage, setda, entries):
    first, second = (draw_assignment(stage=stage, by=setda, now=NOW) for _ in range(2))
    assert (first.number, second.number) == (1, 2)
    assert 0 <= first.seed < 2**31
    second.seed = first.seed + 1
    with pytest.raises(Exception, match="Cannot update"):
        second.save()
