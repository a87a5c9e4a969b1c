"""A sealed edition attacked over a connection of its own, logged in as the role of the portal: refused, all of it."""

import hashlib

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from judging.models import Sealing
from judging.results.sealing.canonical import canonical_text
from judging.results.sealing.seals import seal
from kipp.accounts.models import Role
from kipp.shared.hardening import event_tables
from tests import factories
from tests.judging.results.conftest import judge_edition
from tests.judging.results.test_sealed_database import ATTACKS, NOW, add_facts

PLACE = "update judging_award set place = 9 where place = 1"
IGNORING = "_pgtrigger_should_ignore(trigger_name name) returns boolean language sql as 'select true'"
CONTEXT = "_pgh_attach_context() returns uuid language sql as 'select null'"
STRUCTURE = {
    # triggers and the functions behind them
    "triggers disabled": "alter table judging_score disable trigger all",
    "user triggers disabled": "alter table judging_award disable trigger user",
    "one trigger disabled": "alter table judging_award disable trigger {guard}",
    "a trigger for replicas only": "alter table judging_award enable replica trigger {guard}",
    "a trigger dropped": "drop trigger {guard} on judging_award",
    "a trigger renamed": "alter trigger {guard} on judging_award rename to x",
    "a trigger more": "create trigger x before update on judging_award for each row execute function {guard}()",
    "the function of a trigger replaced": "create or replace function {guard}() returns trigger language plpgsql "
    "as $$ begin return new; end $$",
    "the function of a trigger dropped": "drop function {guard}() cascade",
    "the function of a trigger as its caller": "alter function {guard}() security invoker",
    "the path of a function": "alter function {guard}() set search_path = x",
    "a function handed over": "alter function {guard}() owner to current_user",
    "ignoring brought back": f"create or replace function {IGNORING}",
    "the context replaced": f"create or replace function {CONTEXT}",
    "all triggers ignored": "set pgtrigger.ignore = '{{{guard}}}'; " + PLACE,
    "all triggers ignored for a transaction": "select set_config('pgtrigger.ignore', '{{{guard}}}', true); " + PLACE,
    "as a replica": "set session_replication_role = replica",
    "as a replica by function": "select set_config('session_replication_role', 'replica', false)",
    "a rule": "create rule x as on update to judging_award do instead nothing",
    "a policy": "alter table judging_sealing enable row level security",
    # other roles
    "the owner's role": "set role {owner}",
    "the owner's session": "set session authorization {owner}",
    "membership": "grant {owner} to {role}",
    "a superuser": "alter role {role} superuser",
    "a role that makes roles": "alter role {role} createrole",
    "a replica by default": "alter role {role} set session_replication_role = replica",
    "a replica for the database": "alter database {database} set session_replication_role = replica",
    "a replica for the server": "alter system set session_replication_role = replica",
    "a new role": "create role x superuser",
    "ownership taken": "reassign owned by {owner} to {role}",
    "all of the owner's dropped": "drop owned by {owner}",
    # tables and views that stand in the way
    "a table": "create table x (id int)",
    "a temporary seal": "create temporary table judging_sealing (competition_id bigint, unsealed_at timestamptz)",
    "a temporary view": "create temporary view judging_sealing as select 1",
    "a schema": "create schema x",
    "a view": "create view x as select 1",
    "a function": "create function x() returns int language sql as 'select 1'",
    "a function as its owner": "create function x() returns int language sql security definer as 'select 1'",
    "an extension": "create extension dblink",
    "another path": "set search_path = pg_catalog; " + PLACE,
    "a table renamed": "alter table judging_sealing rename to x",
    "a column more": "alter table judging_award add column x int",
    "a constraint less": "alter table judging_sealing drop constraint sealing_one_in_force",
    "a table dropped": "drop table judging_award cascade",
    "a table handed over": "alter table judging_award owner to current_user",
    "the views dropped": "drop view judging_standing cascade",
    "the views replaced": "create or replace view judging_standing as select * from judging_standing",
    "a place in the views": "update judging_standing set place = 1",
    "a card in the views": "delete from judging_card",
    "everything dropped": "drop schema public cascade",
    "numbers set back": "select setval(pg_get_serial_sequence('judging_award', 'id'), 1)",
    # at a stroke, and in other words
    "marks truncated": "truncate judging_score",
    "truncated after the setting": "set kipp.may_truncate = on; truncate judging_award cascade",
    "merged": "merge into judging_award a using (select 1) s on a.place = 1 when matched then update set place = 9",
    "on conflict": "insert into judging_award select * from judging_award on conflict (id) do update set place = 9",
    "within a query": "with x as (delete from judging_award returning 1) select * from x",
    "in a block": "do $$ begin execute 'delete from judging_award'; exception when division_by_zero then null; end $$",
    "at the level of serializable": "start transaction isolation level serializable; " + PLACE,
    "from a program": "copy judging_score from program 'true'",
    "into a file": "copy judging_sealing to '/tmp/x'",
    # the audit trail and the log
    "an event": "update judging_sealingevent set sha256 = 'x'",
    "an event less": "delete from judging_sealingevent",
    "an event more": "insert into judging_sealingevent select * from judging_sealingevent",
    "events truncated": "truncate judging_sealingevent",
    "a mark's event less": "delete from judging_scoreevent",
    "who did it": "update pghistory_context set metadata = '{{}}'",
    "who did it less": "delete from pghistory_context",
    "who did it more": "insert into pghistory_context select gen_random_uuid(), now(), now(), '{{}}'",
    "a migration forgotten": "delete from django_migrations",
    "a publication less": "delete from judging_publication",
    "a receipt less": "delete from submissions_receipt",
    "a receipt": "update submissions_receipt set content = '[]'",
    "a certificate less": "delete from judging_certificate",
    "another place on a certificate": "update judging_certificate set place = 1",
    "a second seal": "insert into judging_sealing (competition_id, version, text, sha256, sealed_by_id, sealed_at, "
    "decree_number, unseal_reason) select competition_id, 2, 'x', encode(sha256('x'), 'hex'), sealed_by_id, now(), "
    "'', '' from judging_sealing",
}
ALLOWED = {
    "the number of the decree": "update judging_sealing set decree_number = 'x', decree_on = now()",
    "a minute of publication": "update competitions_competition set published_at = now()",
    "the ceremony": "insert into judging_ceremonydetail (submission_id, read_as, pronunciation, handed_over_by, prize, "
    "attendance, represented_by, seat, updated_by_id, updated_at) "
    "select min(id), '', '', '', '', '', '', '', {person}, now() from submissions_submission",
    "a letter": "insert into judging_feedbackletter (submission_id, strengths, advice, is_ready, edited_by_id, "
    "edited_at) select min(id), '', '', false, {person}, now() from submissions_submission",
    "personal data erased": "update submissions_innovator set nip = '', phone = ''",
    "another name of an organization": "update accounts_organization set name = name || ' (lama)'",
    "a session": "delete from django_session",
}


