"""The workbooks that Setda downloads, one module each; KINDS is the list of them, in the order of the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from competitions.models import Competition
from judging.results.workbooks.ceremony import ceremony_sheets
from judging.results.workbooks.entries import entry_sheets
from judging.results.workbooks.participation import participation_sheets
from judging.results.workbooks.standings import standing_sheets
from judging.results.workbooks.winners import winner_sheets
from judging.seal_mark import mark_line_of
from kipp.accounts.models import User
from kipp.shared.snapshots import one_snapshot
from kipp.shared.spreadsheets import Sheet, build_workbook

PARTICIPATION = "partisipasi"


@dataclass(frozen=True)
class WorkbookKind:
    """A workbook: its name in addresses and file names, its title, what it contains, and who makes its sheets.

    carries_result: its prints then show version and hash of the seal on every page.
    """

    name: str
    title: str
    contents: str
    sheets: Callable[..., Iterable[Sheet]]
    carries_result: bool = True


KINDS = {
    kind.name: kind
    for kind in (
        WorkbookKind(
            "pemenang",
            "Pemenang",
            "Satu lembar untuk setiap jenjang, menurut tempat: judul lengkap, inovator dan jabatannya, perangkat "
            "daerah, nilai akhir dan nilai tahap, serta nomor dan tanggal SK.",
            winner_sheets,
        ),
        WorkbookKind(
            "peringkat",
            "Peringkat lengkap",
            "Semua tempat dengan nilai tiap tahap, dan satu lembar per tahap dengan nilai setiap juri pada setiap "
            "kriteria. Total berbobot berupa rumus yang dapat diperiksa.",
            standing_sheets,
        ),
        WorkbookKind(
            "acara",
            "Acara penyerahan",
            "Urutan panggilan dengan nama yang dibacakan, yang menyerahkan, hadiah, kehadiran, dan kursi.",
            ceremony_sheets,
        ),
        WorkbookKind(
            "proposal",
            "Proposal",
            "Semua proposal dengan keadaannya, inovator, dan jawaban atas setiap pertanyaan.",
            entry_sheets,
            carries_result=False,
        ),
        WorkbookKind(
            PARTICIPATION,
            "Partisipasi",
            "Setiap perangkat daerah dengan keadaan, kelengkapan, jumlah draf, proposal yang diajukan, dan yang lolos; "
            "unit kerja dihitung pada induknya. Laju pengajuan setiap hari dan ragam inovasi.",
            participation_sheets,
            carries_result=False,
        ),
    )
}


def make_workbook(*, kind: WorkbookKind, competition: Competition, user: User, now: datetime) -> bytes:
    """Returns the workbook as this person may read it; all its sheets show the data of one instant."""
    with one_snapshot():
        sheets = kind.sheets(competition=competition, user=user, now=now)
        mark = mark_line_of(competition) if kind.carries_result else ""
        return build_workbook(title=f"{kind.title} · {competition}", sheets=sheets, made_at=now, mark=mark)


def file_name(*, kind: WorkbookKind, competition: Competition) -> str:
    """Returns a name like KIPP-2026-pemenang.xlsx; that of a rehearsal says gladi."""
    return f"KIPP-{competition.slug}-{kind.name}.xlsx"
