"""What the database itself guarantees about many tables: known codes only, and no table emptied at a stroke."""

from django.db import migrations
from django.db.models import CheckConstraint, Q

# Row triggers do not see TRUNCATE. The tests, which clean up by it, set kipp.may_truncate for their connections.
REFUSE_TRUNCATE = """
    create or replace function kipp_refuse_truncate() returns trigger language plpgsql as $$
    begin
        if current_setting('kipp.may_truncate', true) is distinct from 'on' then
            raise exception 'Tabel % tidak boleh dikosongkan.', tg_table_name using errcode = 'check_violation';
        end if;
        return null;
    end $$
"""
PROTECT = """
    create or replace trigger kipp_refuse_truncate before truncate on "{table}"
    for each statement execute function kipp_refuse_truncate()
"""


def known_codes(field: str, codes: list[str], *, name: str) -> CheckConstraint:
    """Builds the constraint that a column holds one of the codes of its `choices`."""
    return CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)


def refuse_truncate(app_label: str) -> migrations.RunPython:
    """Builds the step of a migration that protects every table an app has by then, its audit trail included."""

    def protect(apps, schema_editor):
        schema_editor.execute(REFUSE_TRUNCATE, params=None)
        for model in apps.get_app_config(app_label).get_models():
            if model._meta.managed:
                schema_editor.execute(PROTECT.format(table=model._meta.db_table))

    return migrations.RunPython(protect, migrations.RunPython.noop)
