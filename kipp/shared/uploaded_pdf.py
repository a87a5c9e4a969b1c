"""What is inside an uploaded PDF: whether it is whole, locked, or would do something on its own."""

from io import BytesIO

import pikepdf
from pikepdf import settings as pikepdf_settings

MEGABYTE = 1024 * 1024
MAX_OBJECTS = 50_000
MAX_DEPTH = 100
TAIL = 2048
# qpdf mends small slips of the programs that write PDF, and warns; these words tell of something that was lost.
LOSSES = ("error", "EOF", "limit", "damaged", "not found", "ignoring")
# Packed parts of a hostile file unfold to thousands of times their size; these hold for every PDF of this process.
pikepdf_settings.set_qpdf_limits(
    flate_max_memory=64 * MEGABYTE,
    png_max_memory=64 * MEGABYTE,
    run_length_max_memory=64 * MEGABYTE,
    tiff_max_memory=64 * MEGABYTE,
    max_stream_filters=5,
    parser_max_container_size=500_000,
)

SCRIPT, PROGRAM, SENDING = "skrip", "perintah menjalankan program", "perintah mengirim data"
FILES_INSIDE, MEDIA, FORM = "berkas lain di dalamnya", "media yang diputar", "formulir dinamis (XFA)"
ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": PROGRAM,
    "/SubmitForm": SENDING,
    "/ImportData": SENDING,
    "/GoToE": FILES_INSIDE,
    "/Rendition": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/RichMediaExecute": MEDIA,
}
KEYS = {"/JS": SCRIPT, "/JavaScript": SCRIPT, "/EmbeddedFiles": FILES_INSIDE, "/EF": FILES_INSIDE, "/XFA": FORM}
TYPES = {"/EmbeddedFile": FILES_INSIDE}
ANNOTATIONS = {
    "/FileAttachment": FILES_INSIDE,
    "/RichMedia": MEDIA,
    "/3D": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/Screen": MEDIA,
}
# Where an address would be opened without a click.
UNASKED = ("/OpenAction", "/AA")
WEB_ADDRESS = "alamat web yang terbuka sendiri"


class EncryptedPdf(Exception):  # noqa: N818
    """The file is locked, with or without a password that opens it."""


class DamagedPdf(Exception):  # noqa: N818
    """The file is cut off, broken or absurd."""


def active_content(content: bytes) -> str:
    """Names, in Indonesian, the first thing in the file that acts on its own; empty for a quiet document.

    Links that wait for a click are quiet, and so are electronic signatures. Raises EncryptedPdf and DamagedPdf.
    """
    tail = content[-TAIL:]
    if b"%%EOF" not in tail or tail.rpartition(b"%%EOF")[2].strip(b"\r\n\t \x00"):
        raise DamagedPdf  # cut off, or something else goes on behind its end
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise EncryptedPdf
            if len(pdf.objects) > MAX_OBJECTS or not len(pdf.pages):
                raise DamagedPdf
            found = next(filter(None, map(finding_in, (*pdf.objects, pdf.trailer))), "")
            if any(word in warning for warning in pdf.get_warnings() for word in LOSSES):
                raise DamagedPdf
            return found
    except pikepdf.PasswordError as error:
        raise EncryptedPdf from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, RecursionError) as error:
        raise DamagedPdf from error


def finding_in(root: pikepdf.Object) -> str:
    """Looks at one object and at what is written directly inside it; what it refers to has its own turn."""
    waiting = [(root, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise DamagedPdf
        if isinstance(each, pikepdf.Array):
            inside = list(each)
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            found = finding_in_dictionary(each)
            if found:
                return found
            inside = [each.get(key) for key in each.keys()]  # noqa: SIM118 — a stream is no mapping
        else:
            continue
        waiting += [(part, depth + 1) for part in inside if isinstance(part, pikepdf.Object) and not part.is_indirect]
    return ""


def finding_in_dictionary(each: pikepdf.Object) -> str:
    keys = set(each.keys())
    named = next((KEYS[key] for key in KEYS if key in keys), "")
    action = ACTIONS.get(name_at(each, "/S"), "")
    kind = TYPES.get(name_at(each, "/Type"), "")
    annotation = ANNOTATIONS.get(name_at(each, "/Subtype"), "")
    return named or action or kind or annotation or unasked_address(each, keys)


def unasked_address(each: pikepdf.Object, keys: set[str]) -> str:
    """An address opened by opening the document or moving through it."""
    for key in keys.intersection(UNASKED):
        value = each.get(key)
        if not isinstance(value, pikepdf.Dictionary):
            continue
        actions = [value, *(value.get(name) for name in value.keys())]  # noqa: SIM118
        if any(isinstance(action, pikepdf.Dictionary) and name_at(action, "/S") == "/URI" for action in actions):
            return WEB_ADDRESS
    return ""


def name_at(each: pikepdf.Object, key: str) -> str:
    value = each.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
