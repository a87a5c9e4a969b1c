"""The tables of the minutes: totals per judge, means per criterion, scores of the stages, finalists and winners."""

from collections.abc import Iterator, Sequence

from judging.results.papers.minutes import Entry, Minutes, StagePart
from kipp.shared import wording
from kipp.shared.papers import Block, Column, Heading, Paragraph, Table
from submissions.models import Submission

# More would be too narrow to read on a landscape page; the table then goes on below with the next ones.
MOST_COLUMNS = 12
ENTRY = (Column("Tempat", 14, "right"), Column("Inovasi", 50), Column("Perangkat daerah atau unit kerja", 42))
LEGEND = (
    "J = juri, K1, K2, … = kriteria menurut bagian A dan B. “BK”: benturan kepentingan; “belum”: lembar tidak "
    "diselesaikan; “lepas”: lembar dikesampingkan; “K” di belakang total: disalin dari lembar kertas; “–”: tidak "
    "ditugaskan atau tidak bernilai."
)
ATTACHMENT = "Lampiran berita acara: rekapitulasi nilai"
IN_THE_MINUTES_OF_STAGES = (
    "Total setiap juri dan rata-rata nilai setiap kriteria tercantum pada berita acara setiap tahap."
)
NONE_PLACED = "Belum ada proposal dengan lembar yang selesai."


def recap_of(minutes: Minutes) -> list[Block]:
    """Returns the recapitulation: of the stage by judge and criterion, of the edition by stage."""
    if not minutes.entries:
        return [Paragraph(NONE_PLACED)]
    if minutes.stage is None:
        return [final_table(minutes), Paragraph(IN_THE_MINUTES_OF_STAGES, "small")]
    part = minutes.parts[0]
    blocks: list[Block] = [Heading("1. Total setiap juri dan nilai tahap (0–100)", 2)]
    blocks += judge_tables(minutes, part)
    blocks.append(Heading(f"2. Rata-rata nilai setiap kriteria (0–{wording.short_number(part.stage.scale_max)})", 2))
    return [*blocks, *criterion_tables(minutes, part), Paragraph(LEGEND, "small")]


def judge_tables(minutes: Minutes, part: StagePart) -> Iterator[Table]:
    """Yields one table for every twelve judges; the stage score stands in the last one."""
    groups = in_groups(part.seats)
    for seats in groups:
        is_last = seats is groups[-1]
        columns = [*ENTRY, *(Column(seat.code, 15, "right") for seat in seats)]
        if is_last:
            columns.append(Column("Nilai tahap", 17, "right"))
        rows = []
        for entry in minutes.entries:
            sheets = [entry.sheets.get(seat.member.judge_id) for seat in seats]
            cells = [sheet.text if sheet else wording.NOTHING for sheet in sheets]
            rows.append((*entry_cells(entry), *cells, *([wording.number(entry.score)] if is_last else [])))
        yield Table(tuple(columns), tuple(rows))


def criterion_tables(minutes: Minutes, part: StagePart) -> Iterator[Table]:
    """Yields one table for every twelve criteria."""
    coded = [(f"K{place}", criterion) for place, criterion in enumerate(part.criteria, start=1)]
    for group in in_groups(coded):
        columns = (*ENTRY, *(Column(code, 15, "right") for code, _ in group))
        rows = tuple(
            (*entry_cells(entry), *(wording.number(entry.means.get(criterion.pk)) for _, criterion in group))
            for entry in minutes.entries
        )
        yield Table(columns, rows)


def in_groups(items: Sequence) -> list[Sequence]:
    """Splits into groups of at most twelve; at least one, though it may be empty."""
    return [items[start : start + MOST_COLUMNS] for start in range(0, len(items), MOST_COLUMNS)] or [items]


def entry_cells(entry: Entry) -> tuple[str, str, str]:
    return place_text(entry.place), entry.submission.title, organization_of(entry.submission)


