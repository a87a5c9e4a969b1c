"""Real files for tests of uploading, made when they are needed: good ones, broken ones, and ones that mean harm."""

import struct
import zlib
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

ORIENTATION, GPS = 0x0112, 0x8825


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it; what the browser calls its type is never believed."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def pdf(change=None, *, pages=1, **options) -> bytes:
    """A small PDF; `change` gets it before it is written."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    target = BytesIO()
    document.save(target, **options)
    return target.getvalue()


def encrypted_pdf(password="rahasia") -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="pemilik", user=password))


def pdf_with_script() -> bytes:
    def add(document):
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('halo')")
        document.Root.OpenAction = document.make_indirect(script)

    return pdf(add)


def pdf_with_script_in_field() -> bytes:
    """The script hides in a packed part of the file, at a field of a form."""

    def add(document):
        script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.Stream(document, b"app.alert(1)"))
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="isi", AA=pikepdf.Dictionary(K=script))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)])

    return pdf(add, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def pdf_with_action(kind: str) -> bytes:
    """A link that does what `kind` says when it is clicked."""

    def add(document):
        action = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), URI="https://example.id/", F="calc.exe")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        document.pages[0].Annots = [document.make_indirect(link)]

    return pdf(add)


def pdf_that_opens_an_address() -> bytes:
    def add(document):
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.id/")

    return pdf(add)


def pdf_with_file_inside() -> bytes:
    def add(document):
        document.attachments["surat.exe"] = b"MZ rekaan"

    return pdf(add)


def pdf_bomb(unfolded=300_000_000) -> bytes:
    """A correct PDF of a few hundred kilobytes, one packed part of which unfolds to hundreds of megabytes."""
    packed = zlib.compress(b"5 0 << >> " + b" " * unfolded, 9)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Extra 5 0 R >>",
        b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    content, entries = b"%PDF-1.7\n", [struct.pack(">BIB", 0, 0, 255)]
    for number, body in enumerate(bodies, start=1):
        entries.append(struct.pack(">BIB", 1, len(content), 0))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries += [struct.pack(">BIB", 2, 4, 0), struct.pack(">BIB", 1, len(content), 0)]
    table = b"".join(entries)
    head = b"<< /Type /XRef /Size 7 /Root 1 0 R /W [1 4 1] /Length %d >>" % len(table)
    start = len(content)
    return content + b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (head, table, start)


def photo(size=(1200, 800), *, kind="JPEG", orientation=None, gps=False, mode="RGB") -> bytes:
    """A picture whose left half is red and whose right half is blue, with the data that a phone would add."""
    image = Image.new("RGB", size, "blue")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    exif = Image.Exif()
    if orientation:
        exif[ORIENTATION] = orientation
    if gps:
        exif[GPS] = {1: "S", 2: (6.0, 48.0, 0.0), 3: "E", 4: (110.0, 50.0, 0.0)}
        exif[0x010F] = "Telepon Rekaan"
    target = BytesIO()
    image.convert(mode).save(target, kind, **({"exif": exif} if len(exif) else {}))
    return target.getvalue()


def huge_png(width=20_000, height=10_000) -> bytes:
    """A correct picture of 200 megapixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))
