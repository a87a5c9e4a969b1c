"""The one place where uploaded files are judged: by what they contain, never by what they call themselves.

PDF files are kept byte for byte, because a signed letter must stay as it was signed. Pictures are decoded and written
anew, so that nothing of the camera's data (place, device, owner) remains. Every refusal says what happened, that
nothing else changed, and what to do.
"""

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from kipp.shared.text import clean_line
from kipp.shared.uploaded_pdf import DamagedPdf, EncryptedPdf, active_content
from kipp.shared.uploaded_picture import DamagedPicture, TooManyPixels, rewritten
from kipp.shared.wording import MEGABYTE, short_number

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
PDF_BYTES = 2 * MEGABYTE
PICTURE_BYTES = 10 * MEGABYTE
REQUEST_BYTES = 24 * MEGABYTE
NAME_LENGTH = 100
TENTH = Fraction(1, 10)
PRINT_ANEW = "Buka dokumen aslinya, simpan atau cetak lagi sebagai PDF, lalu unggah."


@dataclass(frozen=True)
class Accepted:
    """A file as it may be stored: its content, its true type, and a name that is safe to show."""

    content: bytes
    content_type: str
    name: str

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def accept_pdf(upload: UploadedFile, *, max_bytes: int = PDF_BYTES) -> Accepted:
    """Returns a PDF of at most `max_bytes` unchanged; raises ValidationError for everything else.

    Refused are files that are empty, too large, not PDF, damaged, locked by a password, or that would do something on
    their own when opened: scripts, programs, forms that send, files inside.
    """
    name = safe_name(upload.name)
    content = read(upload, max_bytes, remedy="Kecilkan PDF, lalu unggah lagi.")
    require_type(content, name, [PDF], wanted="PDF", remedy="Simpan dokumen sebagai PDF, lalu unggah lagi.")
    try:
        found = active_content(content)
    except EncryptedPdf:
        raise refusal("PDF ini terkunci kata sandi", "Simpan ulang tanpa kata sandi, lalu unggah lagi.") from None
    except DamagedPdf:
        raise refusal("PDF ini rusak atau tidak utuh", PRINT_ANEW) from None
    if found:
        raise refusal(f"PDF ini berisi {found}", PRINT_ANEW)
    return Accepted(content, PDF, name)


def accept_picture(upload: UploadedFile, *, max_bytes: int = PICTURE_BYTES) -> Accepted:
    """Returns a photo of at most `max_bytes` upright, in RGB, without metadata and small; raises ValidationError else.

    The result may be smaller than the photo; a PNG that would stay large becomes a JPEG.
    """
    name = safe_name(upload.name)
    content = read(upload, max_bytes, remedy="Kecilkan foto, lalu unggah lagi.")
    wanted = "foto JPEG atau PNG"
    kind = require_type(content, name, [JPEG, PNG], wanted, remedy="Simpan foto sebagai JPEG, lalu unggah lagi.")
    try:
        rendered, content_type = rewritten(content, kind)
    except TooManyPixels as error:
        raise refusal(f"foto lebih dari {error.megapixels} megapiksel", "Kecilkan foto, lalu unggah lagi.") from None
    except DamagedPicture:
        raise refusal("foto ini rusak atau tidak utuh", "Ambil lagi dari sumbernya, lalu unggah.") from None
    stem = PurePosixPath(name).stem if content_type != kind else None
    return Accepted(rendered, content_type, f"{stem}{SUFFIXES[content_type][0]}" if stem else name)


def read(upload: UploadedFile, max_bytes: int, *, remedy: str) -> bytes:
    """Returns the content; the size is known, and refused, before a byte of it is read."""
    if not upload.size:
        raise refusal("berkas kosong", "Periksa berkasnya, lalu unggah lagi.")
    if upload.size > max_bytes:
        size, limit = short_number(tenths_up(upload.size)), short_number(max_bytes // MEGABYTE)
        raise refusal(f"ukuran {size} MB, batas {limit} MB", remedy)
    if isinstance(upload, OversizedFile):
        raise refusal("kiriman ini terlalu besar", "Unggah berkas satu per satu.")
    upload.seek(0)
    return upload.read()


def tenths_up(size: int) -> Fraction:
    """Returns bytes in MB rounded up to tenths, so that what is too large never reads like the limit itself."""
    return -(-Fraction(size, MEGABYTE) // TENTH) * TENTH


def require_type(content: bytes, name: str, allowed: list[str], wanted: str, remedy: str) -> str:
    """Returns the type that the first bytes tell; raises ValidationError when it or the name does not fit."""
    kind = type_of(content)
    if kind not in allowed:
        raise refusal(f"isinya bukan {wanted}", remedy)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES[kind]:
        shown = f"berakhiran “{suffix}”" if suffix else "tanpa akhiran"
        right = " atau ".join(f"“{ending}”" for ending in SUFFIXES[kind])
        raise refusal(
            f"nama berkas {shown}, padahal isinya {label_of(kind)}", f"Beri akhiran {right}, lalu unggah lagi."
        )
    return kind


def type_of(content: bytes) -> str | None:
    """Names the type by the very first bytes; a file that begins as one thing and hides another gets no benefit."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return PNG if content.startswith(b"\x89PNG\r\n\x1a\n") else None


def label_of(kind: str) -> str:
    return kind.partition("/")[2].upper()


def safe_name(name: str | None) -> str:
    """Returns the name for people to read: no folders, no control or direction characters, at most 100 characters."""
    line = clean_line(name or "").replace("\\", "/").rpartition("/")[2]
    line = "".join(character for character in line if character not in '<>:"|?*').strip(" .")
    stem, suffix = PurePosixPath(line).stem, PurePosixPath(line).suffix
    return f"{stem[: NAME_LENGTH - len(suffix)].rstrip()}{suffix}" if len(suffix) < NAME_LENGTH else line[:NAME_LENGTH]


def refusal(what: str, remedy: str) -> ValidationError:
    """Says what happened, what is safe, and what to do."""
    return ValidationError(f"Berkas ditolak: {what}. Isian lain tidak berubah. {remedy}", code="upload")


class OversizedFile(UploadedFile):
    """Stands for a file whose bytes were thrown away because nobody would have taken so many."""

    def __init__(self, name: str, content_type: str, size: int):
        super().__init__(file=BytesIO(), name=name, content_type=content_type, size=size)


class SizeGuard(FileUploadHandler):
    """Stands before Django's handlers: what goes beyond the limit of a request reaches neither memory nor disk."""

    received = 0
    is_over = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.is_over = False

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        self.is_over = self.is_over or self.received > REQUEST_BYTES
        return None if self.is_over else raw_data

    def file_complete(self, file_size):
        return OversizedFile(self.file_name, self.content_type, file_size) if self.is_over else None
