"""Imports organizations from a table: what would change is shown first, and exactly that is applied."""

from dataclasses import dataclass, field
from pathlib import Path

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from import_export import fields, resources, widgets

from kipp.accounts.models import Organization, User
from kipp.accounts.organization_table import COLUMNS, PROBLEM, ROW, read_table
from kipp.accounts.rules import require_account_manager
from kipp.shared.digests import digest_of

PACKAGED = Path(__file__).parent / "data" / "organizations.csv"
YES = {"1", "ya", "y", "yes", "true", "benar"}
NO = {"", "0", "tidak", "t", "no", "n", "false", "salah"}
KINDS = {word.casefold(): value for value, label in Organization.Kind.choices for word in (value, label)}
OUTDATED = "Daftar sudah berubah sejak pratinjau. Tidak ada yang disimpan. Periksa pratinjau baru."
LABELS = {
    "name": "nama",
    "short_name": "nama singkat",
    "kind": "jenis",
    "parent": "induk",
    "is_counted": "dihitung",
    "note": "catatan",
}


class KindWidget(widgets.Widget):
    """A kind by its code or its Indonesian label."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            raise ValueError(f"belum diisi. Pilih: {', '.join(Organization.Kind.labels)}.")
        if value.casefold() not in KINDS:
            raise ValueError(f"“{value}” tidak dikenal. Pilih: {', '.join(Organization.Kind.labels)}.")
        return KINDS[value.casefold()]


class YesNoWidget(widgets.Widget):
    """1 or 0, ya or tidak."""

    def clean(self, value, row=None, **kwargs):
        if value.casefold() not in YES | NO:
            raise ValueError(f"isi 1 atau 0, bukan “{value}”.")
        return value.casefold() in YES

    def render(self, value, obj=None, **kwargs):
        return "1" if value else "0"


class ParentWidget(widgets.ForeignKeyWidget):
    """The parent by its short name; parents in the same file have been saved before."""

    def __init__(self):
        super().__init__(Organization, field="short_name")

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        parent = Organization.objects.filter(short_name__iexact=value).first()
        if parent is None:
            raise ValueError(f"“{value}” tidak ada di daftar maupun di baris lain yang benar.")
        return parent


class OrganizationResource(resources.ModelResource):
    """One row is one organization, known by its short name or else by its name, whatever the case."""

    name = fields.Field("name", "name")
    short_name = fields.Field("short_name", "short_name")
    kind = fields.Field("kind", "kind", widget=KindWidget())
    parent = fields.Field("parent", "parent_short_name", widget=ParentWidget())
    is_counted = fields.Field("is_counted", "counted_as_opd", widget=YesNoWidget())
    note = fields.Field("note", "note")

    class Meta:
        model = Organization
        fields = tuple(LABELS)
        import_order = fields
        import_id_fields = ("short_name",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        store_row_values = True
        use_transactions = True

    def before_import(self, dataset, **kwargs):
        """Puts rows without a parent first, so that parents may stand below their units in the file."""
        self.rows_by_key: dict[str, str] = {}
        rows = sorted(dataset.dict, key=lambda row: bool(row["parent_short_name"]))
        dataset.wipe()
        dataset.headers = [*COLUMNS, ROW, PROBLEM]
        dataset.extend([list(row.values()) for row in rows])

    def before_import_row(self, row, **kwargs):
        if row[PROBLEM]:
            raise ValidationError(row[PROBLEM])
        for column in ("short_name", "name"):
            if row[column]:
                self.claim(f"{column}:{row[column].casefold()}", row)

    def claim(self, key: str, row) -> None:
        """Raises ValidationError when another row of the file means the same organization."""
        other = self.rows_by_key.setdefault(key, row[ROW])
        if other != row[ROW]:
            raise ValidationError(f"Perangkat daerah atau unit kerja ini sudah ada pada baris {other}.")

    def get_instance(self, instance_loader, row):
        known = Organization.objects.select_related("parent")
        found = known.filter(short_name__iexact=row["short_name"]).first()
        return found or known.filter(name__iexact=row["name"]).first()

    def after_import(self, dataset, result, **kwargs):
        """Leaves the counter of ids alone: no row brings its own, and the portal's role may not set it."""

    def after_init_instance(self, instance, new, row, **kwargs):
        if not new:
            self.claim(f"pk:{instance.pk}", row)


