"""Numbers and dates in Indonesian words, as official letters spell them out."""

from datetime import date

from kipp.shared.wording import MONTHS, WEEKDAYS

UNITS = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
POWERS = [(10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh")]
LIMIT = 10**15


def spelled(number: int) -> str:
    """Spells a whole number from 0 up to, not including, 10^15: 2026 is "dua ribu dua puluh enam".

    Raises ValueError outside of that range.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"Cannot spell {number}.")
    if number < len(UNITS):
        return UNITS[number]
    if number < 20:
        return f"{UNITS[number - 10]} belas"
    power, word = next((power, word) for power, word in POWERS if number >= power)
    count, rest = divmod(number, power)
    # One hundred and one thousand have words of their own; one million has not.
    start = f"se{word}" if count == 1 and power in (100, 1000) else f"{spelled(count)} {word}"
    return f"{start} {spelled(rest)}" if rest else start


def with_digits(number: int) -> str:
    """Writes a count with its words behind: 25 (dua puluh lima)."""
    return f"{number} ({spelled(number)})"


def spelled_day(value: date) -> str:
    """Spells a date: Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam."""
    weekday, month = WEEKDAYS[value.weekday()], MONTHS[value.month - 1]
    return f"{weekday} tanggal {spelled(value.day)} bulan {month} tahun {spelled(value.year)}"
