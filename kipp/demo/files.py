"""Files of the demonstration: real PDF and pictures, made in code and visibly invented."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from secrets import token_hex

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from kipp.shared.pdf import render
from kipp.shared.uploads import JPEG, PDF
from submissions.documents import letter_pdf
from submissions.models import Attachment, Submission

Kind = Attachment.Kind
EVIDENCE_QUESTION = "3"
FIGURES = [["Hari menunggu", "12", "3"], ["Warga dilayani tiap bulan", "140", "410"], ["Keluhan tiap bulan", "19", "4"]]
GROUND, WALL, DARK = "#E3F1EC", "#A8432F", "#0B5D4B"


def attach_files(entries: Iterable[Submission], at: datetime, *, letters: int = 3) -> None:
    """Gives each entry its first `letters` letters, evidence beside one answer, and a photo."""
    picture = photo()
    files = []
    for entry in Submission.objects.with_proposal().filter(pk__in=[entry.pk for entry in entries]).order_by("pk"):
        types = sorted(entry.competition.letter_types.all(), key=lambda letter: letter.position)
        for letter in types[:letters]:
            content = letter_pdf(submission=entry, letter=letter)
            files.append(stored(entry, Kind.LETTER, content, letter.label, at, letter_type=letter))
        question = next(row for row in entry.competition.questions.all() if row.number == EVIDENCE_QUESTION)
        data = {"title": entry.title, "organization": entry.organization.name, "rows": FIGURES}
        evidence = render("peragaan", data)
        files.append(stored(entry, Kind.EVIDENCE, evidence, "Angka layanan (rekaan)", at, question=question))
        files.append(stored(entry, Kind.PHOTO, picture, "Loket (gambar rekaan)", at))
    Attachment.objects.bulk_create(files)


def stored(entry: Submission, kind: str, content: bytes, name: str, at: datetime, **place) -> Attachment:
    """Writes a file to disk and returns its row, an upload of the one who wrote the entry, not saved yet."""
    is_photo = kind == Kind.PHOTO
    attachment = Attachment(
        submission=entry,
        kind=kind,
        code=token_hex(10),
        name=f"{name}.{'jpg' if is_photo else 'pdf'}",
        content_type=JPEG if is_photo else PDF,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        uploaded_by=entry.changed_by,
        uploaded_at=at,
        **place,
    )
    attachment.file.save(attachment.name, ContentFile(content), save=False)
    return attachment


def photo() -> bytes:
    """Draws a counter in front of a brick wall."""
    image = Image.new("RGB", (1200, 800), GROUND)
    draw = ImageDraw.Draw(image)
    for row in range(8):
        for column in range(-1, 9):
            left = column * 150 + (75 if row % 2 else 0)
            draw.rectangle((left + 4, row * 64 + 4, left + 146, row * 64 + 60), fill=WALL)
    draw.rectangle((0, 512, 1200, 560), fill=DARK)
    draw.rectangle((60, 560, 1140, 800), fill="#137A63")
    target = BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()
