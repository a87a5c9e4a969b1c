"""The minutes as a paper, part by part, in the wording of a regency; the same for PDF and Word."""

from datetime import date
from decimal import Decimal

from competitions.models import Competition
from judging.models import Sealing
from judging.results.papers import method_words, notes, tables
from judging.results.papers.minutes import Minutes, Seat
from kipp.shared import wording
from kipp.shared.papers import (
    BLANK,
    SHORT_BLANK,
    Block,
    Column,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Section,
    Signature,
    Table,
    Title,
    Together,
)
from kipp.shared.spelling import spelled_day, with_digits

LETTERHEAD = ("Pemerintah Kabupaten Kudus", "Sekretariat Daerah", "Bagian Organisasi")
OFFICE = "Bagian Organisasi Sekretariat Daerah Kabupaten Kudus"
DRAFT = "KONSEP – belum ditetapkan"
REHEARSAL = "GLADI – bukan hasil resmi"
CLOSING = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
SIGNING = (
    Column("No.", 10, "center"),
    Column("Nama", 55),
    Column("Kedudukan", 45),
    Column("Tanda tangan", 55),
)
LEAST_SIGNING_HEIGHT = 11
# A larger panel would not fit on a page together with what stands above and below.
MOST_ON_ONE_PAGE = 10


def paper_of(minutes: Minutes) -> Paper:
    """Returns the minutes, upright, and the recapitulation of all marks as their attachment, landscape."""
    body = Section(
        (
            *opening_of(minutes),
            *panel_part(minutes),
            *weights_part(minutes),
            *method_part(minutes),
            *notes.notes_part(minutes),
            *notes.ties_part(minutes),
            *result_part(minutes),
            *signing_part(minutes),
        )
    )
    recap = Section((Heading(tables.ATTACHMENT), *tables.recap_of(minutes)), is_landscape=True)
    title = f"Berita acara {minutes.stage or 'hasil akhir'}, {competition_name(minutes.edition)}"
    return marked_paper(title, (body, recap), minutes.edition, minutes.sealing, letterhead=LETTERHEAD)


def marked_paper(
    title: str, sections: tuple[Section, ...], edition: Competition, sealing: Sealing | None, *, letterhead=()
) -> Paper:
    """Returns a paper that carries version and hash of the sealed result on every page, or says it is a draft.

    Editions known from before the portal are in the archive without a seal; nothing of them is a draft.
    """
    is_draft = sealing is None and not edition.is_archived
    banners = [*([REHEARSAL] if edition.is_rehearsal else []), *([DRAFT] if is_draft else [])]
    content = Paper(title, OFFICE, sections)
    foot = sealed_line(sealing) if sealing else f"{f'{DRAFT} · ' if is_draft else ''}sidik isi {content.digest}"
    return Paper(title, OFFICE, sections, letterhead, " · ".join(banners), foot)


def sealed_line(sealing: Sealing) -> str:
    return f"Versi {sealing.version} · hash {sealing.sha256}"


def competition_name(edition: Competition) -> str:
    return f"{edition.name} Kabupaten Kudus Tahun {edition.year}"


def subject_of(minutes: Minutes) -> str:
    if minutes.stage is None:
        return "penetapan hasil penilaian"
    return f"penilaian tahap {minutes.stage.position} ({minutes.stage.name})"


def opening_of(minutes: Minutes) -> list[Block]:
    """Returns the title, and in one sentence when and where who did what."""
    details, edition = minutes.details, minutes.edition
    number = f"Nomor: {details.number or BLANK}"
    blank_day = f"{SHORT_BLANK} tanggal {SHORT_BLANK} bulan {SHORT_BLANK} tahun {SHORT_BLANK}"
    day = f"{spelled_day(details.dated_on)} ({details.dated_on:%d-%m-%Y})" if details.dated_on else blank_day
    theme = f" dengan tema “{edition.theme}”" if edition.theme else ""
    sentence = (
        f"Pada hari ini {day}, bertempat di {details.place or BLANK}, kami yang bertanda tangan di bawah ini, panel "
        f"juri dan {OFFICE}, telah melaksanakan {subject_of(minutes)} pada {competition_name(edition)}{theme}, "
        f"terhadap {scope_of(minutes)}, dengan uraian sebagai berikut."
    )
    heading = ("Berita acara", subject_of(minutes), edition.name, f"Kabupaten Kudus Tahun {edition.year}")
    blocks = [Title(heading, number), Paragraph(sentence)]
    if edition.notice:
        blocks.append(Paragraph(f"Keterangan: {edition.notice}", "small"))
    if minutes.problems:
        blocks += [Paragraph("Masih terbuka pada saat dicetak:", "strong"), Listing(minutes.problems)]
    return blocks


def scope_of(minutes: Minutes) -> str:
    """Returns how many entries were judged, in figures and words."""
    entries = f"{with_digits(len(minutes.entries))} proposal"
    if minutes.stage is not None:
        return entries
    stages = ", ".join(f"{part.stage} {part.admitted} proposal" for part in minutes.parts)
    return f"{entries} ({stages})" if len(minutes.parts) > 1 else entries


