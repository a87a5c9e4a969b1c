"""The analysis in plain sentences: numbers, lines, agreement and judges."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from judging.statistics.agreement import word_for
from judging.statistics.certainty import line_word
from judging.statistics.robustness import Outcome, Swap
from kipp.shared import wording

SURE, HOPELESS = 0.99, 0.01
THIN = ("tipis", "seperti lempar koin")
MOST_NAMES = 3
NOT_COMPUTABLE = "tidak dapat dihitung"


def exact(value: float | None) -> Decimal | None:
    """Returns a statistic, which is no official number, as one that can be written."""
    return None if value is None else Decimal(repr(float(value)))


def decimal(value: float | None, places: int = 2) -> str:
    """Writes a statistic with decimal comma, or that it cannot be computed."""
    return NOT_COMPUTABLE if value is None else wording.number(exact(value), places)


def whole_percent(chance: float) -> int:
    """Returns a probability in whole percents, halves up."""
    return int(wording.rounded(exact(100 * chance), 0))


def percent(chance: float) -> str:
    """Writes a probability in whole percents: 64 %, never surer than "> 99 %" or "< 1 %"."""
    if chance > SURE:
        return "> 99\N{NO-BREAK SPACE}%"
    if chance < HOPELESS:
        return "< 1\N{NO-BREAK SPACE}%"
    return f"{whole_percent(chance)}\N{NO-BREAK SPACE}%"


def word_of_line(chance: float) -> str:
    """Returns the word for a line; it belongs to the percents as they are written."""
    return line_word(whole_percent(chance) / 100)


def listed(names: Sequence[str], last: str = "dan") -> str:
    """Joins names: A, B, dan C; of more than three the first two, and how many others."""
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} lainnya"]
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def outcome_text(outcome: Outcome, titles: Mapping[int, str]) -> str:
    """Says what another computation changes at a line."""
    if outcome.refusal:
        return f"Tidak dapat dipakai. {outcome.refusal}"
    parts = []
    for entries, verb in ((outcome.entering, "masuk"), (outcome.leaving, "keluar"), (outcome.tied, "bernilai sama")):
        if entries:
            parts.append(f"{listed([titles[entry] for entry in entries])} {verb}")
    text = "; ".join(parts) if parts else "sama"
    if outcome.lost:
        text += f". Tanpa lembar selesai: {listed([titles[entry] for entry in outcome.lost])}"
    return text


def judges_text(outcomes: Sequence[Outcome], judges: Mapping[int, str]) -> str:
    """Says whose removal would change who is inside."""
    different = [judges[outcome.name] for outcome in outcomes if outcome.is_different]
    if different:
        return f"berubah bila {listed(different, 'atau')} tidak dihitung"
    if all(outcome.refusal for outcome in outcomes):
        return "tanpa salah satu juri tidak dapat dihitung"
    if any(outcome.refusal for outcome in outcomes):
        return "tetap sama tanpa juri mana pun yang dapat dihitung"
    return "tetap sama tanpa juri mana pun"


def swap_text(swap: Swap | None, refusal: str) -> str:
    """Says how much a single weight would have to change to swap the pair at a line."""
    if refusal:
        return f"Tidak dapat dihitung. {refusal}"
    if swap is None:
        return "Tidak ada satu bobot pun yang perubahannya menukar kedua proposal di batas ini."
    direction = "naik" if swap.change > 0 else "turun"
    share, weight = wording.number(abs(100 * swap.change), 1), wording.short_number(wording.rounded(swap.weight))
    becomes = wording.short_number(wording.rounded(swap.weight * (1 + swap.change)))
    return (
        f"Bobot {swap.name} harus {direction} {share}\N{NO-BREAK SPACE}% (dari {weight} menjadi {becomes}) "
        "sampai kedua proposal di batas ini bernilai sama."
    )


def concordance_word(value: float | None, judges: int) -> str:
    """Returns the word for Kendall's W, which is about 1/judges even when judges do not agree at all."""
    if value is not None and value <= 1 / judges:
        return "tidak ada kesepakatan"
    return word_for(value)


def severity_text(severity: float | None, error: float | None) -> str:
    """Says whether a judge is strict or generous, beyond twice the standard error."""
    if severity is None:
        return NOT_COMPUTABLE
    if error is None or abs(severity) < 2 * error or severity == 0:
        return "tidak jelas berbeda"
    return "lebih longgar" if severity > 0 else "lebih ketat"


def signed_number(value: float | None) -> str:
    """Writes a difference with its sign: +1,20 or −0,85."""
    if value is None:
        return wording.NOTHING
    text = wording.number(exact(value))
    return f"+{text}" if wording.rounded(exact(value)) > 0 else text