@pytest.fixture(scope="module")
def facts(django_db_setup, django_db_blocker):
    """A sealed edition that is really there, for other connections as well; `early` began to read before the seal."""
    if not settings.PORTAL_ROLE:
        pytest.skip("PORTAL_ROLE is not set")
    with django_db_blocker.unblock():
        early = as_portal()
        try:
            yield build(early)
        finally:
            early.close()
            call_command("flush", interactive=False, verbosity=0)


def build(early) -> dict:
    dinkes, setda = factories.make_organization("Dinkes"), factories.make_user(Role.ADMIN)
    edition = factories.make_edition(by=setda)
    judges = [factories.make_user(Role.JUDGE) for _ in range(3)]
    entries = judge_edition(edition, judges, [dinkes], [90, 80, 70, 60])
    facts = add_facts(edition, setda, entries, dinkes)
    factories.make_organization("Disdikpora")
    early.cursor().execute("start transaction isolation level repeatable read; select count(*) from judging_sealing")
    sealing = seal(competition=edition, by=setda, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select tgname from pg_trigger where tgname like 'pgtrigger_award_stays_when_sealed%'")
        guard = cursor.fetchone()[0]
    login = connection.settings_dict
    names = {"guard": guard, "owner": login["USER"], "role": settings.PORTAL_ROLE, "database": login["NAME"]}
    return facts | names | {"competition": edition, "sealing": sealing, "early": early, "setda": setda.pk}


def as_portal():
    """Returns a new connection of the driver, logged in as the role of the portal; each statement counts by itself."""
    wrapper = connection.copy()
    wrapper.settings_dict["USER"] = settings.PORTAL_ROLE
    raw = wrapper.get_new_connection(wrapper.get_connection_params())
    raw.autocommit = True
    return raw


@pytest.fixture
def portal(facts):
    raw = as_portal()
    yield raw.cursor()
    raw.close()


def refusal_of(cursor, statement: str) -> str:
    """Returns what the database says against a statement; empty when it lets it through."""
    try:
        cursor.execute(statement)
    except cursor.connection.Error as error:
        return str(error)
    finally:
        cursor.execute("rollback")
    return ""


def counted(cursor) -> dict[str, int]:
    found = {}
    for table in sorted(event_tables()):
        cursor.execute(f"select count(*) from {table}")
        found[table] = cursor.fetchone()[0]
    return found


def test_every_attack_of_the_role_is_refused(portal, facts):
    with connection.cursor() as owner:
        before = counted(owner)
        told = {name: refusal_of(portal, attack.format(**facts)) for name, attack in (ATTACKS | STRUCTURE).items()}

        assert [name for name, said in told.items() if not said] == []
        assert len(told) > 100
        assert [said for said in told.values() if "syntax error" in said or "column" in said] == []
        assert counted(owner) == before
    text = canonical_text(facts["competition"], version=1)
    assert hashlib.sha256(text.encode()).hexdigest() == facts["sealing"].sha256
    assert Sealing.objects.get().text == text


def test_who_began_to_read_before_the_seal_cannot_write_past_it(facts):
    said = refusal_of(facts["early"].cursor(), ATTACKS["the title of an entry"])
    assert "read committed" in said


def test_a_forged_unsealing_leaves_its_traces(portal, facts):
    """Who can write as the portal can write as two admins too; but never without the audit trail saying so."""
    asked = (
        "update judging_sealing set unseal_requested_at = now(), unseal_requested_by_id = {setda}, unseal_reason = 'x'"
    )
    portal.execute("begin")
    for statement in (asked, "update judging_sealing set unsealed_at = now(), unsealed_by_id = {person}"):
        portal.execute(statement.format(**facts))
    portal.execute("select unseal_requested_by_id, unsealed_by_id from judging_sealingevent order by pgh_id")
    assert portal.fetchall() == [(None, None), (facts["setda"], None), (facts["setda"], facts["person"])]
    for attack in ("delete from judging_sealingevent", "update judging_sealingevent set unsealed_by_id = null"):
        portal.execute("savepoint s")
        with pytest.raises(portal.connection.Error, match="permission denied"):
            portal.execute(attack)
        portal.execute("rollback to s")
    portal.execute("rollback")


def test_what_comes_after_sealing_stays_possible(portal, facts):
    told = {name: refusal_of(portal, f"begin; {what.format(**facts)}") for name, what in ALLOWED.items()}
    assert {name: said for name, said in told.items() if said} == {}
