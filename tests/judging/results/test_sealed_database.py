"""A sealed edition attacked in SQL through the application's own role: refused, table by table."""

import pytest
from django.db import DatabaseError, connection, transaction

from competitions.models import Competition
from judging.models import (
    AssignmentDraw,
    Award,
    PanelDecision,
    PresentationDraw,
    Reconsideration,
    Scorecard,
    SeverityEstimate,
)
from judging.results.sealing.seals import confirm_unsealing, request_unsealing, seal
from kipp.accounts.models import Role
from tests import factories

NOW = factories.NOW
OF_STAGE = "stage_id in (select id from competitions_stage where competition_id = {edition})"
ATTACKS = {
    "a mark": "update judging_score set value = 1",
    "a note": "update judging_score set note = 'x'",
    "a mark more": "insert into judging_score (scorecard_id, criterion_id, value, note) select c.id, k.id, 1, '' "
    "from judging_scorecard c join competitions_criterion k on k.stage_id = c.stage_id limit 1",
    "a mark less": "delete from judging_score",
    "a sheet": "update judging_scorecard set state = 'draft'",
    "the time of a sheet": "update judging_scorecard set finished_at = now()",
    "a sheet more": "insert into judging_scorecard (stage_id, submission_id, judge_id, state, version) "
    "select stage_id, submission_id, {person}, 'draft', 1 from judging_scorecard limit 1",
    "a sheet less": "delete from judging_scorecard",
    "a weight": "update competitions_criterion set weight = 1",
    "the guide of a criterion": "update competitions_criterion set guide = 'x'",
    "a criterion more": "insert into competitions_criterion (stage_id, position, label, weight, guide) "
    "select id, 99, 'x', 1, '' from competitions_stage limit 1",
    "a criterion less": "delete from competitions_criterion",
    "the method": "update competitions_stage set method = 'median'",
    "the weight of a stage": "update competitions_stage set weight = 1",
    "the name of a stage": "update competitions_stage set name = 'x'",
    "the state of a stage": "update competitions_stage set state = 'open' where position = 2",
    "a stage less": "delete from competitions_stage",
    "a tier": "update competitions_awardtier set last_place = 30 where first_place = 4",
    "a tier more": "insert into competitions_awardtier (competition_id, label, first_place, last_place) "
    "values ({edition}, 'x', 20, 21)",
    "a tier less": "delete from competitions_awardtier",
    "a step of the chain": "update competitions_competition set ties_by_median = false",
    "an admission": "update judging_admission set panel_position = 1, panel_decision_id = {decision}",
    "an admission more": "insert into judging_admission (stage_id, submission_id) "
    "select s.id, {outsider} from competitions_stage s limit 1",
    "an admission less": "delete from judging_admission",
    "a decision": "update judging_paneldecision set reason = 'x'",
    "a decision more": "insert into judging_paneldecision (stage_id, reason, present, recorded_by_id, recorded_at) "
    "select id, 'x', 'x', {person}, now() from competitions_stage limit 1",
    "a decision less": "delete from judging_paneldecision",
    "an award": "update judging_award set place = 9 where place = 1",
    "the score of an award": "update judging_award set score = 99",
    "the name of an award": "update judging_award set title = 'x' where place = 1",
    "an award more": "insert into judging_award (competition_id, tier_label, tier_position, place, title, long_title, "
    "organization_name, innovators) values ({edition}, 'TOP 3', 1, 1, 'x', '', 'x', '')",
    "an award less": "delete from judging_award",
    "a conflict": "insert into judging_conflict (submission_id, judge_id, reason, note, source, recorded_by_id, "
    "recorded_at, lift_reason) select submission_id, judge_id, 'family', '', 'admin', {person}, now(), '' "
    "from judging_scorecard limit 1",
    "a conflict lifted": "update judging_conflict set lifted_at = now(), lifted_by_id = {person}, lift_reason = 'x'",
    "an entry that leaves": "update submissions_submission set state = 'withdrawn', reason = 'x' "
    "where state = 'eligible'",
    "an entry that comes back": "update submissions_submission set state = 'eligible' where id = {outsider}",
    "an entry less": "delete from submissions_submission",
    "an estimate": "update judging_severityestimate set superseded_at = now()",
    "an estimate more": "insert into judging_severityestimate (stage_id, number, denominator, cause, estimated_at) "
    "select id, 9, 1, 'closing', now() from competitions_stage where position = 2",
    "a severity more": "insert into judging_severity (estimate_id, judge_id, numerator) "
    "select id, {person}, 1 from judging_severityestimate",
    "the text of the seal": "update judging_sealing set text = 'x'",
    "the hash of the seal": "update judging_sealing set sha256 = repeat('0', 64)",
    "a seal less": "delete from judging_sealing",
    "a seal opened by nobody": "update judging_sealing set unsealed_at = now()",
    "a seal opened by one": "update judging_sealing set unsealed_at = now(), unsealed_by_id = {person}, "
    "unseal_requested_at = now(), unseal_requested_by_id = {person}, unseal_reason = 'x'",
    "a seal opened at once": "update judging_sealing set unsealed_at = now(), unsealed_by_id = {person}, "
    "unseal_requested_at = now(), unseal_requested_by_id = sealed_by_id, unseal_reason = 'x'",
    "an edition less": "delete from competitions_competition",
    "the name of the edition": "update competitions_competition set name = 'x'",
    "the theme of the edition": "update competitions_competition set theme = 'x'",
    "a seat": "update judging_panelmember set position = 9 where position = 1",
    "a judge who left": "update judging_panelmember set left_at = now(), left_reason = 'x'",
    "a seat more": "insert into judging_panelmember (stage_id, judge_id, position, left_reason) "
    "select id, {person}, 9, '' from competitions_stage",
    "a seat less": "delete from judging_panelmember",
    "a paper sheet": "update judging_papersheet set marks = '[]'",
    "the scan of a paper sheet": "update judging_papersheet set sha256 = 'x'",
    "a paper sheet that was checked": "update judging_papersheet set checked_at = now(), checked_by_id = {person}",
    "a paper sheet more": "insert into judging_papersheet (scorecard_id, code, name, file, content_type, size, sha256, "
    "signed_on, marks, total, typed_by_id, typed_at) select min(id), 'x', '', 'x', 'x', 1, 'x', now(), '[]', '', "
    "{person}, now() from judging_scorecard",
    "a paper sheet less": "delete from judging_papersheet",
    "an answer to a request": "update judging_reconsideration set answered_at = now(), answer = 'x', after = '[]'",
    "the marks of a request": "update judging_reconsideration set before = '[]'",
    "a request more": "insert into judging_reconsideration (scorecard_id, reason, before, asked_by_id, asked_at, "
    "answer, ended_reason) select max(id), 'x', '[]', {person}, now(), '', '' from judging_scorecard",
    "a request less": "delete from judging_reconsideration",
    "the name of an innovator": "update submissions_innovator set name = 'x'",
    "an innovator more": "insert into submissions_innovator (submission_id, name, job_title, nip, phone, is_lead) "
    "select id, 'x', '', '', '', false from submissions_submission",
    "an innovator less": "delete from submissions_innovator",
    "the title of an entry": "update submissions_submission set title = 'x'",
    "the organization of an entry": "update submissions_submission set organization_id = "
    "(select max(id) from accounts_organization)",
    "a draw of the assignment less": "delete from judging_assignmentdraw",
    "a draw of the order less": "delete from judging_presentationdraw",
    "another order in a draw": "update judging_presentationdraw set \"order\" = '[]'",
}


