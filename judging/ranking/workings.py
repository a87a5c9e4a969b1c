"""The arithmetic of an explanation in words with its numbers, so that anybody can do it again by hand."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from competitions.models import Stage
from judging.ranking.explaining import FEWEST_TO_TRIM, Explanation, Part, Sheet
from kipp.shared.wording import ROUNDED, exact_number, short_number

TIMES = "\N{MULTIPLICATION SIGN}"
OVER = "\N{DIVISION SIGN}"


@dataclass(frozen=True)
class Working:
    """One step: what is done, the sums line by line, and the result, which is a figure of the ranking views."""

    words: str
    sums: list[str] = field(default_factory=list)
    result: str = ""

    @property
    def sign(self) -> str:
        """What stands before the result: nothing when it says itself that it is rounded."""
        return "" if self.result.startswith(ROUNDED) else "= "


def workings_of(explained: Explanation) -> list[Working]:
    """Returns the steps from the marks to the score: a sheet, each stage, and the stages together."""
    steps = []
    for part in explained.parts:
        steps += workings_of_part(part, is_one_of_several=explained.is_combined)
    if explained.is_combined and explained.standing.exact_score is not None:
        steps.append(final_working(explained))
    return steps


def workings_of_part(part: Part, *, is_one_of_several: bool) -> list[Working]:
    head = f"{part.stage.name}: " if is_one_of_several else ""
    if not part.counted:
        return [Working(begun(head, "belum ada lembar yang selesai, jadi belum ada nilai."))]
    return [sheet_working(part, part.counted[0], head), stage_working(part, head)]


def sheet_working(part: Part, sheet: Sheet, head: str) -> Working:
    """Returns how the total of one judge's sheet comes about."""
    weights, scale = short_number(part.weights), part.stage.scale_max
    brought = " + ".join(
        f"{short_number(sheet.marks[line.criterion.pk])}{TIMES}{short_number(line.criterion.weight)}"
        for line in part.lines
    )
    to_hundred = "" if scale == 100 else f" {TIMES} 100 {OVER} {short_number(scale)}"
    rule = f"jumlah (nilai {TIMES} bobot) {OVER} jumlah bobot{to_hundred}"
    total = exact_number(sheet.total)
    return Working(
        begun(head, f"total lembar = {rule}. Contoh {sheet.seat}, {sheet.judge}:"),
        [f"({brought}) {OVER} {weights}{to_hundred}"],
        total,
    )


def stage_working(part: Part, head: str) -> Working:
    """Returns how the totals become the score of the stage, by the method of the edition."""
    score = exact_number(part.score)
    method = part.stage.method
    if method == Stage.Method.MEDIAN:
        return Working(begun(head, "nilai = nilai tengah (median) semua total."), median_sums(part), score)
    left_out = [sheet for sheet in part.counted if sheet.left_out]
    kept = [sheet for sheet in part.counted if not sheet.left_out]
    if method == Stage.Method.MEAN or left_out:
        words = "nilai = rata-rata total."
        if left_out:
            named = " dan ".join(f"{sheet.left_out} ({sheet.seat} {exact_number(sheet.total)})" for sheet in left_out)
            words = f"nilai = rata-rata total tanpa yang {named}."
        return Working(begun(head, words), mean_sums(kept), score)
    if method == Stage.Method.TRIMMED:
        words = f"nilai = rata-rata semua total, karena lembarnya kurang dari {FEWEST_TO_TRIM}."
        return Working(begun(head, words), mean_sums(kept), score)
    if any(sheet.severity is None for sheet in part.counted):
        words = "nilai = rata-rata total, sementara: ketatnya juri baru dihitung saat tahap ditutup."
        return Working(begun(head, words), mean_sums(part.counted), score)
    words = "nilai = rata-rata total setelah dikurangi kelonggaran tiap juri (angka negatif: juri lebih ketat)."
    return Working(begun(head, words), adjusted_sums(part.counted), score)


def adjusted_sums(sheets: list[Sheet]) -> list[str]:
    """Returns the mean of the totals without what each judge gives above the others, first judge by judge."""
    each = [f"{sheet.seat}: {exact_number(sheet.total)} − ({exact_number(sheet.severity)})" for sheet in sheets]
    total = sum((sheet.total for sheet in sheets), Fraction(0))
    taken = sum((sheet.severity for sheet in sheets), Fraction(0))
    return [*each, f"({exact_number(total)} − ({exact_number(taken)})) {OVER} {len(sheets)}"]


def begun(head: str, words: str) -> str:
    """Begins a sentence with the name of the stage, or with a capital where there is one stage only."""
    return head + words if head else words[0].upper() + words[1:]


def mean_sums(sheets: list[Sheet]) -> list[str]:
    """Returns the mean of these totals as a sum over a number, and the sum by itself."""
    total = sum((sheet.total for sheet in sheets), Fraction(0))
    sums = [f"({' + '.join(exact_number(sheet.total) for sheet in sheets)}) {OVER} {len(sheets)}"]
    return [*sums, f"= {exact_number(total)} {OVER} {len(sheets)}"]


def median_sums(part: Part) -> list[str]:
    ordered = sorted(sheet.total for sheet in part.counted)
    number = len(ordered)
    in_order = f"Berurutan: {'; '.join(map(exact_number, ordered))}"
    if number % 2:
        return [in_order, f"yang di tengah (ke-{number // 2 + 1} dari {number})"]
    first, second = ordered[number // 2 - 1], ordered[number // 2]
    return [in_order, f"({exact_number(first)} + {exact_number(second)}) {OVER} 2"]


def final_working(explained: Explanation) -> Working:
    """Returns how the stages make the final score; those without weight only select."""
    score = exact_number(explained.standing.exact_score)
    weights = sum((part.stage.weight for part in explained.parts), Decimal(0))
    missed = "".join(f" {stage.name} tidak diikuti, jadi tidak dihitung." for stage in explained.missed)
    if not weights:
        return Working(f"Nilai akhir = nilai tahap terakhir yang diikuti, karena bobot tahapnya 0.{missed}", [], score)
    brought = " + ".join(f"{exact_term(part)}{TIMES}{short_number(part.stage.weight)}" for part in explained.parts)
    rule = f"Nilai akhir = jumlah (nilai tahap {TIMES} bobot tahap) {OVER} jumlah bobot tahap.{missed}"
    return Working(rule, [f"({brought}) {OVER} {short_number(weights)}"], score)


def exact_term(part: Part) -> str:
    """Returns the score of a stage as a figure to reckon on with: a sum over its number where it would be rounded."""
    text = exact_number(part.score)
    kept = [sheet.total for sheet in part.counted if not sheet.left_out]
    total = sum(kept, Fraction(0))
    if not text.startswith(ROUNDED) or total != part.score * len(kept):
        return text
    return f"({exact_number(total)} {OVER} {len(kept)})"
