"""What the MC reads, sentence by sentence."""

from dataclasses import dataclass

from competitions.models import Competition
from judging.results.ceremony.calling import ATTENDANCE, Call, Programme
from kipp.shared import wording


@dataclass(frozen=True)
class Line:
    """What is read for one call; `note` is for the MC alone and not read aloud."""

    call: Call
    sentences: list[str]
    note: str


def opening_of(competition: Competition) -> list[str]:
    """Returns what is read before the first name."""
    theme = f" dengan tema “{competition.theme}”" if competition.theme else ""
    return [
        "Hadirin yang kami hormati, acara kita lanjutkan dengan penyerahan piagam penghargaan "
        f"{competition.name} Kabupaten Kudus Tahun {competition.year}{theme}.",
        "Penerima penghargaan yang namanya disebut kami persilakan maju.",
    ]


def lines_of(programme: Programme) -> list[tuple[str, list[Line]]]:
    """Returns the lines tier by tier, in the order of calling."""
    return [
        (
            tier.label,
            [line_of(call, tier.label, is_shared=place.is_shared) for place in tier.places for call in place.calls],
        )
        for tier in programme.tiers
    ]


def line_of(call: Call, tier: str, *, is_shared: bool) -> Line:
    winner = call.winner
    shared = " bersama" if is_shared else ""
    name = f"{winner.title}, {winner.long_title}" if winner.long_title else winner.title
    place = f", tempat {wording.ordinal(winner.place)}{shared}" if winner.place else ""
    sentences = [f"Penerima penghargaan {tier}{place}, adalah inovasi {name}, dari {winner.organization}."]
    receiver = receiver_of(call)
    if is_absent(call):
        sentences.append("Penerima berhalangan hadir; piagam disampaikan setelah acara.")
        return Line(call, sentences, note_of(call))
    if receiver:
        sentences.append(f"Kepada {receiver} kami persilakan maju untuk menerima piagam.")
    if call.handed_over_by:
        prize = f" dan {call.detail.prize}" if call.detail and call.detail.prize else ""
        sentences.append(f"Piagam{prize} diserahkan oleh {call.handed_over_by}.")
    elif call.detail and call.detail.prize:
        sentences.append(f"Penerima juga mendapat {call.detail.prize}.")
    return Line(call, sentences, note_of(call))


def receiver_of(call: Call) -> str:
    """Returns who comes forward: the innovators, or who stands in for them."""
    if call.detail and call.detail.attendance == ATTENDANCE.REPRESENTED:
        name = call.detail.represented_by
        return f"{name}, yang mewakili penerima," if name else "yang mewakili penerima"
    return call.read_as


def is_absent(call: Call) -> bool:
    return bool(call.detail) and call.detail.attendance == ATTENDANCE.ABSENT


def note_of(call: Call) -> str:
    """Returns what the MC has to know: how to pronounce it, and who does not come."""
    notes = []
    if call.detail and call.detail.pronunciation:
        notes.append(f"Cara membaca: {call.detail.pronunciation}.".replace("..", "."))
    if is_absent(call):
        notes.append("Penerima tidak hadir.")
    if not call.read_as:
        notes.append("Nama inovator belum tercatat.")
    return " ".join(notes)
