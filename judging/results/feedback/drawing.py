"""The feedback letter as PDF; the look is templates/typst/umpan_balik.typ."""

from judging.models import FeedbackLetter
from judging.results.feedback.letters import third_of
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
            "standing": f"Dikirim {wording.moment(released)}." if released else "Rancangan, belum dikirim.",
        },
    )
