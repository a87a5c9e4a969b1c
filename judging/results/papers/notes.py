"""What happened besides judging: conflicts, replaced judges, missing sheets, second looks, ties and decisions."""

from judging.models import Conflict
from judging.results.papers.minutes import Minutes, Seat
from judging.results.papers.tables import place_text
from judging.sheets.reconsidering import Version
from kipp.shared import wording
from kipp.shared.papers import Block, Column, Heading, Listing, Paragraph, Table
from submissions.models import Submission

NONE = "Tidak ada."
CONFLICTS = (Column("Inovasi", 52), Column("Juri", 40), Column("Alasan", 46), Column("Dicatat", 27))
SECOND_LOOKS = (
    Column("Inovasi dan juri", 42),
    Column("Semula", 16, "right"),
    Column("Setelah ditinjau", 18, "right"),
    Column("Nilai yang berubah", 42),
    Column("Alasan permintaan dan jawaban juri", 47),
)
TIES = (Column("Tempat", 16, "right"), Column("Inovasi", 50), Column("Berada di bawah", 50), Column("Penentu", 49))


def notes_part(minutes: Minutes) -> list[Block]:
    """Returns part D, in which every point is named even where there is nothing to tell."""
    points = [("Benturan kepentingan", conflicts_of(minutes)), ("Pergantian juri", replaced(minutes))]
    if minutes.stage is not None:
        points += [
            ("Lembar yang tidak diselesaikan", missing_of(minutes)),
            ("Tinjau ulang", second_looks(minutes)),
            ("Lembar yang disalin dari kertas", on_paper(minutes)),
        ]
    points.append(("Proposal yang tidak lagi diikutkan atau belum dinilai", left_of(minutes)))
    blocks: list[Block] = [Heading("D. Catatan pelaksanaan")]
    if minutes.stage is None:
        blocks.append(
            Paragraph("Lembar yang tidak diselesaikan dan tinjau ulang dicatat dalam berita acara setiap tahap.")
        )
    for place, (title, content) in enumerate(points, start=1):
        blocks += [Heading(f"{place}. {title}", 2), *(content or [Paragraph(NONE)])]
    return blocks


def conflicts_of(minutes: Minutes) -> list[Block]:
    rows = tuple(
        (
            line.conflict.submission.title,
            line.conflict.judge.full_name,
            reason_of(line.conflict),
            f"{line.conflict.get_source_display()}, {wording.day(line.conflict.recorded_at)}"
            + (". Lembarnya tetap dihitung karena tahap sudah ditutup." if line.is_counted else ""),
        )
        for line in minutes.conflicts
    )
    return [Table(CONFLICTS, rows)] if rows else []


def reason_of(conflict: Conflict) -> str:
    """Returns the reason; the note only where the reason says nothing by itself."""
    return conflict.note if conflict.reason == Conflict.Reason.OTHER else conflict.get_reason_display()


def replaced(minutes: Minutes) -> list[Block]:
    """Returns a line for each judge who left a panel, with the reason and who took over."""
    lines = []
    for part in minutes.parts:
        successors: dict[int, list[Seat]] = {}
        for seat in part.seats:
            if seat.member.replaces_id:
                successors.setdefault(seat.member.replaces_id, []).append(seat)
        for seat in part.seats:
            if seat.member.is_former:
                names = ", ".join(each.member.judge.full_name for each in successors.get(seat.member.pk, []))
                where = f"{part.stage}: " if len(minutes.parts) > 1 else ""
                lines.append(
                    f"{where}{seat.member.judge.full_name} ({seat.code}) dilepas {wording.day(seat.member.left_at)}. "
                    f"Alasan: {seat.member.left_reason} Pengganti: {names or 'tidak ada'}."
                )
    return [Listing(tuple(lines))] if lines else []


