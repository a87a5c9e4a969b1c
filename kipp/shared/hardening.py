"""What makes the guards in the database hold: triggers that nobody can switch off, and a role that owns nothing.

`manage.py migrate` runs as the owner of the tables and applies all of this each time it ends. The portal logs in as
the role that PORTAL_ROLE names: it reads and writes rows, and can do nothing else.
"""

from dataclasses import dataclass, field

import pghistory.models
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.models import CASCADE, Model

# The library lets every role switch triggers off by a setting, and pays for it with a subtransaction at each call.
NEVER_IGNORED = """
    create or replace function public._pgtrigger_should_ignore(trigger_name name) returns boolean
    language sql immutable parallel safe as 'select false'
"""

# The library lets a later change of the setting write another author over an earlier one. Here a context only grows,
# and only while the request that began it may still be running.
CONTEXT_GROWS = """
    create or replace function public._pgh_attach_context() returns uuid language plpgsql as $$
    declare
        key uuid := nullif(current_setting('pghistory.context_id', true), '');
        told jsonb := nullif(current_setting('pghistory.context_metadata', true), '');
    begin
        if key is null or told is null then
            return null;
        end if;
        insert into pghistory_context as c (id, metadata, created_at, updated_at) values (key, told, now(), now())
        on conflict (id) do update set metadata = told || jsonb_strip_nulls(c.metadata), updated_at = now()
        where c.created_at > now() - interval '1 hour' and c.metadata <> told || jsonb_strip_nulls(c.metadata);
        return key;
    end $$
"""

# As the owner's, the triggers write the audit trail, which the portal's role cannot; and no table of the same name in
# another schema can stand in the way of what they read.
RUN_AS_THE_OWNER = """
    do $$
    declare
        known regprocedure;
    begin
        for known in
            select oid from pg_proc
            where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype
              and not (prosecdef and proconfig is not null)
        loop
            execute format('alter function %s security definer set search_path = public, pg_temp', known);
        end loop;
    end $$
"""

ROLE = "select oid, rolsuper or pg_has_role(oid, current_user, 'member') from pg_roles where rolname = %s"
TABLES = """
    select relname, array(
        select attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum
    )
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname
"""
LEFT_OVER = """
    select has_database_privilege(%(role)s, current_database(), 'create, temporary')
        or has_schema_privilege(%(role)s, 'public', 'create')
"""
OWNS_TABLES = (
    "select pg_has_role(current_user, relowner, 'member') from pg_class where oid = 'django_migrations'::regclass"
)
READ_ONLY = {"django_migrations", "django_content_type", "auth_permission", "pghistory_context"}
NO_ROLE = (
    "PORTAL_ROLE={role} is no role of this database server. Create it (create role {role} login password '...'), then "
    "migrate again; docs/deployment.md tells more."
)
TOO_MIGHTY = "PORTAL_ROLE={role} is a superuser or may act as the owner of the tables. Name a role of its own."
STILL_CREATES = (
    "PORTAL_ROLE={role} can create tables still: let the owner of the database revoke create and temporary on it, and "
    "create on the schema public, from public and from that role."
)


def after_migrate(using: str, **kwargs) -> None:
    """Receives post_migrate; `flush` sends it as well, without a plan, and changes nothing that matters here."""
    if "plan" in kwargs and using == connection.alias:
        harden(role=settings.PORTAL_ROLE)


def harden(*, role: str) -> None:
    """Replaces and fixes the functions behind the triggers, and gives the role what it needs; safe to repeat.

    Without a role the rights of others stay as they are. Raises CommandError for one that does not exist or can too
    much.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (NEVER_IGNORED, CONTEXT_GROWS, RUN_AS_THE_OWNER):
            cursor.execute(statement)
        if not role:
            return
        cursor.execute(ROLE, [role])
        found = cursor.fetchone()
        if found is None:
            raise CommandError(NO_ROLE.format(role=role))
        if found[1]:
            raise CommandError(TOO_MIGHTY.format(role=role))
        cursor.execute(TABLES)
        for statement in grants(role, cursor.fetchall()):
            cursor.execute(statement)
        cursor.execute(LEFT_OVER, {"role": role})
        if cursor.fetchone()[0]:
            raise CommandError(STILL_CREATES.format(role=role))


def grants(role: str, tables: list[tuple[str, list[str]]]) -> list[str]:
    """Returns the statements that give a role its rights on tables (name, columns) and take all others."""
    quote = connection.ops.quote_name
    who, database = quote(role), quote(connection.settings_dict["NAME"])
    refused = refused_anyway()
    events = event_tables()
    statements = [
        f"revoke create, temporary on database {database} from public, {who}",
        f"revoke create on schema public from public, {who}",
        f"revoke all on all tables in schema public from {who}",
        f"revoke all on all sequences in schema public from {who}",
        f"grant connect on database {database} to {who}",
        f"grant usage on schema public to {who}",
        f"grant select on all tables in schema public to {who}",
        f"grant usage on all sequences in schema public to {who}",
    ]
    for table, columns in tables:
        if table in READ_ONLY or table in events:
            continue
        fixed = refused.get(table, Refused())
        rights = ["insert"] + ([] if fixed.delete else ["delete"])
        free = [column for column in columns if column not in fixed.columns | {"id"}]
        if not fixed.update and free:
            rights.append(f"update ({', '.join(map(quote, free))})" if fixed.columns else "update")
        statements.append(f"grant {', '.join(rights)} on {quote(table)} to {who}")
    return statements


@dataclass
class Refused:
    """What triggers refuse always: rows deleted, rows changed, and columns that are never written again."""

    delete: bool = False
    update: bool = False
    columns: set[str] = field(default_factory=set)


def event_tables() -> set[str]:
    """Returns the tables of the audit trail."""
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, pghistory.models.Event)}


def refused_anyway() -> dict[str, Refused]:
    """Returns by table what its triggers refuse always; that right is not given either."""
    return {model._meta.db_table: refused_by(model) for model in apps.get_models() if model._meta.managed}


def refused_by(model: type[Model]) -> Refused:
    found = Refused()
    for trigger in getattr(model._meta, "triggers", []):
        if not isinstance(trigger, pgtrigger.Protect) or trigger.condition:
            continue
        for operation in trigger.operation:
            if isinstance(operation, pgtrigger.UpdateOf):
                found.columns |= set(operation.columns)
            elif operation in (pgtrigger.Update, pgtrigger.Delete):
                setattr(found, operation.name.lower(), True)
    # Whoever deletes what such rows hang on sends a DELETE for them as well, though there are none.
    hangs = any(getattr(each.remote_field, "on_delete", None) is CASCADE for each in model._meta.local_fields)
    found.delete = found.delete and not hangs
    return found


@checks.register(checks.Tags.database)
def runs_unprivileged(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Warns where the portal would run as the owner of its tables, who can switch every guard off."""
    if settings.LOCAL or not databases or not owns_tables():
        return []
    return [
        checks.Warning(
            "The role in DATABASE_URL owns the tables of the portal, or is a superuser.",
            hint="Only `manage.py migrate` needs that. Let the portal log in as PORTAL_ROLE: docs/deployment.md.",
            id="kipp.W001",
        )
    ]


def owns_tables() -> bool:
    """Tells whether the current role can act as the owner of the tables; False before the first migration."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('django_migrations') is not null")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(OWNS_TABLES)
        return cursor.fetchone()[0]
