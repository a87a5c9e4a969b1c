"""How the portal writes dates, times, numbers and identifiers in Indonesian."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
NOTHING = "–"
MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MEGABYTE = 1024 * 1024
MOST_DECIMALS = 8
ROUNDED = "≈"
NEAR_SECONDS = 3 * 24 * 3600

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ORDINALS = [
    "pertama",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "keenam",
    "ketujuh",
    "kedelapan",
    "kesembilan",
    "kesepuluh",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def rounded(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """Rounds exactly, halves away from zero. A float is refused: it has lost its digits already."""
    if isinstance(value, float) or not isinstance(value, (Decimal, Fraction, int)):
        raise TypeError(f"An exact number is needed, not {type(value).__name__}.")
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    exact = Fraction(value)
    steps = int(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(steps if exact >= 0 else -steps).scaleb(-places)


def number(value: Decimal | Fraction | int | None, places: int = 2) -> str:
    """Writes a number with decimal comma and thousands points: 87,50 or 1.284."""
    if value is None or value == "":
        return NOTHING
    result = rounded(value, places)
    sign = MINUS if result < 0 else ""
    digits = f"{abs(result):,.{places}f}"
    return sign + digits.translate(str.maketrans(",.", ".,"))


def short_number(value: Decimal | int | None) -> str:
    """Writes a number with as many decimals as it needs, at most two: 10, 12,5 or 33,33."""
    if value is None or value == "":
        return NOTHING
    text = number(value, 2)
    return text.rstrip("0").rstrip(",")


def exact_number(value: Decimal | Fraction | int | None) -> str:
    """Writes all digits of a number where they end within 8 decimals, at least two; else four and ≈ for rounded."""
    if value is None:
        return NOTHING
    exact = Fraction(value)
    for places in range(2, MOST_DECIMALS + 1):
        if 10**places % exact.denominator == 0:
            return number(exact, places)
    return f"{ROUNDED}{NO_BREAK_SPACE}{number(exact, 4)}"


def ordinal(place: int) -> str:
    """Writes a place: pertama, kedua … kesepuluh, then ke-11."""
    return ORDINALS[place - 1] if 1 <= place <= len(ORDINALS) else f"ke-{place}"


def percent(value: Decimal | Fraction | int | None, places: int = 0) -> str:
    """Writes a value of 0–100 as a percentage: 64 % (with a no-break space)."""
    text = number(value, places)
    return text if text == NOTHING else f"{text}{NO_BREAK_SPACE}%"


def listed(words: list[str]) -> str:
    """Joins words: A; A dan B; A, B, dan C."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def file_size(size: int | None) -> str:
    """Writes a number of bytes in MB with one decimal: 3,4 MB; at least 0,1 MB."""
    if size is None or size == "":
        return NOTHING
    megabytes = rounded(Fraction(size, MEGABYTE), 1)
    return f"{number(max(megabytes, Decimal('0.1')), 1)} MB"


def local(moment: datetime) -> datetime:
    """Returns the moment on the clock of Kudus. A naive one is refused: nobody knows when it is."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(JAKARTA)


def day(value: date | datetime | None) -> str:
    """Writes a date: 16 November 2026."""
    if not value:
        return NOTHING
    if isinstance(value, datetime):
        value = local(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def long_day(value: date | datetime | None) -> str:
    """Writes a date with its weekday: Senin, 16 November 2026."""
    if not value:
        return NOTHING
    if isinstance(value, datetime):
        value = local(value)
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def clock(moment: datetime | None, seconds: bool = False) -> str:
    """Writes the time of day in Kudus: 23.59, or 23.59.59 with seconds."""
    if not moment:
        return NOTHING
    return local(moment).strftime("%H.%M.%S" if seconds else "%H.%M")


def moment(value: datetime | None, seconds: bool = False) -> str:
    """Writes date and time: 16 November 2026 pukul 23.59 WIB."""
    if not value:
        return NOTHING
    return f"{day(value)} pukul {clock(value, seconds)} WIB"


def short_moment(value: datetime | None) -> str:
    """Writes date and time in a narrow column: 10 Nov pukul 09.17; the year is left to the page."""
    if not value:
        return NOTHING
    there = local(value)
    return f"{there.day} {MONTHS[there.month - 1][:3]} pukul {clock(value)}"


def long_moment(value: datetime | None, seconds: bool = False) -> str:
    """Writes weekday, date and time: Senin, 16 November 2026 pukul 23.59 WIB."""
    if not value:
        return NOTHING
    return f"{long_day(value)} pukul {clock(value, seconds)} WIB"


def remaining(deadline: datetime, now: datetime) -> str:
    """Writes the time left in two units: "6 hari 9 jam lagi"; "sudah lewat" from the deadline on.

    static/js/kipp.js counts down with the same words.
    """
    seconds = int((deadline - now).total_seconds())
    if seconds <= 0:
        return "sudah lewat"
    days, rest = divmod(seconds, 24 * 3600)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    if days:
        return f"{days} hari {hours} jam lagi"
    if hours:
        return f"{hours} jam {minutes} menit lagi"
    return f"{minutes} menit {seconds} detik lagi"


def is_near(deadline: datetime, now: datetime) -> bool:
    """Tells whether the deadline is less than three days away or has passed."""
    return (deadline - now).total_seconds() < NEAR_SECONDS


def nip(value: str | None) -> str:
    """Groups the 18 digits of an employee number 8-6-1-3; anything else is returned as it is."""
    if not value:
        return NOTHING
    digits = "".join(value.split())
    if len(digits) != 18 or not digits.isdigit():
        return value
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
