"""The analysis page: its cards and tables, ready to be written."""

from dataclasses import dataclass, field

from competitions.models import Stage
from judging.analysis.facts import Facts
from judging.analysis.findings import Findings, LineFinding, StageFinding
from judging.analysis.words import (
    THIN,
    concordance_word,
    decimal,
    listed,
    outcome_text,
    percent,
    severity_text,
    signed_number,
    swap_text,
    word_of_line,
)
from judging.models import PanelMember
from judging.ranking.lines import Edge, margin_between
from judging.sealed_names import sealed_names_of
from judging.statistics.agreement import word_for
from judging.statistics.methods import COMPARED, EXPLAINED
from judging.statistics.robustness import Outcome

VERDICTS = {
    "aman": ("done", "aman"),
    "peka": ("near", "peka"),
    "seri": ("bad", "seri"),
}
DECIDED_BEFORE = "Siapa yang maju diputuskan pada tahap sebelumnya; kokoh tidaknya terbaca pada daftar tahap itu."
METHOD_NAMES = {name: EXPLAINED[code] for code, (name, _) in COMPARED.items()}


@dataclass(frozen=True)
class Row:
    """One computation at a line: what it is, and what it changes."""

    name: str
    note: str
    text: str
    is_different: bool
    is_refused: bool


@dataclass(frozen=True)
class LineCard:
    """A cut line for the page. kind, verdict: of the status; chances: (title, place, percent, range of places)."""

    label: str
    kind: str
    verdict: str
    is_thin: bool
    sentence: str
    proof: str
    rows: list[Row] = field(default_factory=list)
    swap: str = ""
    chances: list[tuple[str, int, str, str]] = field(default_factory=list)
    unknown: str = ""


@dataclass(frozen=True)
class Measure:
    """A coefficient of agreement with its word and what it means."""

    name: str
    value: str
    word: str
    meaning: str


@dataclass(frozen=True)
class JudgeRow:
    judge: int
    seat: str
    name: str
    cards: int
    mean: str
    spread: str
    severity: str
    error: str
    severity_word: str
    likeness: str


@dataclass(frozen=True)
class OddRow:
    """A card that lies far off. is_on_paper: Setda copied it from a signed sheet."""

    title: str
    judge: str
    total: str
    expected: str
    residual: str
    is_on_paper: bool = False


def seats_of(stages: list[Stage]) -> dict[int, str]:
    """Returns how to call each judge: by the seat in a single stage, by name where several stages count."""
    seats = PanelMember.objects.filter(stage__in=stages).select_related("judge").order_by("stage__position", "position")
    seats = list(seats)
    if stages:
        sealed_names_of(stages[0].competition).onto_judges([seat.judge for seat in seats])
    return {seat.judge_id: str(seat) if len(stages) == 1 else str(seat.judge) for seat in seats}


def line_cards(facts: Facts, found: Findings, judges: dict[int, str]) -> list[LineCard]:
    """Returns the cards of the cut lines of a board in the order of their places."""
    return [line_card(facts, edge, finding, judges) for edge, finding in zip(facts.edges, found.lines, strict=False)]


def line_card(facts: Facts, edge: Edge, finding: LineFinding, judges: dict[int, str]) -> LineCard:
    titles = facts.titles
    kind, verdict = VERDICTS[finding.verdict]
    if edge.last.reached != edge.first_out.reached:
        return LineCard(edge.label, kind, verdict, False, line_sentence(edge, finding, titles), DECIDED_BEFORE)
    places = {row.pk: row.place for row in facts.standings}
    rows = [row_of(outcome, outcome.name, METHOD_NAMES[outcome.name], titles) for outcome in finding.methods]
    rows += [row_of(outcome, f"Tanpa {judges[outcome.name]}", "", titles) for outcome in finding.judges]
    rows += weight_rows(finding.weights, titles)
    return LineCard(
        edge.label,
        kind,
        verdict,
        is_thin=is_thin(finding),
        sentence=line_sentence(edge, finding, titles),
        proof=proof_sentence(finding),
        rows=rows,
        swap=swap_text(finding.swap, finding.swap_refusal),
        chances=[
            (titles[each.entry], places[each.entry], percent(each.inside), place_range(each.low, each.high))
            for each in finding.chances
        ],
        unknown=finding.unknown,
    )


