"""The addresses of the pages of assignment, and what they are sent and read with."""

import re
from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from judging.models import Conflict
from tests.factories import NOW

ARGS = ["2026", 1]
EDIT = reverse("judging:assignment-edit", args=ARGS)
EXPORT = reverse("judging:assignment-export", args=ARGS)
IMPORT = reverse("judging:assignment-import", args=ARGS)
PREVIEW = reverse("judging:assignment-preview", args=ARGS)
DRAW = reverse("judging:assignment-draw", args=ARGS)
FIRST = reverse("judging:draw-detail", args=[*ARGS, 1])


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def grid(client, ticks):
    """What the page sends when these (entry, judge) are ticked."""
    page = client.get(EDIT)
    data = {
        "version": hidden(page, "version"),
        "proposal": re.findall(r'name="proposal" value="([^"]+)"', page.content.decode()),
    }
    for entry, judge in ticks:
        data.setdefault(entry.code, []).append(judge.pk)
    return data


def assigned(stage):
    return set(stage.scorecards.in_contest().values_list("submission__title", "judge__full_name"))


def bar(entry, judge, by):
    Conflict.objects.create(
        submission=entry, judge=judge, reason="family", source="admin", recorded_by=by, recorded_at=NOW
    )


def workbook(client, change=None):
    """The exported workbook, changed cell by cell: {(row of the table from 0, judge from 0): text}."""
    book = openpyxl.load_workbook(BytesIO(client.get(EXPORT).content))
    sheet = book.worksheets[0]
    top = next(row for row in range(1, 10) if sheet.cell(row, 1).value == "Kode")
    for (row, column), value in (change or {}).items():
        sheet.cell(top + 1 + row, 4 + column).value = value
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile("penugasan.xlsx", target.getvalue()), sheet, top
