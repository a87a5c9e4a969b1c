"""Reads a Word file back: its texts in order, and its tables by their headings."""

from io import BytesIO

from docx import Document
from docx.table import Table


def blocks_of(content: bytes) -> list:
    """Returns paragraphs and tables in the order in which they stand."""
    return list(Document(BytesIO(content)).iter_inner_content())


def text_of(content: bytes) -> str:
    """Returns all words of the body, runs of white space as one space."""
    parts = []
    for block in blocks_of(content):
        if isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return " ".join(" ".join(parts).split())


def tables_of(content: bytes) -> list[list[dict[str, str]]]:
    """Returns the rows of each table with headings, by heading."""
    found = []
    for table in Document(BytesIO(content)).tables:
        headings, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if len(set(headings)) == len(headings):
            found.append([dict(zip(headings, row, strict=True)) for row in rows])
    return found