def add_facts(edition, setda, entries, dinkes) -> dict[str, int]:
    """Gives an edition that is about to be sealed a row of everything; returns the ids that the attacks name."""
    stage = edition.stages.get(position=1)
    outsider = factories.make_submission(edition, dinkes, state="ineligible", title="LUAR")
    decision = PanelDecision.objects.create(stage=stage, reason="A", present="A", recorded_by=setda)
    factories.make_conflict(entries[0], factories.make_user(Role.JUDGE), by=setda)
    SeverityEstimate.objects.create(stage=stage, number=1, denominator=1, cause="closing", estimated_at=NOW)
    card = Scorecard.objects.filter(stage=stage).order_by("pk")[1]
    factories.make_paper(card, by=setda)
    asked = {"asked_by": setda, "asked_at": NOW, "reason": "A", "before": {"total": None, "marks": {}}}
    Reconsideration.objects.create(scorecard=card, ended_at=NOW, ended_reason="A", **asked)
    drawn = {"drawn_by": setda, "drawn_at": NOW, "seed": 1, "stage": stage, "number": 1}
    AssignmentDraw.objects.create(cards_per_entry=3, inputs={}, **drawn)
    PresentationDraw.objects.create(method="portal", order=["A"], witnesses="A", **drawn)
    person = factories.make_user(Role.ADMIN)
    return {"edition": edition.pk, "outsider": outsider.pk, "decision": decision.pk, "person": person.pk}


