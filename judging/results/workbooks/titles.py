"""The lines over every sheet: what it is, which edition, when made, and what it must not be taken for."""

from datetime import datetime

from competitions.models import Competition
from judging.models import Sealing
from judging.seal_mark import seal_in_force
from kipp.shared import wording


def title_lines(title: str, competition: Competition, now: datetime, *further: str) -> list[str]:
    """Returns the lines over a sheet; empty ones of `further` are left out."""
    lines = [title, f"{competition.name} · {competition}", f"Dibuat {wording.moment(now)} dari portal KIPP Kudus."]
    if competition.is_rehearsal:
        lines.append("Gladi: edisi latihan. Data di sini bukan hasil resmi.")
    if competition.notice:
        lines.append(competition.notice)
    return lines + [line for line in further if line]


def state_line(competition: Competition) -> str:
    """Returns version and hash of a sealed result, or that it can still change; nothing for one known from before."""
    return state_line_of(competition, seal_in_force(competition))


def state_line_of(competition: Competition, sealing: Sealing | None) -> str:
    """Returns the same where the seal has been read already."""
    if sealing is not None:
        return f"Ditetapkan · {sealing}"
    return "" if competition.is_archived else "Sementara, belum ditetapkan."
