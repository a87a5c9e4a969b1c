"""The receipt as a PDF file, written by Typst from templates/typst/tanda_terima.typ."""

from kipp.accounts.models import User
from kipp.shared import pdf, wording
from submissions.models import Receipt
from submissions.receipts import address_of, content_for, qr_svg, standing_of


def receipt_pdf(user: User, receipt: Receipt) -> bytes:
    """Returns the PDF with what this reader may see of the frozen content."""
    submission = receipt.submission
    edition = submission.competition
    return pdf.render(
        "tanda_terima",
        {
            "number": receipt.number,
            "competition": f"{edition.name} Kabupaten Kudus · {edition.name_short}",
            "organization": submission.organization.name,
            "facts": facts_of(receipt),
            "standing": standing_in_words(receipt),
            "digest": receipt.digest,
            "address": address_of(receipt),
            "qr": qr_svg(receipt),
            "files": [file | {"size": wording.file_size(file["size"])} for file in receipt.files],
            "content": content_for(user, receipt),
        },
    )


def standing_in_words(receipt: Receipt) -> str:
    """Says that the receipt is not the valid one any more, else nothing."""
    standing = standing_of(receipt)
    if standing["replaced_by"]:
        return f"Proposal ini kemudian diajukan lagi. Yang berlaku: {standing['replaced_by'].number}."
    return "Pengajuan ini sudah ditarik kembali menjadi draf." if standing["is_taken_back"] else ""


def facts_of(receipt: Receipt) -> list[list[str]]:
    """Returns what the receipt attests as (label, text)."""
    submission = receipt.submission
    facts = [
        ["Nomor", receipt.number],
        ["Proposal", f"{submission.title} ({submission.code})"],
        ["Perangkat daerah atau unit kerja", submission.organization.name],
        ["Diterima", wording.long_moment(receipt.submitted_at, seconds=True)],
    ]
    if receipt.is_automatic:
        facts.append(["Cara", "Diajukan otomatis pada saat pendaftaran ditutup"])
    return [*facts, ["Penulis terakhir" if receipt.is_automatic else "Diajukan oleh", receipt.submitted_by.full_name]]