@pytest.fixture
def facts(edition, setda, judged, dinkes):
    """Ids that the attacks name, of a sealed edition with a row of everything."""
    found = add_facts(edition, setda, judged, dinkes)
    seal(competition=edition, by=setda, now=NOW)
    return found


def run(sql: str, facts: dict) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(**facts))
        rows = cursor.rowcount
        cursor.execute("set constraints all immediate")
    return rows


def test_every_attack_is_refused(facts):
    let_through = []
    for name, attack in ATTACKS.items():
        try:
            rows = run(attack, facts)
        except DatabaseError:
            continue
        let_through.append(f"{name}: {rows} rows")

    assert let_through == []


# What another lock forbids already, sealed or not.
LOCKED_ANYWAY = {
    "a mark",
    "a note",
    "a mark more",
    "a mark less",
    "a sheet",
    "a sheet more",
    "a sheet less",
    "a weight",
    "a criterion more",
    "a criterion less",
    "the method",
    "the weight of a stage",
    "a stage less",
    "a tier",
    "a tier more",
    "a tier less",
    "a step of the chain",
    "an admission more",
    "an admission less",
    "an entry less",
    "a decision less",
    "an edition less",
    "a paper sheet less",
    "the marks of a request",
    "a request less",
    "an answer to a request",
    "a draw of the assignment less",
    "a draw of the order less",
    "another order in a draw",
}


def test_the_seal_is_what_refuses(edition, setda, facts):
    """The same statements pass once two admins have taken the seal off: it is the seal that refuses, nothing else."""
    names = [name for name in ATTACKS if "seal" not in name and name not in LOCKED_ANYWAY]
    for name in names:
        with pytest.raises(DatabaseError) as refusal:
            run(ATTACKS[name], facts)
        assert refusal.value.__cause__.diag.constraint_name.endswith("_stays_when_sealed"), name

    awards = list(edition.awards.all())
    request_unsealing(competition=edition, reason="A.", by=setda, now=NOW)
    confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=factories.make_user(Role.ADMIN), now=NOW)
    Award.objects.bulk_create(awards)  # unsealing removes them

    refused_still = []
    for name in names:
        mark = transaction.savepoint()
        try:
            if not run(ATTACKS[name], facts):
                refused_still.append(f"{name}: no row")
        except DatabaseError as error:
            refused_still.append(f"{name}: {error}")
        transaction.savepoint_rollback(mark)
    assert refused_still == []


def test_another_edition_is_not_touched_by_the_seal(setda, facts):
    other = factories.make_edition(by=setda, year=2027)
    assert Competition.objects.get(pk=other.pk).stages.update(name="Lain") == 2
