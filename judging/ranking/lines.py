"""What stands between the rows of a ranking: deciding steps, lines of tiers and finalists; and the strips of totals."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from competitions.models import AwardTier, Stage
from judging.models import Standing
from kipp.shared import wording

STRIP_WIDTH = 150
STRIP_MARGIN = 6
STEP = 5


@dataclass(frozen=True)
class Cut:
    """A line below the last row inside a tier or the finalists: its name, what is said on it, and how close it is.

    more: how certain the order is, once the marks are final. is_thin: the plenary should discuss it.
    """

    label: str
    text: str
    needs_decision: bool = False
    more: str = ""
    is_thin: bool = False

    @property
    def is_marked(self) -> bool:
        return self.needs_decision or self.is_thin


@dataclass(frozen=True)
class Edge:
    """The end of a tier or of the finalists where somebody stands outside. grows: equal finalists all advance."""

    label: str
    last_place: int
    inside: list[Standing]
    first_out: Standing
    grows: bool = False

    @property
    def last(self) -> Standing:
        return self.inside[-1]

    @property
    def is_shared(self) -> bool:
        """Whether the place of the last one inside is shared beyond the end."""
        return self.last_place < self.last.place + self.last.sharing - 1


@dataclass(frozen=True)
class Strip:
    """The totals of one entry on a common scale; coordinates are texts for SVG attributes, `dots` a path of points."""

    first: str
    last: str
    dots: str
    mean: str
    low: Decimal
    high: Decimal

    @staticmethod
    def scale_of(totals: list[Decimal]) -> tuple[int, int]:
        """Returns the ends of the scale, multiples of 5 around all totals."""
        if not totals:
            return 0, 100
        low, high = floor(min(totals) / STEP) * STEP, ceil(max(totals) / STEP) * STEP
        return (low, high) if low < high else (max(low - STEP, 0), high + STEP)

    @classmethod
    def of(cls, totals: list[Decimal], score: Decimal, scale: tuple[int, int]) -> "Strip":
        """Places totals and score between the ends of the scale; an adjusted score beyond them stands at the end."""
        low, high = scale
        score = min(max(score, low), high)
        unit = Decimal(STRIP_WIDTH - 2 * STRIP_MARGIN) / (high - low)
        ordered = sorted(totals)
        *places, mean = [f"{STRIP_MARGIN + (value - low) * unit:.1f}" for value in (*ordered, score)]
        dots = "".join(f"M{place} 10h0" for place in places)
        return cls(places[0], places[-1], dots, mean, ordered[0], ordered[-1])


def deciding_sentences(stages: list[Stage], criteria: dict[int, str]) -> dict[str, str]:
    """Returns the sentence for each code of `decided_by`; `criteria` are labels by id."""
    sentences = {f"criterion:{key}": f"rata-rata kriteria {label}" for key, label in criteria.items()}
    for stage in stages:
        sentences[f"stage:{stage.position}"] = f"nilai {stage.name}"
        sentences[f"median:{stage.position}"] = f"median total juri pada {stage.name}"
    sentences["head_to_head"] = "perbandingan langsung oleh juri yang sama"
    sentences["panel"] = "keputusan panel"
    steps = defaultdict(lambda: "Nilai sama; ditentukan oleh aturan nilai sama.")
    steps.update({code: f"Nilai sama; ditentukan oleh {step}." for code, step in sentences.items()})
    return steps


def cuts_of(
    board: int, stages: list[Stage], tiers: list[AwardTier], standings: list[Standing], sentences: dict[str, str]
) -> dict[int, Cut]:
    """Returns the lines of a board by the id of the entry that they stand below.

    Board 0 has a line after each tier, and after the finalists of a stage that is not closed; the board of the first
    stage one after its finalists. Nothing is drawn below the last entry that has a place.
    """
    cuts: dict[int, Cut] = {}
    for edge in edges_of(board, stages, tiers, standings):
        cut, known = cut_between(edge, sentences), cuts.get(edge.last.pk)
        if known is not None:
            cut = Cut(f"{known.label}, {cut.label}", known.text, known.needs_decision or cut.needs_decision)
        cuts[edge.last.pk] = cut
    return cuts


def edges_of(board: int, stages: list[Stage], tiers: list[AwardTier], standings: list[Standing]) -> list[Edge]:
    """Returns where on a board a tier or the finalists end between two entries that have a place."""
    placed = [standing for standing in standings if standing.place is not None]
    edges = []
    for label, last_place, stage in lines_of(board, stages, tiers, placed):
        inside = [row for row in placed if row.place <= last_place]
        if inside and len(inside) < len(placed):
            grows = stage is not None and stage.finalist_tie == Stage.FinalistTie.GROW
            edges.append(Edge(label, last_place, inside, placed[len(inside)], grows))
    return edges


def lines_of(
    board: int, stages: list[Stage], tiers: list[AwardTier], placed: list[Standing]
) -> list[tuple[str, int, Stage | None]]:
    """Returns name, last place and, for finalists, stage of each line on a board."""
    reached = max((row.reached for row in placed), default=0)
    lines: list[tuple[str, int, Stage | None]] = []
    if board == 0:
        lines = [(f"Batas {tier.label}", tier.last_place, None) for tier in tiers]
    for stage in stages[:-1]:
        is_shown = stage is stages[0] if board else stage.position == reached and not stage.is_closed
        if stage.finalists and is_shown and board in (0, stage.position):
            lines.append((f"Batas {stage.finalists} finalis", stage.finalists, stage))
    return lines


def cut_between(edge: Edge, sentences: dict[str, str]) -> Cut:
    """Returns what is said on the line between the last entry inside and the first one outside."""
    label, last, first_out = edge.label, edge.last, edge.first_out
    if edge.is_shared:
        if edge.grows:
            return Cut(label, "nilai persis sama: semuanya maju.")
        if last.needs_decision:
            return Cut(label, "perlu keputusan panel: nilai persis sama.", needs_decision=True)
        return Cut(label, "nilai persis sama.")
    if last.reached != first_out.reached:
        return Cut(label, "proposal berikutnya tidak maju ke tahap terakhir.")
    if first_out.decided_by:
        sentence = sentences[first_out.decided_by]
        return Cut(label, sentence[0].lower() + sentence[1:])
    return Cut(label, f"selisih {margin_between(last, first_out)}.")


def margin_between(above: Standing, below: Standing) -> str:
    """Returns the difference of two different scores with two decimals, never as 0,00."""
    margin = above.exact_score - below.exact_score
    return wording.number(margin) if wording.rounded(margin) else "kurang dari 0,01"


def headline(standings: list[Standing]) -> str:
    """Returns the sentence that the table proves: who leads, or what has to be decided first.

    The standings carry their `title`.
    """
    placed = [standing for standing in standings if standing.place is not None]
    undecided = next((row for row in placed if row.needs_decision), None)
    if not standings:
        return "Belum ada proposal yang dinilai"
    if not placed:
        return "Belum ada lembar penilaian yang selesai"
    if undecided:
        return f"Tempat {undecided.place} dipakai bersama {undecided.sharing} proposal; perlu keputusan panel"
    if placed[0].place > 1:
        above = placed[0].place - 1
        return f"Tempat 1 sampai {above} belum ditentukan" if above > 1 else "Tempat 1 belum ditentukan"
    if placed[0].sharing > 1:
        return f"Tempat 1 dipakai bersama {placed[0].sharing} proposal"
    if len(placed) == 1:
        return f"{placed[0].title} di tempat 1"
    if placed[1].decided_by:
        return f"{placed[0].title} di tempat 1; nilainya sama dengan {placed[1].title}"
    if placed[0].reached != placed[1].reached:
        return f"{placed[0].title} di tempat 1"
    return f"{placed[0].title} di tempat 1, selisih {margin_between(placed[0], placed[1])} dari tempat 2"
