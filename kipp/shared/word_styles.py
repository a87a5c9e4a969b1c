"""The styles of our Word files: those of an official letter, and one for each kind of text in a table."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

# On every office computer, unlike the fonts of the PDF.
FONT = "Arial"
BRICK, FAINT = RGBColor(0xA8, 0x43, 0x2F), RGBColor(0x55, 0x61, 0x5B)
ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
# Ids of the styles of texts in tables; ids have no blanks.
CELLS = {"left": "Sel", "right": "SelKanan", "center": "SelTengah"}
HEAD, FACT = "SelJudul", "SelIsian"


def set_styles(document) -> None:
    """Gives the styles of the default template the look of an official letter."""
    sizes = {"Normal": 11, "Title": 13, "Heading 1": 11.5, "Heading 2": 11, "List Number": 11}
    for name, points in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(points), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.space_before = Pt(12 if name.startswith("Heading") else 0)
    document.styles["Title"].font.bold = True
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)
    for align, name in CELLS.items():
        add_cell_style(document, name, 9, align)
    add_cell_style(document, HEAD, 9, "center").font.bold = True
    add_cell_style(document, FACT, 11, "left")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(language)


def add_cell_style(document, name: str, points: int, align: str):
    """Adds a style of paragraphs in tables, so that one change in Word restyles all of them."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(points)
    style.paragraph_format.space_after, style.paragraph_format.alignment = Pt(0), ALIGNED[align]
    return style