def panel_part(minutes: Minutes) -> list[Block]:
    blocks: list[Block] = [Heading("A. Panel juri")]
    for part in minutes.parts:
        if len(minutes.parts) > 1:
            blocks.append(Heading(str(part.stage), 2))
        rows = tuple(
            (seat.code, seat.member.judge.full_name, seat.employer or "–", role_of(minutes, seat), str(seat.finished))
            for seat in part.seats
        )
        blocks.append(Table(PANEL, rows))
    return blocks


PANEL = (
    Column("Kode", 12, "center"),
    Column("Nama", 48),
    Column("Asal instansi", 48),
    Column("Kedudukan", 40),
    Column("Lembar dihitung", 17, "right"),
)


def role_of(minutes: Minutes, seat: Seat) -> str:
    """Returns a judge's part on the panel: chair or member, whom they replaced, when they left."""
    member = seat.member
    role = "Ketua merangkap anggota" if member.judge_id == minutes.details.chair_id else "Anggota"
    if member.replaces_id:
        role += f", menggantikan {member.replaces} ({member.replaces.judge.full_name})"
    if member.is_former:
        role += f", sampai {wording.day(member.left_at)}"
    return role


def weights_part(minutes: Minutes) -> list[Block]:
    """Returns criteria with their weights; of the final minutes also the stages with theirs."""
    blocks: list[Block] = [Heading("B. Kriteria dan bobot")]
    if minutes.stage is None:
        columns = (Column("Tahap", 70), Column("Cara menggabungkan juri", 65), Column("Bobot tahap", 25, "right"))
        rows = tuple(
            (str(part.stage), part.stage.get_method_display(), wording.short_number(part.stage.weight))
            for part in minutes.parts
        )
        blocks.append(Table(columns, rows))
    columns = (Column("Kode", 14, "center"), Column("Kriteria", 120), Column("Bobot", 25, "right"))
    for part in minutes.parts:
        if len(minutes.parts) > 1:
            blocks.append(Heading(str(part.stage), 2))
        rows = [
            (f"K{place}", each.label, wording.short_number(each.weight))
            for place, each in enumerate(part.criteria, start=1)
        ]
        total: Decimal = part.total_weight
        blocks.append(Table(columns, (*rows, ("", "Jumlah", wording.short_number(total)))))
    return blocks


def method_part(minutes: Minutes) -> list[Block]:
    is_final = minutes.stage is None
    blocks: list[Block] = [Heading("C. Cara penilaian")]
    if is_final:
        rules = method_words.final_rules(minutes.parts, minutes.tiers)
    else:
        part = minutes.parts[0]
        rules = [*method_words.method_of_stage(part), *method_words.advance_rules(minutes)]
        rules.append(method_words.stage_weight_rule(part.stage))
    severities = tables.severities_of(minutes)
    chain = method_words.chain_of(minutes.edition, minutes.parts, is_combined=is_final)
    return [
        *blocks,
        Listing((*(rule for rule in rules if rule), method_words.EXACT)),
        *severities,
        Paragraph(method_words.CHAIN),
        Listing(tuple(chain)),
        Paragraph(method_words.SHARED),
    ]


def result_part(minutes: Minutes) -> list[Block]:
    blocks: list[Block] = [Heading("F. Hasil")]
    if minutes.stage is None:
        return [*blocks, *tables.winners_of(minutes)]
    return [*blocks, *tables.finalists_of(minutes)]


def signing_part(minutes: Minutes) -> list[Block]:
    """Returns the closing words, a line to sign for each judge still on the panel, and the block of Setda.

    They stay on one page where they fit, so that no signature stands by itself.
    """
    current = [seat for seat in minutes.panel if not seat.member.is_former]
    current.sort(key=lambda seat: seat.member.judge_id != minutes.details.chair_id)
    rows = tuple(
        (str(place), seat.member.judge.full_name, signing_role(minutes, seat), f"{place}.")
        for place, seat in enumerate(current, start=1)
    )
    details = minutes.details
    blocks = (
        Paragraph(CLOSING),
        Heading("Panel juri", 2),
        Table(SIGNING, rows, least_height=LEAST_SIGNING_HEIGHT),
        signature_of(details, dated_on=details.dated_on, opening="Mengetahui,", position=f"Kepala {OFFICE}"),
    )
    return [Together(blocks)] if len(rows) <= MOST_ON_ONE_PAGE else list(blocks)


def signing_role(minutes: Minutes, seat: Seat) -> str:
    return "Ketua merangkap anggota" if seat.member.judge_id == minutes.details.chair_id else "Anggota"


def signature_of(details, *, dated_on: date | None, opening: str = "", position: str = BLANK) -> Signature:
    """Returns who signs as typed by Setda; what is not typed is a line to fill in by hand."""
    day = wording.day(dated_on) if dated_on else BLANK
    above = [f"Kudus, {day}", *filter(None, [opening]), *(details.signatory_position or position).splitlines()]
    below = [details.signatory_rank] if details.signatory_rank else []
    if details.signatory_nip:
        below.append(f"NIP {wording.nip(details.signatory_nip)}")
    elif details.kind != details.Kind.DECREE:
        below.append(f"NIP {BLANK}")
    return Signature(tuple(above), details.signatory_name or BLANK, tuple(below))
