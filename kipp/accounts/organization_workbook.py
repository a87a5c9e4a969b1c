"""Writes the list of organizations as a workbook that can be filled in and imported again."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from kipp.accounts.models import Organization
from kipp.accounts.organization_table import COLUMNS, MAX_ROWS
from kipp.shared.spreadsheets import writable

WIDTHS = (60, 26, 14, 22, 18, 40)
HELP = (
    ("name", "Nama resmi, paling banyak 200 huruf."),
    ("short_name", "Nama singkat, paling banyak 60 huruf. Baris dikenali dari nama singkat, lalu dari nama."),
    ("kind", f"Salah satu dari: {', '.join(Organization.Kind.labels)}."),
    ("parent_short_name", "Untuk unit kerja: nama singkat perangkat daerah induknya. Selain itu dikosongkan."),
    ("counted_as_opd", "1 bila dihitung sebagai perangkat daerah, selain itu 0. Unit kerja selalu 0."),
    ("note", "Catatan bila ada, paling banyak 200 huruf."),
)


def build_organization_workbook(organizations: Iterable[Organization] = ()) -> bytes:
    """Returns an XLSX with the columns of the import, the given organizations as rows, and a sheet of explanations."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    head = workbook.add_format({"bold": True, "bg_color": "#E3F1EC", "bottom": 1})
    sheet = workbook.add_worksheet("Perangkat daerah")
    write_heading(sheet, COLUMNS, WIDTHS, head)
    sheet.data_validation(1, 2, MAX_ROWS, 2, {"validate": "list", "source": list(Organization.Kind.labels)})
    for row, organization in enumerate(organizations, start=1):
        for column, text in enumerate(cells_of(organization)):
            if text:
                sheet.write_string(row, column, writable(text))
    sheet.ignore_errors({"number_stored_as_text": f"A2:F{MAX_ROWS + 1}"})
    guide = workbook.add_worksheet("Petunjuk")
    write_heading(guide, ("kolom", "isi"), (22, 110), head)
    for row, line in enumerate(HELP, start=1):
        guide.write_row(row, 0, line)
    workbook.close()
    return target.getvalue()


def write_heading(sheet, columns, widths, style) -> None:
    """Writes the first row and keeps it in view."""
    for column, (heading, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, style)
    sheet.freeze_panes(1, 0)


def cells_of(organization: Organization) -> tuple[str, ...]:
    """Returns the texts of a row in the order of COLUMNS."""
    return (
        organization.name,
        organization.short_name,
        organization.get_kind_display(),
        organization.parent.short_name if organization.parent else "",
        "1" if organization.is_counted else "0",
        organization.note,
    )
