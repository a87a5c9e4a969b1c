"""Papers as Word files to edit: heading styles, numbered lists, tables whose headings repeat, pages in A4 or F4."""

from copy import deepcopy
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from kipp.shared.papers import (
    Facts,
    Heading,
    Listing,
    Paper,
    PaperSize,
    Paragraph,
    Section,
    Signature,
    Table,
    Title,
    Together,
)
from kipp.shared.spreadsheets import writable
from kipp.shared.word_styles import BRICK, CELLS, FACT, FAINT, HEAD, set_styles

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UPRIGHT_MARGINS = {"left": 25, "right": 20, "top": 22, "bottom": 20}
LANDSCAPE_MARGINS = {"left": 18, "right": 18, "top": 22, "bottom": 18}


def word_file(paper: Paper, size: PaperSize, *, made_at: datetime) -> bytes:
    """Returns the paper as a .docx file; texts are kept to the letter but for what XML cannot hold."""
    document = Document()
    set_styles(document)
    set_properties(document, paper, made_at)
    for number, part in enumerate(paper.sections):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        lay_out(section, size, part)
        set_margin_lines(section, paper)
        if number == 0:
            add_letterhead(document, paper.letterhead)
        width = section.page_width - section.left_margin - section.right_margin
        for block in part.blocks:
            WRITERS[type(block)](document, block, width)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def set_properties(document, paper: Paper, made_at: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author = writable(paper.title)[:255], writable(paper.author)[:255]
    properties.comments, properties.language, properties.last_modified_by = "", "id-ID", ""
    properties.created = properties.modified = made_at.replace(tzinfo=None)


def lay_out(section, size: PaperSize, part: Section) -> None:
    """Sets the sheet, its direction and margins."""
    sides = (size.height, size.width) if part.is_landscape else (size.width, size.height)
    section.page_width, section.page_height = Mm(sides[0]), Mm(sides[1])
    section.orientation = WD_ORIENT.LANDSCAPE if part.is_landscape else WD_ORIENT.PORTRAIT
    for side, length in (LANDSCAPE_MARGINS if part.is_landscape else UPRIGHT_MARGINS).items():
        setattr(section, f"{side}_margin", Mm(length))
    section.header_distance = section.footer_distance = Mm(9)


def set_margin_lines(section, paper: Paper) -> None:
    """Writes banner, mark and page number; each section has its own, for their widths differ."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if paper.banner:
        run = head.add_run(writable(paper.banner))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(9), BRICK
    foot = section.footer.paragraphs[0]
    foot.style = "Normal"  # that of footers has tab stops of its own
    width = section.page_width - section.left_margin - section.right_margin
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{writable(paper.mark)}\tHalaman ")
    add_field(foot, "PAGE")
    foot.add_run(" dari ")
    add_field(foot, "NUMPAGES")
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(8), FAINT


def add_field(paragraph: WordParagraph, code: str) -> None:
    """Adds a number that Word computes."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def add_letterhead(document, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines, start=1):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(writable(line).upper())
        run.bold, run.font.size = number == len(lines), Pt(14 if number == len(lines) else 12)
        if number == len(lines):
            add_rule(paragraph)


def add_rule(paragraph: WordParagraph) -> None:
    """Draws the line below a letterhead."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    # Word insists on the order of these elements.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:tabs", "w:spacing", "w:ind", "w:jc")


def write_title(document, block: Title, width) -> None:
    title = document.add_paragraph(style="Title")
    title.paragraph_format.space_before = Pt(14)
    title.add_run("\n".join(writable(line).upper() for line in block.lines))
    if block.number:
        number = document.add_paragraph(writable(block.number))
        number.alignment, number.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(14)


def write_heading(document, block: Heading, width) -> None:
    document.add_heading(writable(block.text), block.level)


def write_paragraph(document, block: Paragraph, width) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = block.text.endswith(":") or None
    run = paragraph.add_run(writable(block.text))
    run.bold = block.style == "strong"
    if block.style == "small":
        run.font.size, run.font.color.rgb = Pt(9), FAINT


def write_listing(document, block: Listing, width) -> None:
    number = new_numbering(document)
    for item in block.items:
        paragraph = document.add_paragraph(writable(item), style="List Number")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


def new_numbering(document) -> int:
    """Returns the id of a numbering like that of the style, which counts from 1 again."""
    numberings = document.part.numbering_part.element
    style = document.styles["List Number"].element
    pattern = numberings.num_having_numId(style.pPr.numPr.numId.val)
    number = numberings.add_num(pattern.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return number.numId


def write_facts(document, block: Facts, width) -> None:
    """A table without lines, so that long texts wrap below themselves."""
    shares = (50, 14, 2, 34) if block.is_right else (0, 24, 2, 74)
    lengths = [width * share // 100 for share in shares if share]
    table = new_table(document, lengths)
    patterns = patterns_of(lengths, [FACT] * len(lengths))
    for label, text in block.rows:
        add_row(table, ("", label, ":", text)[-len(lengths) :], patterns)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def write_table(document, block: Table, width) -> None:
    whole = sum(column.width for column in block.columns)
    lengths = [width * column.width // whole for column in block.columns]
    table = new_table(document, lengths, style="Table Grid")
    head = add_row(table, [column.title for column in block.columns], patterns_of(lengths, [HEAD] * len(lengths)))
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    patterns = patterns_of(lengths, [CELLS[column.align] for column in block.columns])
    for row in block.rows:
        add_row(table, row, patterns, least_height=block.least_height)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def new_table(document, lengths: list[int], style: str | None = None) -> WordTable:
    table = document.add_table(0, len(lengths), style=style)
    table.autofit = False
    for column, length in zip(table._tbl.tblGrid.gridCol_lst, lengths, strict=True):
        column.w = length
    return table


def patterns_of(lengths: list[int], styles: list[str]) -> list:
    """Returns an empty cell for each column, to be copied; `styles` are those of the paragraphs in them."""
    cells = []
    for length, style in zip(lengths, styles, strict=True):
        cell = CT_Tc.new()
        cell.width = length
        cell.p_lst[0].style = style
        cells.append(cell)
    return cells


def add_row(table: WordTable, texts, patterns: list, *, least_height: int = 0):
    """Adds a row that stays on one page.

    Written element by element: the ways of the library look up the table for every cell, which takes seconds.
    """
    row = table._tbl.add_tr()
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if least_height:
        row.trHeight_val = Mm(least_height)
    for text, pattern in zip(texts, patterns, strict=True):
        cell = deepcopy(pattern)
        cell.p_lst[0].add_r().text = writable(text)
        row.append(cell)
    return row


def write_signature(document, block: Signature, width) -> None:
    """Stays together, in the right half."""
    for part, lines, is_bold in (
        ("above", block.above, False),
        ("name", (block.name,), True),
        ("", block.below, False),
    ):
        if not lines:
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = width // 2
        paragraph.paragraph_format.keep_with_next = bool(part)
        paragraph.paragraph_format.space_before = Pt(18 if part == "above" else 0)
        paragraph.paragraph_format.space_after = Pt(56 if part == "above" else 0)
        paragraph.add_run("\n".join(map(writable, lines))).bold = is_bold or None


def write_together(document, block: Together, width) -> None:
    """Ties all paragraphs but the last one to the next, those in tables too."""
    body = document.element.body
    before = len(body)
    for part in block.blocks:
        WRITERS[type(part)](document, part, width)
    paragraphs = [each for element in body[before - 1 : -1] for each in element.iter(qn("w:p"))]
    for paragraph in paragraphs[:-1]:
        WordParagraph(paragraph, document).paragraph_format.keep_with_next = True


WRITERS = {
    Title: write_title,
    Heading: write_heading,
    Paragraph: write_paragraph,
    Listing: write_listing,
    Facts: write_facts,
    Table: write_table,
    Signature: write_signature,
    Together: write_together,
}