def place_text(place: int | None) -> str:
    return wording.NOTHING if place is None else str(place)


def organization_of(submission: Submission) -> str:
    """Returns the organization, with the one it belongs to."""
    organization = submission.organization
    return f"{organization.name}, {organization.parent.name}" if organization.parent else organization.name


def final_table(minutes: Minutes) -> Table:
    stages = [part.stage for part in minutes.parts]
    columns = (
        *ENTRY,
        *(Column(f"Tahap {stage.position}", 20, "right") for stage in stages),
        Column("Nilai akhir", 22, "right"),
        Column("Jenjang", 24),
    )
    rows = tuple(
        (
            *entry_cells(entry),
            *(wording.number(entry.stage_scores.get(stage.pk)) for stage in stages),
            wording.number(entry.score),
            entry.tier or wording.NOTHING,
        )
        for entry in minutes.entries
    )
    return Table(columns, rows)


def finalists_of(minutes: Minutes) -> list[Block]:
    """Returns the order of places in a sentence, and who goes on to the next stage."""
    placed = [entry for entry in minutes.entries if entry.place is not None]
    if not placed:
        return [Paragraph(NONE_PLACED)]
    blocks: list[Block] = [Paragraph("Urutan tempat pada tahap ini tercantum dalam lampiran, tabel 1.")]
    if not minutes.stage.is_closed:
        return [*blocks, Paragraph("Tahap ini belum ditutup, jadi urutannya masih dapat berubah.")]
    if minutes.next_stage is None:
        return [*blocks, Paragraph("Hasil akhir dicatat dalam berita acara penetapan hasil penilaian.")]
    blocks.append(Paragraph(f"Yang maju ke {minutes.next_stage}:"))
    columns = (*ENTRY[:1], Column("Kode", 28), *ENTRY[1:], Column("Nilai tahap", 20, "right"))
    rows = tuple(
        (
            place_text(entry.place),
            entry.submission.code,
            full_title(entry.submission.title, entry.submission.long_title),
            organization_of(entry.submission),
            wording.number(entry.score),
        )
        for entry in minutes.finalists
    )
    return [*blocks, Table(columns, rows)]


def severities_of(minutes: Minutes) -> list[Block]:
    """Returns how much each judge of an additive stage gives above or below the others; nothing for other methods."""
    blocks: list[Block] = []
    for part in minutes.parts:
        if part.severities:
            columns = (Column("Kode", 14, "center"), Column("Juri", 80), Column("Selisih terhadap rata-rata panel", 70))
            rows = tuple(
                (seat.code, seat.member.judge.full_name, wording.number(part.severities[seat.member.judge_id]))
                for seat in part.seats
                if seat.member.judge_id in part.severities
            )
            sentence = f"Ketatnya juri pada {part.stage}, yang dikurangkan dari totalnya (positif: lebih longgar):"
            blocks += [Paragraph(sentence), Table(columns, rows)]
    return blocks


def winners_of(minutes: Minutes) -> list[Block]:
    """Returns the winners tier by tier, as the award rows say."""
    if not minutes.winners:
        return [Paragraph("Belum ada peringkat yang lengkap, jadi belum ada penerima penghargaan.")]
    columns = (
        Column("Jenjang", 20),
        Column("Tempat", 14, "right"),
        Column("Inovasi", 60),
        Column("Inovator", 38),
        Column("Perangkat daerah atau unit kerja", 38),
    )
    rows = tuple(
        (
            winner.tier,
            place_text(winner.place),
            full_title(winner.title, winner.long_title),
            "\n".join(winner.names) or wording.NOTHING,
            winner.organization,
        )
        for winner in minutes.winners
    )
    heading = "Penerima penghargaan menurut jenjang dan tempat; urutan semua proposal tercantum dalam lampiran."
    return [Paragraph(heading), Table(columns, rows)]


def full_title(title: str, long_title: str) -> str:
    return f"{title}\n{long_title}" if long_title else title