def is_thin(finding: LineFinding) -> bool:
    """Whether the plenary should discuss a line."""
    return finding.line.is_tied or (finding.chance is not None and word_of_line(finding.chance) in THIN)


def place_range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def row_of(outcome: Outcome, name: str, note: str, titles: dict[int, str]) -> Row:
    return Row(name, note, outcome_text(outcome, titles), outcome.is_different, bool(outcome.refusal))


def weight_rows(outcomes: list[Outcome], titles: dict[int, str]) -> list[Row]:
    """Returns one row for all changes of weights that change nothing, and one for each different effect."""
    different = [outcome for outcome in outcomes if outcome.is_different]
    refused = [outcome for outcome in outcomes if outcome.refusal]
    same = len(outcomes) - len(different) - len(refused)
    note = "tiap bobot diubah sendiri-sendiri"
    text = f"sama pada {same} dari {len(outcomes)} perubahan"
    if refused:
        text += f". Tidak dapat dipakai: {len(refused)}. {refused[0].refusal}"
    rows = [Row("Bobot kriteria ±10\N{NO-BREAK SPACE}% dan ±20\N{NO-BREAK SPACE}%", note, text, False, not same)]
    effects: dict[str, list[str]] = {}
    for outcome in different:
        effects.setdefault(outcome_text(outcome, titles), []).append(outcome.name)
    return rows + [Row(f"Bobot {', '.join(names)}", "", effect, True, False) for effect, names in effects.items()]


def line_sentence(edge: Edge, finding: LineFinding, titles: dict[int, str]) -> str:
    """Says who stands on either side of a line, how far apart, and how certain that is."""
    last, first_out = titles[edge.last.pk], titles[edge.first_out.pk]
    if edge.is_shared:
        return f"Nilai di batas ini persis sama; {last} berbagi tempat {edge.last.place} dengan proposal lain."
    if edge.last.reached != edge.first_out.reached:
        return f"{first_out} tidak maju ke tahap terakhir, jadi berada di bawah {last} berapa pun nilainya."
    if finding.line.is_tied:
        return f"{last} dan {first_out} bernilai persis sama; urutannya ditentukan oleh aturan nilai sama."
    pair = f"{last} di atas {first_out} dengan selisih {margin_between(edge.last, edge.first_out)}."
    if finding.chance is None:
        return pair
    text = f"{pair} Peluang urutan ini benar {percent(finding.chance)}: batas {word_of_line(finding.chance)}."
    return f"{text} Bahas dalam pleno." if is_thin(finding) else text


def proof_sentence(finding: LineFinding) -> str:
    """Says how many of the other computations change who is inside, and how many of those without a judge do not."""
    outcomes = [*finding.methods, *finding.judges, *finding.weights]
    counted = [outcome for outcome in outcomes if not outcome.refusal]
    different = sum(outcome.is_different for outcome in counted)
    if not counted:
        return "Tidak ada perhitungan pembanding yang dapat dipakai."
    if not different:
        return f"Siapa yang masuk tetap sama pada semua {len(counted)} perhitungan pembanding."
    told = [outcome for outcome in finding.judges if not outcome.refusal]
    same = sum(outcome.is_same for outcome in told)
    text = f"Siapa yang masuk berubah pada {different} dari {len(counted)} perhitungan pembanding."
    return f"{text} Tanpa salah satu juri, hasilnya tetap sama {same} dari {len(told)} kali." if told else text


