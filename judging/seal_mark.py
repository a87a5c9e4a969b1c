"""The mark that every print of a result carries: version and hash of its seal, or that it can still change."""

from competitions.models import Competition
from judging.models import Sealing

NOT_SEALED = "Hasil belum ditetapkan"


def seal_in_force(competition: Competition) -> Sealing | None:
    """Returns the seal in force, without its text."""
    sealings = Sealing.objects.in_force().filter(competition=competition).defer("text")
    return sealings.select_related("sealed_by", "unseal_requested_by").first()


def mark_line(competition: Competition, sealing: Sealing | None) -> str:
    """Returns "Penetapan versi 1 · a1b2c3d4…", or that nothing is sealed; empty for one from before the portal."""
    if sealing is not None:
        return f"Penetapan versi {sealing.version} · {sealing.short_hash}"
    return "" if competition.is_archived else NOT_SEALED


def mark_line_of(competition: Competition) -> str:
    """Reads the seal and returns the same."""
    return mark_line(competition, seal_in_force(competition))
