"""Certificates as PDF/A, all in one file, and a picture of one to look at; the look is templates/typst/piagam.typ."""

import base64
from collections.abc import Iterable

import segno
from django.urls import reverse

from judging.models import Certificate, CertificateDesign
from kipp.shared import pdf, wording
from kipp.shared.addresses import absolute

# A page of 297 × 210 mm; the picture covers it, and what lies beyond is cut off.
BACKGROUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210"><image width="297" height="210" '
    'preserveAspectRatio="xMidYMid slice" href="data:{type};base64,{content}"/></svg>'
)
PREVIEW_PPI = 110
REHEARSAL = "Gladi, bukan piagam"


def certificates_pdf(design: CertificateDesign, certificates: Iterable[Certificate]) -> bytes:
    """Returns one file with a page for each certificate."""
    return pdf.render("piagam", content_of(design, certificates))


def preview_pdf(design: CertificateDesign) -> bytes:
    """Returns a certificate of nobody, to be printed and looked at."""
    return certificates_pdf(design, [specimen_of(design)])


def preview_picture(design: CertificateDesign) -> bytes:
    """Returns the same as PNG."""
    return pdf.picture("piagam", content_of(design, [specimen_of(design)]), ppi=PREVIEW_PPI)


def specimen_of(design: CertificateDesign) -> Certificate:
    """Returns a certificate with invented names and the first number of the design; no code has an O in it."""
    return Certificate(
        kind=Certificate.Kind.WINNER,
        code="CONTOHCONTOH",
        number=design.number_of(0),
        recipient="UPTD Contoh Pelayanan",
        people="Nama Inovator Pertama dan Nama Inovator Kedua",
        title="NAMA INOVASI",
        long_title="Judul Lengkap Inovasi seperti Tertulis pada Proposal",
        tier="TOP 3, tempat pertama",
        place=1,
        decree="Keputusan Bupati Kudus Nomor …",
        seal="Contoh, bukan piagam",
    )


def content_of(design: CertificateDesign, certificates: Iterable[Certificate]) -> dict:
    edition = design.competition
    signed_on = f"{design.place}, {wording.day(design.signed_on)}" if design.signed_on else ""
    shared = {
        "issuer": design.issuer,
        "heading": design.heading,
        "place": design.place,
        "place_and_date": signed_on,
        "signatory_position": design.signatory_position,
        "signatory_name": design.signatory_name,
        "signatory_detail": design.signatory_detail,
    }
    occasion = f"{edition.name} Kabupaten Kudus Tahun {edition.year}"
    return {
        "title": f"Piagam {occasion}",
        "background": background_of(design),
        "certificates": [
            shared | of_one(certificate, occasion, is_rehearsal=edition.is_rehearsal) for certificate in certificates
        ],
    }


def of_one(certificate: Certificate, occasion: str, *, is_rehearsal: bool = False) -> dict:
    address = address_of(certificate)
    return {
        "number": certificate.number,
        "recipient": certificate.recipient,
        "people": f"Inovator: {certificate.people}" if certificate.people else "",
        "title": certificate.title,
        "long_title": certificate.long_title,
        "tier": certificate.tier,
        "is_winner": certificate.is_winner,
        "occasion": "\n".join(filter(None, [occasion, certificate.decree])),
        "address": address.split("://", 1)[-1].rstrip("/"),
        "qr": segno.make(address, error="m").svg_inline(omitsize=True, border=0, lineclass=None),
        "mark": f"{REHEARSAL} · {certificate.seal}" if is_rehearsal else certificate.seal,
    }


def address_of(certificate: Certificate) -> str:
    """Returns the absolute address of the page that confirms it."""
    return absolute(reverse("results:certificate-check", args=[certificate.spoken_code]))


def background_of(design: CertificateDesign) -> str:
    """Returns the picture inside an SVG, which is how it reaches Typst; empty without one."""
    if not design.background:
        return ""
    with design.background.open("rb") as file:
        content = base64.b64encode(file.read()).decode()
    kind = "image/png" if design.background.name.endswith(".png") else "image/jpeg"
    return BACKGROUND.format(type=kind, content=content)