def measures_of(found: StageFinding) -> list[Measure]:
    """Returns the coefficients of agreement of a stage, a plain sentence with each."""
    judges, few = len(found.profiles), found.complete < 3
    lacking = " Diperlukan sedikitnya 3 proposal yang dinilai semua juri." if few else ""
    icc = found.icc
    interval = ""
    if icc is not None and icc.low is not None:
        interval = f" Rentang 95\N{NO-BREAK SPACE}%: {decimal(icc.low)} sampai {decimal(icc.high)}."
    floor = decimal(1 / judges) if judges else ""
    return [
        Measure(
            "Alfa Krippendorff",
            decimal(found.alpha),
            word_for(found.alpha),
            "Seberapa dekat nilai para juri pada proposal yang sama, dibandingkan dengan nilai yang dibagikan acak: "
            "1 berarti selalu sama, 0 berarti tidak lebih dekat daripada kebetulan.",
        ),
        Measure(
            "ICC(3,k), rata-rata panel",
            decimal(icc and icc.average),
            word_for(icc and icc.average),
            f"Seberapa dapat diandalkan rata-rata {judges} juri untuk membedakan proposal: makin dekat ke 1, makin "
            f"kecil peran kebetulan.{interval}{lacking}",
        ),
        Measure(
            "ICC(2,1), satu juri",
            decimal(icc and icc.single),
            word_for(icc and icc.single),
            "Seberapa dapat diandalkan nilai satu juri saja, dengan ketat atau longgarnya juri ikut dihitung."
            f"{lacking}",
        ),
        Measure(
            "W Kendall, urutan",
            decimal(found.concordance),
            concordance_word(found.concordance, judges or 1),
            f"Seberapa sama urutan proposal menurut tiap juri. Dengan {judges} juri, urutan yang acak pun memberi "
            f"sekitar {floor}; angka di sekitar itu berarti tidak ada kesepakatan.{lacking}",
        ),
    ]


def judge_rows(stage: Stage, found: StageFinding) -> list[JudgeRow]:
    """Returns a row for each seat with a finished card."""
    rows = []
    seats = list(stage.panel.select_related("judge").order_by("position", "pk"))
    sealed_names_of(stage.competition).onto_judges([seat.judge for seat in seats])
    for seat in seats:
        profile = found.profiles.get(seat.judge_id)
        if profile is not None:
            rows.append(
                JudgeRow(
                    seat.judge_id,
                    str(seat),
                    str(seat.judge),
                    profile.cards,
                    decimal(profile.mean),
                    decimal(profile.spread),
                    signed_number(profile.severity),
                    decimal(profile.error) if profile.error is not None else "",
                    severity_text(profile.severity, profile.error),
                    decimal(profile.likeness),
                )
            )
    return rows


def odd_rows(stage: Stage, found: StageFinding, titles: dict[int, str], rows: list[JudgeRow]) -> list[OddRow]:
    """Returns the cards to look at again, the farthest first."""
    on_paper = set(stage.scorecards.filter(is_on_paper=True).values_list("submission_id", "judge_id"))
    judges = {row.judge: f"{row.seat} {row.name}" for row in rows}
    return [
        OddRow(
            titles[card.entry],
            judges.get(card.judge, ""),
            decimal(card.total),
            decimal(min(max(card.expected, 0), 100)),
            signed_number(card.residual) if card.residual is not None else "jauh",
            (card.entry, card.judge) in on_paper,
        )
        for card in found.odd
        if card.entry in titles
    ]


def headline(cards: list[LineCard], found: Findings) -> str:
    """Returns the sentence that the page proves: the weakest line, else how far the judges agree."""
    lines = found.lines
    tied = [card.label for card, line in zip(cards, lines, strict=False) if line.line.is_tied]
    if tied:
        return f"{listed(tied)} seri; bahas dalam pleno"
    told = [(line.chance, card) for card, line in zip(cards, lines, strict=False) if line.chance is not None]
    if told:
        chance, card = min(told, key=lambda pair: pair[0])
        if card.is_thin:
            return f"{card.label} {word_of_line(chance)}; bahas dalam pleno"
        return f"{card.label} {word_of_line(chance)}" if len(told) == 1 else f"Semua batas {word_of_line(chance)}"
    if found.stage is None:
        return "Belum ada lembar penilaian yang selesai" if not cards else "Analisis penilaian"
    if found.stage.icc is not None:
        return f"Keandalan rata-rata panel {word_for(found.stage.icc.average)}"
    return "Analisis penilaian"
