"""What the tests of leaks share: fetching a page without changing anything, and all the words of an answer."""

import re
from io import BytesIO
from zipfile import ZipFile

from django.db import transaction

from judging.models import Score
from judging.sheets.tally import tally_of
from kipp.shared.wording import number
from tests.reading_pdf import text_of

OK, HTML = 200, "text/html"
PDF, PACKED = "application/pdf", b"PK"
# What any page of the portal reads from its address, each pointing at what is hidden.
QUERY = "sort=-value&o=-nilai&urut=nilai&page=1&papan=1&kriteria=3&tindakan=lolos&state=&topic=&role=&pilih=semua"
# What differs at every visit: tokens against forgery, nonces, seals on forms, the moment at which a page expires.
PASSING = re.compile(
    r'(name="(?:csrfmiddlewaretoken|meterai)" value|nonce|X-CSRFToken&quot;|"X-CSRFToken")[=:] ?["\']?[^"\'>\s]+|'
    r"'nonce-[^']+'|Set-Cookie: .*|'Expires': '[^']+'"
)


def total_of(card, criteria) -> str:
    """Returns the points of a sheet as its judge reads them."""
    marks = dict(Score.objects.filter(scorecard=card).values_list("criterion", "value"))
    return number(tally_of(criteria, marks, scale_max=card.stage.scale_max).points)


def words_in(response) -> str:
    """Returns all that an answer carries: headers, and the text of a page, a PDF or all that is packed in a file."""
    content = response.getvalue() if response.streaming else response.content
    head = f"{response.status_code} {response.headers} {response.cookies}\n"
    if content.startswith(PACKED):  # a workbook, a Word file, all files of the entries
        with ZipFile(BytesIO(content)) as packed:
            return head + "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if response.headers.get("Content-Type") == PDF and b"Typst" in content:
        return head + text_of(content)
    return head + content.decode(errors="replace")


def lasting(text: str) -> str:
    """Returns an answer without what differs at every visit, to be compared byte for byte."""
    return PASSING.sub(r"\1", text)


def fetch(client, method, address, data=None):
    """Opens a page and takes back what that may have changed."""
    mark = transaction.savepoint()
    response = getattr(client, method.lower())(address, data or {})
    text = words_in(response)
    transaction.savepoint_rollback(mark)
    return response.status_code, text
