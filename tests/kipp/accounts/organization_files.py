"""Files of organizations as tests upload them."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from kipp.accounts.organization_table import COLUMNS, read_table

HEADING = ",".join(COLUMNS)
DINKES = "Dinas Kesehatan,Dinkes,dinas,,1,"
BAE = "UPTD Puskesmas Bae,Puskesmas Bae,uptd,Dinkes,0,"


def csv_file(*rows, heading=HEADING, name="daftar.csv"):
    return SimpleUploadedFile(name, "\r\n".join([heading, *rows]).encode())


def xlsx_file(rows, name="daftar.xlsx"):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile(name, target.getvalue())


def table_of(*rows, **options):
    file = csv_file(*rows, **options)
    return read_table(file, file.name)