def missing_of(minutes: Minutes) -> list[Block]:
    """Returns each entry with the judges who did not finish their sheet, and what few sheets did to the method."""
    names: dict[Submission, list[str]] = {}
    for submission, seat in minutes.missing:
        names.setdefault(submission, []).append(f"{seat.member.judge.full_name} ({seat.code})")
    lines = [f"{submission.title}: {', '.join(judges)}." for submission, judges in names.items()]
    untrimmed = [entry.submission.title for entry in minutes.entries if entry.is_untrimmed]
    if untrimmed:
        lines.append(f"Kurang dari lima lembar, jadi memakai rata-rata semua total: {', '.join(untrimmed)}.")
    provisional = [entry.submission.title for entry in minutes.entries if entry.is_provisional]
    if provisional:
        lines.append(f"Ketatnya juri belum dapat dihitung, jadi memakai rata-rata biasa: {', '.join(provisional)}.")
    return [Listing(tuple(lines))] if lines else []


def on_paper(minutes: Minutes) -> list[Block]:
    """Returns each entry with the judges whose marks Setda copied from a signed sheet of paper."""
    lines = []
    for entry in minutes.entries:
        sheets = [sheet for sheet in entry.sheets.values() if sheet.is_on_paper]
        names = [f"{sheet.seat.judge.full_name} ({sheet.seat})" for sheet in sheets]
        if names:
            lines.append(f"{entry.submission.title}: {', '.join(names)}.")
    return [Listing(tuple(lines))] if lines else []


def second_looks(minutes: Minutes) -> list[Block]:
    rows = tuple(second_look(version) for version in minutes.reconsiderations)
    return [Table(SECOND_LOOKS, rows)] if rows else []


def second_look(version: Version) -> tuple[str, ...]:
    """Returns both versions of a sheet in one row."""
    request = version.request
    changes = [
        f"{line.label}: {wording.number(line.before)} menjadi {wording.number(line.after)}"
        for line in version.lines
        if line.before != line.after and request.after is not None
    ]
    answer = "Belum dijawab." if request.is_open else f"Juri: {request.answer}"
    if request.ended_at:
        answer = f"Berakhir tanpa jawaban: {request.ended_reason}"
    return (
        f"{request.scorecard.submission.title}\n{request.scorecard.judge.full_name}",
        wording.number(version.total_before),
        wording.number(version.total_after),
        "\n".join(changes) or ("–" if request.after is None else "Nilai tetap."),
        f"Bagian Organisasi: {request.reason}\n{answer}",
    )


def left_of(minutes: Minutes) -> list[Block]:
    lines = [f"{each.title} ({each.organization.name}): {each.get_state_display()}." for each in minutes.left]
    lines += [f"{entry.submission.title}: belum dinilai, jadi belum bertempat." for entry in minutes.unplaced]
    lines += [
        f"{part.stage}: untuk menghitung ketatnya juri, lembar proposal yang keluar setelah tahap ditutup tetap "
        f"dipakai. Alasan: {part.left_reason}"
        for part in minutes.parts
        if part.left_reason
    ]
    return [Listing(tuple(lines))] if lines else []


def ties_part(minutes: Minutes) -> list[Block]:
    """Returns part E: every line between equal scores with what decided it, shared places, and the panel's word."""
    blocks: list[Block] = [Heading("E. Nilai sama dan keputusan panel")]
    if not (minutes.ties or minutes.shared or minutes.decisions):
        return [*blocks, Paragraph("Tidak ada nilai yang persis sama.")]
    rows = tuple(
        (place_text(tie.below.place), tie.below.submission.title, tie.above.submission.title, tie.sentence)
        for tie in minutes.ties
    )
    if rows:
        blocks.append(Table(TIES, rows))
    for place, entries in minutes.shared:
        titles = ", ".join(entry.submission.title for entry in entries)
        blocks.append(Paragraph(f"Tempat {place} dipakai bersama oleh {len(entries)} proposal: {titles}."))
    for each in minutes.decisions:
        order = "; ".join(f"tempat {place_text(entry.place)} {entry.submission.title}" for entry in each.entries)
        present = ", ".join(each.decision.present.splitlines())
        blocks.append(
            Paragraph(
                f"Keputusan panel {wording.day(each.decision.recorded_at)} menetapkan urutan: {order}.\n"
                f"Alasan: {each.decision.reason}\nHadir: {present}."
            )
        )
        if each.how:
            blocks.append(Listing(each.how))
    return blocks
