"""Triggers that nobody can switch off, an audit trail that only grows, and a role that owns nothing."""

import uuid

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from competitions.editions import create_edition
from kipp.accounts.models import Organization
from kipp.accounts.organization_import import load_default_organizations
from kipp.shared import hardening
from kipp.wsgi import warn_of_ownership

pytestmark = pytest.mark.django_db
TRIGGERS = "from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype"
RIGHTS = """
    select c.relname, array(
        select privilege from unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
        where has_table_privilege(%s, c.oid, privilege)
    )
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm') order by 1
"""


@pytest.fixture
def cursor():
    with connection.cursor() as cursor:
        yield cursor


@pytest.fixture
def role(cursor):
    """The role of the portal; a server that somebody else runs need not have it."""
    if not settings.PORTAL_ROLE:
        pytest.skip("PORTAL_ROLE is not set")
    return settings.PORTAL_ROLE


def names(found) -> set[str]:
    return {row[0] for row in found}


def test_the_setting_of_the_library_switches_nothing_off(dinkes):
    with pgtrigger.ignore(), pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Organization.pgh_event_model.objects.all().delete()


def test_no_function_asks_for_the_setting(cursor):
    cursor.execute("select prosrc, provolatile from pg_proc where proname = '_pgtrigger_should_ignore'")
    assert cursor.fetchall() == [("select false", "i")]


def test_every_trigger_runs_as_the_owner_with_a_fixed_path(cursor):
    cursor.execute(f"select count(*) {TRIGGERS}")
    assert cursor.fetchone()[0] > 100
    is_fixed = "prosecdef and proconfig = array['search_path=public, pg_temp']"
    cursor.execute(f"select proname {TRIGGERS} and ({is_fixed}) is not true")
    assert cursor.fetchall() == []


def test_the_author_of_a_change_is_written_once(cursor, dinkes):
    key = uuid.uuid4()

    def change(name: str, told: str):
        cursor.execute("select set_config('pghistory.context_id', %s, true)", [str(key)])
        cursor.execute("select set_config('pghistory.context_metadata', %s, true)", [told])
        cursor.execute("update accounts_organization set name = %s where id = %s", [name, dinkes.pk])
        return pghistory.models.Context.objects.get(pk=key).metadata

    assert change("A", '{"user": null, "url": "/a/"}') == {"user": None, "url": "/a/"}
    assert change("B", '{"user": 1, "url": "/a/"}') == {"user": 1, "url": "/a/"}
    assert change("C", '{"user": 2, "url": "/b/", "reason": "x"}') == {"user": 1, "url": "/a/", "reason": "x"}
    pghistory.models.Context.objects.filter(pk=key).update(created_at="2026-01-01T00:00Z")
    assert change("D", '{"later": 1}') == {"user": 1, "url": "/a/", "reason": "x"}


def test_the_role_owns_nothing_and_creates_nothing(cursor, role):
    cursor.execute(
        "select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication from pg_roles where rolname = %s",
        [role],
    )
    assert cursor.fetchone() == (False,) * 5
    cursor.execute("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where rolname = %s", [role])
    assert cursor.fetchone() == (0,)
    cursor.execute(hardening.LEFT_OVER, {"role": role})
    assert cursor.fetchone() == (False,)


def test_rights_of_the_role(cursor, role):
    cursor.execute(RIGHTS, [role])
    rights = dict(cursor.fetchall())
    events = hardening.event_tables()
    assert len(events) > 30
    assert {name for name, found in rights.items() if {"truncate", "references", "trigger"} & set(found)} == set()
    read = names(item for item in rights.items() if not item[1])
    assert events | hardening.READ_ONLY | {"judging_standing", "judging_card"} <= read
    assert rights["submissions_receipt"] == rights["judging_publication"] == ["insert"]
    assert rights["judging_sealing"] == ["insert"]  # of its columns only some
    assert rights["judging_score"] == rights["django_session"] == rights["cache"] == ["insert", "update", "delete"]
    assert names(rights.items()) - read >= {
        model._meta.db_table
        for label in ("accounts", "competitions", "submissions", "judging")
        for model in apps.get_app_config(label).get_models()
        if model._meta.managed and model._meta.db_table not in events
    }


def test_what_happens_rarely_is_within_its_rights(cursor, role, setda):
    cursor.execute(f"set local role {connection.ops.quote_name(role)}")
    cursor.execute("lock table accounts_user in share row exclusive mode")  # as the first account does
    load_default_organizations(by=setda)
    stage = create_edition(year=2030, theme="", by=setda).stages.get(position=2)
    assert stage.delete()[0] > 1  # with a DELETE for each table that hangs on stages


def test_columns_that_are_never_written_again(cursor, role):
    cursor.execute(
        "select attname from pg_attribute where attrelid = 'judging_sealing'::regclass and attnum > 0 "
        "and has_column_privilege(%s, attrelid, attnum, 'update') order by 1",
        [role],
    )
    assert names(cursor.fetchall()) == {
        *("decree_number", "decree_on", "unseal_reason", "unseal_requested_at", "unseal_requested_by_id"),
        *("unsealed_at", "unsealed_by_id"),
    }


@pytest.mark.parametrize(("name", "said"), [("nobody_here", "is no role"), (None, "may act as the owner")])
def test_a_role_that_cannot_be_is_refused_with_the_way_out(name, said):
    with pytest.raises(CommandError, match=said):
        hardening.harden(role=name or connection.settings_dict["USER"])


def test_without_a_role_only_the_functions_are_mended(cursor):
    cursor.execute(
        "create or replace function public._pgtrigger_should_ignore(trigger_name name) returns boolean "
        "language sql as 'select true'"
    )
    hardening.harden(role="")
    test_no_function_asks_for_the_setting(cursor)


def test_flush_of_the_tests_hardens_nothing_again(django_assert_num_queries):
    with django_assert_num_queries(0):
        hardening.after_migrate(using="default")


def test_a_server_that_runs_as_the_owner_is_warned(settings, caplog, monkeypatch):
    settings.LOCAL = True
    assert hardening.runs_unprivileged(None, databases=["default"]) == []
    settings.LOCAL = False
    (warning,) = hardening.runs_unprivileged(None, databases=["default"])
    assert warning.id == "kipp.W001"
    assert hardening.runs_unprivileged(None, databases=None) == []
    monkeypatch.setattr("kipp.wsgi.connections.close_all", lambda: None)
    warn_of_ownership()
    assert "owns the tables" in caplog.text


def test_the_role_of_the_portal_is_not_warned(cursor, role, settings):
    settings.LOCAL = False
    cursor.execute(f"set local role {connection.ops.quote_name(role)}")
    assert hardening.runs_unprivileged(None, databases=["default"]) == []
