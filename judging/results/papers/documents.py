"""The official papers of an edition: which there are, whether they may be made yet, and their files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from competitions.models import Competition, Stage
from judging.models import CeremonyDetail, DocumentDetails, Sealing
from judging.results.papers.decree import decree_annex
from judging.results.papers.minutes_paper import paper_of
from judging.results.papers.reading import minutes_of
from judging.results.winners import Winner, outcome, until_closed, winners_of
from judging.rules import shows_marks
from judging.seal_mark import seal_in_force
from kipp.accounts.models import User
from kipp.shared.papers import Paper, PaperSize, pdf_of
from kipp.shared.snapshots import one_snapshot
from kipp.shared.word_files import CONTENT_TYPE, word_file

FINAL, DECREE = "berita-acara-akhir", "lampiran-keputusan"
STAGE = "berita-acara-tahap-"
PDF_TYPE = "application/pdf"
NOT_JUDGED = "Edisi ini tidak dinilai di portal, jadi tidak ada berita acara hasil akhirnya."
NO_WINNERS = "Belum ada pemenang."
NOT_OPENED = "{stage} belum dibuka."


@dataclass(frozen=True)
class OfficialPaper:
    """A paper by its name in addresses. refusal: why it cannot be made yet, else empty.

    details: as stored, or unsaved and empty. sealing: the seal that its print carries, None while there is none.
    """

    name: str
    title: str
    edition: Competition
    stage: Stage | None
    details: DocumentDetails
    refusal: str
    sealing: Sealing | None

    @property
    def is_decree(self) -> bool:
        return self.name == DECREE

    def file_name(self, ending: str) -> str:
        """Returns a name like KIPP-2026-berita-acara-tahap-1.pdf."""
        return f"KIPP-{self.edition.slug}-{self.name}.{ending}"


def papers_of(edition: Competition) -> list[OfficialPaper]:
    """Returns the papers of an edition in the order in which they come about, in a fixed number of queries."""
    stages = list(edition.stages.order_by("position"))
    for stage in stages:
        stage.competition = edition
    stored = DocumentDetails.objects.filter(competition=edition).select_related("chair", "updated_by")
    details = {(each.kind, each.stage_id): each for each in stored}
    sealing, has_awards = seal_in_force(edition), edition.awards.winners().exists()

    def paper(name: str, title: str, kind: str, refusal: str, stage: Stage | None = None) -> OfficialPaper:
        key = (kind, stage.pk if stage else None)
        blank = DocumentDetails(competition=edition, kind=kind, stage=stage)
        return OfficialPaper(name, title, edition, stage, details.get(key, blank), refusal, sealing)

    kinds = DocumentDetails.Kind
    return [
        *(
            paper(f"{STAGE}{stage.position}", f"Berita acara {stage}", kinds.STAGE, refusal_of_stage(stage), stage)
            for stage in stages
        ),
        paper(FINAL, "Berita acara hasil akhir", kinds.FINAL, refusal_of_final(stages)),
        paper(DECREE, "Lampiran keputusan", kinds.DECREE, "" if has_awards else refusal_of_decree(stages)),
    ]


def refusal_of_stage(stage: Stage) -> str:
    """A stage has minutes from the moment its marks may be shown."""
    if stage.state == Stage.State.PLANNED:
        return NOT_OPENED.format(stage=stage)
    return "" if shows_marks(stage) else until_closed(stage)


def refusal_of_final(stages: list[Stage]) -> str:
    """The final minutes wait for every stage; those before it have minutes of their own."""
    if not stages:
        return NOT_JUDGED
    return " ".join(f"{stage} belum ditutup." for stage in stages if not stage.is_closed)


def refusal_of_decree(stages: list[Stage]) -> str:
    return refusal_of_final(stages) if stages else NO_WINNERS


def made_paper(official: OfficialPaper, *, reader: User, now: datetime) -> Paper:
    """Returns the content of a paper as of this instant; whoever asks has looked at its refusal."""
    edition, details = official.edition, official.details
    if not official.is_decree:
        return paper_of(minutes_of(edition=edition, stage=official.stage, details=details, now=now))
    with one_snapshot():
        sealing = seal_in_force(edition)
        is_open = sealing is None and not edition.is_archived
        problems = tuple(outcome(edition, user=reader).problems) if is_open else ()
        winners = tuple(winners_of(edition))
        prizes = prizes_of(winners)
    return decree_annex(
        edition=edition, details=details, winners=winners, prizes=prizes, sealing=sealing, problems=problems
    )


def prizes_of(winners: Iterable[Winner]) -> dict[int, str]:
    """Returns the prizes typed for the ceremony, by entry; what was typed for one that no longer wins is left out."""
    found = CeremonyDetail.objects.filter(submission__in=[winner.entry for winner in winners]).exclude(prize="")
    return dict(found.order_by("pk").values_list("submission_id", "prize"))


def as_pdf(paper: Paper, size: PaperSize, now: datetime) -> bytes:
    return pdf_of(paper, size)


def as_word(paper: Paper, size: PaperSize, now: datetime) -> bytes:
    return word_file(paper, size, made_at=now)


FORMATS: dict[str, tuple[str, Callable[[Paper, PaperSize, datetime], bytes]]] = {
    "pdf": (PDF_TYPE, as_pdf),
    "docx": (CONTENT_TYPE, as_word),
}