@dataclass(frozen=True)
class Line:
    """What a row of the file does: `outcome` is new, changed, same or wrong."""

    number: int
    name: str
    short_name: str
    outcome: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What importing a table does, row by row in the order of the file."""

    lines: list[Line]
    table_digest: str

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def wrong(self) -> int:
        """Number of rows that cannot be saved; one is enough to refuse the file."""
        return self.count("wrong")

    @property
    def writes(self) -> int:
        """Number of rows that add or change an organization."""
        return self.count("new") + self.count("changed")

    @property
    def is_applicable(self) -> bool:
        return not self.wrong and self.writes > 0

    @property
    def summary(self) -> str:
        words = {"new": "baru", "changed": "berubah", "same": "tetap", "wrong": "salah"}
        return ", ".join(f"{self.count(outcome)} {word}" for outcome, word in words.items())

    @property
    def digest(self) -> str:
        """Names exactly this plan: another table, or other data in the portal, give another digest."""
        return digest_of([self.table_digest, [[line.number, line.outcome, line.changes] for line in self.lines]])


def preview_import(table: tablib.Dataset) -> Plan:
    """Returns what importing the table would do; nothing is saved."""
    return run(table, dry_run=True)


@transaction.atomic
def apply_import(*, table: tablib.Dataset, by: User | None, digest: str | None = None) -> Plan:
    """Saves the table; `by` is None for commands. `digest` is that of the plan which was agreed to.

    Raises PermissionDenied for others than Setda, ValidationError when a row is wrong or the plan is no longer the one
    agreed to; nothing is saved then.
    """
    if by is not None:
        require_account_manager(by)
    try:
        plan = run(table, dry_run=False)
    except IntegrityError as error:
        raise ValidationError(OUTDATED) from error
    if plan.wrong:
        raise ValidationError(f"{plan.wrong} baris salah, jadi tidak ada yang disimpan. Perbaiki berkasnya.")
    if digest is not None and plan.digest != digest:
        raise ValidationError(OUTDATED)
    return plan


def run(table: tablib.Dataset, *, dry_run: bool) -> Plan:
    """Lets django-import-export do the work, on a copy because it sorts the rows."""
    copy = tablib.Dataset(*[tuple(row.values()) for row in table.dict], headers=table.headers)
    result = OrganizationResource().import_data(
        copy, dry_run=dry_run, rollback_on_validation_errors=True, raise_errors=False
    )
    if result.base_errors:
        raise result.base_errors[0].error
    lines = sorted((to_line(row) for row in result.rows), key=lambda line: line.number)
    return Plan(lines, digest_of(table.dict))


def to_line(row) -> Line:
    """Turns a row of import-export's result into words."""
    values = row.row_values
    outcome, changes, messages = "wrong", [], []
    if row.errors:
        raise row.errors[0].error
    if row.validation_error:
        messages = messages_of(row.validation_error)
    elif row.is_new():
        outcome, changes = "new", changes_between(Organization(name=row.instance.name), row.instance)
    elif row.is_update():
        outcome, changes = "changed", changes_between(row.original, row.instance)
    else:
        outcome = "same"
    return Line(int(values[ROW]), values["name"], values["short_name"], outcome, changes, messages)


def messages_of(error: ValidationError) -> list[str]:
    """Writes each message with the field it is about."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        message if name == NON_FIELD_ERRORS else f"{LABELS.get(name, name).capitalize()}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def changes_between(old: Organization, new: Organization) -> list[tuple[str, str, str]]:
    """Returns (field, old, new) in words for every field that differs."""
    pairs = [(name, shown(old, name), shown(new, name)) for name in LABELS]
    return [(LABELS[name], before, after) for name, before, after in pairs if before != after]


def shown(organization: Organization, name: str) -> str:
    if name == "kind":
        return organization.get_kind_display()
    if name == "parent":
        return organization.parent.short_name if organization.parent else ""
    value = getattr(organization, name)
    return {True: "ya", False: "tidak"}.get(value, value)


class PackagedFile:
    """A file on disk with the size that read_table asks for."""

    def __init__(self, path: Path):
        self.path = path
        self.size = path.stat().st_size

    def read(self) -> bytes:
        return self.path.read_bytes()


def load_default_organizations(by: User | None = None) -> Plan:
    """Loads the 42 perangkat daerah and their units that come with the portal; safe to repeat."""
    return apply_import(table=read_table(PackagedFile(PACKAGED), PACKAGED.name), by=by)
