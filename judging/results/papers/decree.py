"""The annex of the Bupati's decree: the winners of an edition, tier by tier."""

from itertools import groupby

from competitions.models import Competition
from judging.models import DocumentDetails, Sealing
from judging.results.papers.minutes_paper import competition_name, marked_paper, signature_of
from judging.results.papers.tables import full_title, place_text
from judging.results.winners import Winner
from kipp.shared import wording
from kipp.shared.papers import BLANK, Block, Column, Facts, Heading, Paper, Paragraph, Section, Table, Title

COLUMNS = (
    Column("No.", 10, "center"),
    Column("Inovasi", 60),
    Column("Inovator", 36),
    Column("Perangkat daerah atau unit kerja", 40),
    Column("Tempat", 16, "center"),
)
PRIZE = Column("Hadiah", 30)
NO_WINNERS = "Belum ada penerima penghargaan."
POSITION = "Bupati Kudus,"


def decree_annex(
    *,
    edition: Competition,
    details: DocumentDetails,
    winners: tuple[Winner, ...],
    prizes: dict[int, str],
    sealing: Sealing | None,
    problems: tuple[str, ...] = (),
) -> Paper:
    """Returns the annex; its number and date are those of the seal, typed by Setda, else lines to fill in by hand.

    prizes: as typed for the ceremony, by entry.
    """
    title = Title(("Daftar pemenang", edition.name, f"Kabupaten Kudus Tahun {edition.year}"))
    blocks: list[Block] = [head_of(details, sealing), title]
    if edition.theme:
        blocks.append(Paragraph(f"Tema: {edition.theme}"))
    blocks += [Paragraph(f"Masih terbuka pada saat dicetak: {problem}", "strong") for problem in problems]
    if edition.notice:
        blocks.append(Paragraph(f"Keterangan: {edition.notice}", "small"))
    number = 0
    for tier, group in groupby(winners, lambda winner: winner.tier):
        of_tier = list(group)
        blocks += [Heading(tier, 2), tier_table(of_tier, first=number + 1, prizes=prizes)]
        number += len(of_tier)
    if not winners:
        blocks.append(Paragraph(NO_WINNERS))
    blocks.append(signature_of(details, dated_on=sealing.decree_on if sealing else None, position=POSITION))
    name = f"Lampiran keputusan tentang pemenang {competition_name(edition)}"
    return marked_paper(name, (Section(tuple(blocks)),), edition, sealing)


def head_of(details: DocumentDetails, sealing: Sealing | None) -> Facts:
    """Returns the block at the upper right that ties the annex to its decree."""
    number, day = (sealing.decree_number, sealing.decree_on) if sealing else ("", None)
    return Facts(
        (
            ("Lampiran", "Keputusan Bupati Kudus"),
            ("Nomor", number or BLANK),
            ("Tahun", str(day.year) if day else BLANK),
            ("Tanggal", wording.day(day) if day else BLANK),
            ("Tentang", details.about or BLANK),
        ),
        is_right=True,
    )


def tier_table(winners: list[Winner], *, first: int, prizes: dict[int, str]) -> Table:
    """Returns the winners of a tier, numbered on; the column of prizes only where somebody typed one."""
    rows = []
    for number, winner in enumerate(winners, start=first):
        cells = [
            str(number),
            full_title(winner.title, winner.long_title),
            "\n".join(winner.names) or wording.NOTHING,
            winner.organization,
            place_text(winner.place),
        ]
        if prizes:
            cells.append(prizes.get(winner.entry, wording.NOTHING))
        rows.append(tuple(cells))
    return Table((*COLUMNS, PRIZE) if prizes else COLUMNS, tuple(rows))
