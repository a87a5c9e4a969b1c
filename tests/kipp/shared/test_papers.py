"""Official papers as PDF/A and as Word files: what they keep of a text, sizes, headings that repeat, numbered lists."""

from io import BytesIO

import pikepdf
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from kipp.shared.papers import (
    A4,
    F4,
    Column,
    Facts,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Section,
    Signature,
    Table,
    Title,
    Together,
    pdf_of,
)
from kipp.shared.word_files import word_file
from tests import reading_pdf, reading_word
from tests.factories import NOW

HARD = [
    "Satu <b>dua</b> & tiga",
    "#set text(red) #panic() *tebal* _miring_ `kode` $x^2$ \\ @rujukan = // komentar",
    "R.A. Sri'ah “Ning” Kartini-Suryo, S.Kep., Ns.",
    "ꦗꦮ Pak’dhé Soegêng",
    "judul " + "sangat panjang " * 40,
    '{"json": "\\u0041"} ]] --> %}',
]
TABLE = Table(
    (Column("Nama", 40), Column("Nilai", 20, "right")),
    tuple((f"Baris {number}", f"{number},50") for number in range(1, 121)),
)


def paper_of(*blocks, **fields) -> Paper:
    return Paper("Berita acara", "Bagian Organisasi", (Section(blocks),), **fields)


def word(paper, size=A4) -> bytes:
    return word_file(paper, size, made_at=NOW)


@pytest.mark.parametrize("text", HARD)
def test_texts_are_data_in_both_files(text):
    paper = paper_of(
        Title((text,), number=text),
        Heading(text),
        Paragraph(text),
        Listing((text,)),
        Facts((("Label", text),)),
        Table((Column("Teks", 100),), ((text,),)),
        Signature((text,), text, (text,)),
    )
    wanted = " ".join(text.split())
    read = reading_word.text_of(word(paper))
    assert read.count(wanted) == 9
    assert wanted.upper() in read
    shown = "".join(character for character in wanted if not "\ua980" <= character <= "\ua9df")
    assert "".join(shown.split()) in "".join(reading_pdf.text_of(pdf_of(paper, A4)).split())


def test_characters_that_a_file_cannot_hold_are_left_out_and_the_rest_stays():
    paper = paper_of(Paragraph("Inovasi 🎉 hebat\x07\ufffe dan 日本"))
    assert "Inovasi" in reading_pdf.text_of(pdf_of(paper, A4))
    assert reading_word.text_of(word(paper)) == "Inovasi 🎉 hebat dan 日本"


@pytest.mark.parametrize(("size", "points"), [(A4, (595, 842)), (F4, (609, 935))])
def test_sheets_have_the_size_asked_for(size, points):
    paper = Paper("Judul", "A", (Section((Paragraph("satu"),)), Section((Paragraph("dua"),), is_landscape=True)))
    with pikepdf.open(BytesIO(pdf_of(paper, size))) as pdf:
        boxes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages]
    assert boxes == [points, points[::-1]]
    upright, landscape = Document(BytesIO(word(paper, size))).sections
    assert [round(side.mm) for side in (upright.page_width, upright.page_height)] == [size.width, size.height]
    assert [round(side.mm) for side in (landscape.page_width, landscape.page_height)] == [size.height, size.width]
    assert landscape.orientation == WD_ORIENT.LANDSCAPE


def test_the_pdf_is_pdf_a_and_tagged():
    with pikepdf.open(BytesIO(pdf_of(paper_of(Title(("Judul",)), TABLE), A4))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"] == "Berita acara"


def test_a_long_table_repeats_its_headings_on_every_page():
    paper = paper_of(TABLE, banner="KONSEP", mark="Versi 1")
    with pikepdf.open(BytesIO(pdf_of(paper, A4))) as pdf:
        texts = [" ".join(reading_pdf.text_of_page(page).split()) for page in pdf.pages]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert "Nama Nilai" in text
        assert "KONSEP" in text
        assert "Versi 1" in text
        assert f"Halaman {number} dari {len(texts)}" in text
    rows = Document(BytesIO(word(paper))).tables[0].rows
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows][:2] == [True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert len(rows) == 121


def test_word_files_are_made_of_headings_lists_and_fields():
    paper = paper_of(
        Title(("Berita acara",)), Heading("A. Satu"), Heading("1. Dua", 2), banner="KONSEP", mark="Versi 1"
    )
    document = Document(BytesIO(word(paper)))
    assert [block.style.name for block in document.paragraphs] == ["Title", "Heading 1", "Heading 2"]
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "KONSEP"
    assert section.footer.paragraphs[0].text == "Versi 1\tHalaman 1 dari 1"
    codes = [each.text for each in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert document.core_properties.title == "Berita acara"
    assert document.core_properties.author == "Bagian Organisasi"


def test_each_list_counts_from_one():
    document = Document(BytesIO(word(paper_of(Listing(("a", "b")), Listing(("c",))))))
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = document.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


def test_what_belongs_together_stays_on_one_page():
    filler = tuple(Paragraph(f"Baris {number}") for number in range(34))
    signing = Together((Paragraph("Demikian"), Table((Column("Nama", 10),), (("Juri",),)), Signature(("Kudus",), "X")))
    with pikepdf.open(BytesIO(pdf_of(paper_of(*filler, signing), A4))) as pdf:
        texts = [reading_pdf.text_of_page(page) for page in pdf.pages]
    (page,) = [text for text in texts if "Demikian" in text]
    assert "Juri" in page
    assert "Kudus" in page
    document = Document(BytesIO(word(paper_of(Paragraph("Bebas"), signing))))
    tied = [paragraph.paragraph_format.keep_with_next for paragraph in document.paragraphs]
    assert tied[0] is None
    assert tied[1] is True


def test_the_digest_names_the_content_and_nothing_else():
    paper = paper_of(Paragraph("satu"))
    assert paper.digest == paper_of(Paragraph("satu"), banner="KONSEP", mark="x").digest
    assert paper.digest != paper_of(Paragraph("dua")).digest
