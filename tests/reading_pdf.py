"""Reads the words of a PDF made by the portal back, by the table from glyphs to characters that each font carries."""

import re
from io import BytesIO

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def text_of(content: bytes) -> str:
    """Returns the words of all pages, runs of white space as one space."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return " ".join(" ".join(text_of_page(page) for page in pdf.pages).split())


def text_of_pages(content: bytes) -> list[str]:
    """Returns the words of each page."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [" ".join(text_of_page(page).split()) for page in pdf.pages]


def text_of_page(page: pikepdf.Page) -> str:
    tables = {name: characters(font) for name, font in page.Resources.Font.items()}
    parts, table = [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            table = tables[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            strings = operands[0] if operator == "TJ" else operands
            parts += [decoded(bytes(each), table) for each in strings if isinstance(each, pikepdf.String)]
        elif operator in ("Td", "Tm", "BT"):
            parts.append(" ")
    return "".join(parts)


def characters(font: pikepdf.Dictionary) -> dict[int, str]:
    """Returns the character of each glyph."""
    return {
        int(glyph, 16): bytes.fromhex(unicode.decode()).decode("utf-16-be")
        for glyph, unicode in PAIR.findall(font.ToUnicode.read_bytes())
    }


def decoded(glyphs: bytes, table: dict[int, str]) -> str:
    return "".join(table.get(int.from_bytes(glyphs[at : at + 2], "big"), "") for at in range(0, len(glyphs), 2))
