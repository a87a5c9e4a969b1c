"""How certain the lines of a closed ranking are, said on the lines themselves."""

from dataclasses import replace

from judging.analysis.facts import read_facts
from judging.analysis.findings import LineFinding, findings_of
from judging.analysis.page import is_thin, seats_of
from judging.analysis.words import judges_text, percent, word_of_line
from judging.ranking.lines import Cut, Edge, margin_between
from judging.ranking.places import Ranking


def add_certainty(result: Ranking) -> None:
    """Adds to the lines of a board how certain they are, once all its stages are closed; places stay as they are.

    Must be called outside of one_snapshot(), where the findings cannot be kept.
    """
    if not any(row.cut for row in result.rows) or not all(stage.is_closed for stage in result.shown_stages):
        return
    facts = read_facts(result.competition, result.board, stages=result.stages, standings=result.standings)
    facts, found = findings_of(result.competition, result.board, stages=result.stages, facts=facts)
    judges = seats_of(facts.stages)
    known = {edge.last.pk: (edge, finding) for edge, finding in zip(facts.edges, found.lines, strict=False)}
    for row in result.rows:
        if row.cut and row.standing.pk in known:
            row.cut = cut_with_certainty(row.cut, *known[row.standing.pk], judges)


def cut_with_certainty(cut: Cut, edge: Edge, finding: LineFinding, judges: dict[int, str]) -> Cut:
    """Returns what the ranking says on a line, with its word, its probability, and whose removal would change it."""
    if finding.line.is_tied or finding.chance is None:
        return cut
    word, thin = word_of_line(finding.chance), is_thin(finding)
    more = f"Peluang urutan ini benar {percent(finding.chance)}; {judges_text(finding.judges, judges)}."
    return replace(
        cut,
        text=f"{word}: selisih {margin_between(edge.last, edge.first_out)}.",
        more=f"{more} Bahas dalam pleno." if thin else more,
        is_thin=thin,
    )
