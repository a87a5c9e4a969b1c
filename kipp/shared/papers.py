"""An official paper as blocks of plain text, from which both the PDF and the Word file are written."""

from dataclasses import asdict, dataclass
from typing import Literal

from kipp.shared import pdf
from kipp.shared.digests import digest_of

# Filled in by hand where nobody has typed anything.
BLANK = "." * 40
SHORT_BLANK = "." * 18


@dataclass(frozen=True)
class PaperSize:
    """A size of sheets in millimetres, upright."""

    code: str
    label: str
    width: int
    height: int


A4 = PaperSize("a4", "A4", 210, 297)
F4 = PaperSize("f4", "F4", 215, 330)
SIZES = {size.code: size for size in (A4, F4)}


@dataclass(frozen=True)
class Title:
    """The lines of the title, centred; `number` stands below them."""

    lines: tuple[str, ...]
    number: str = ""
    type: str = "title"


@dataclass(frozen=True)
class Heading:
    """The heading of a part (level 1) or of a part of it (level 2)."""

    text: str
    level: int = 1
    type: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A text that ends with a colon stays with what follows it."""

    text: str
    style: Literal["body", "small", "strong"] = "body"
    type: str = "paragraph"


@dataclass(frozen=True)
class Listing:
    """A numbered list; each one counts from 1."""

    items: tuple[str, ...]
    type: str = "listing"


@dataclass(frozen=True)
class Facts:
    """Label, colon, text; `is_right` puts them into the right half of the page."""

    rows: tuple[tuple[str, str], ...]
    is_right: bool = False
    type: str = "facts"


@dataclass(frozen=True)
class Column:
    """`width` is a share of the table, like millimetres on an upright A4 (about 165 in all)."""

    title: str
    width: int
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True)
class Table:
    """Rows of texts; the headings stand again on every page. least_height: of a row in millimetres, 0 for none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    least_height: int = 0
    type: str = "table"


@dataclass(frozen=True)
class Signature:
    """Who signs at the lower right: lines above the room to sign, the name, lines below it."""

    above: tuple[str, ...]
    name: str
    below: tuple[str, ...] = ()
    type: str = "signature"


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple["Block", ...]
    type: str = "together"


Block = Together | Title | Heading | Paragraph | Listing | Facts | Table | Signature


@dataclass(frozen=True)
class Section:
    """Blocks that begin on a page of their own, upright or landscape."""

    blocks: tuple[Block, ...]
    is_landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """letterhead: its lines, the last one largest, or none. banner: stands on top of every page, or empty.

    mark: what the foot of every page says beside the page number.
    """

    title: str
    author: str
    sections: tuple[Section, ...]
    letterhead: tuple[str, ...] = ()
    banner: str = ""
    mark: str = ""

    @property
    def digest(self) -> str:
        """Names exactly this content, whatever stands on top and at the foot of its pages."""
        return digest_of([asdict(section) for section in self.sections])


def pdf_of(paper: Paper, size: PaperSize) -> bytes:
    """Returns the paper as PDF/A-2a; characters that the fonts do not have are left out."""
    return pdf.render("naskah", asdict(paper) | {"paper": asdict(size)})
