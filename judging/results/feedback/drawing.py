"""The feedback letter as PDF; the look is templates/typst/umpan_balik.typ."""

from datetime import datetime

from competitions.models import Competition
from judging.models import FeedbackLetter
from judging.results.feedback.letters import third_of
from judging.seal_mark import mark_line_of
from kipp.shared import pdf, wording


def letter_pdf(letter: FeedbackLetter) -> bytes:
    """Returns the letter as its reader gets it."""
    entry = letter.submission
    edition = entry.competition
    released = letter.released_at
    return pdf.render(
        "umpan_balik",
        {
            "competition": f"{edition.name} Kabupaten Kudus Tahun {edition.year}",
            "title": entry.title,
            "long_title": entry.long_title,
            "organization": entry.organization.name,
            "code": entry.code,
            "third": third_of(entry),
            "strengths": letter.strengths,
            "advice": letter.advice,
            "standing": standing_of(released, edition),
        },
    )


def standing_of(released: datetime | None, edition: Competition) -> str:
    """Returns the foot of every page: when it was sent, and of which sealed result it speaks."""
    sent = f"Dikirim {wording.moment(released)}." if released else "Rancangan, belum dikirim."
    return " ".join(filter(None, [sent, mark_line_of(edition)]))
