"""The receipt as a PDF file, written by Typst from templates/typst/tanda_terima.typ."""

from kipp.accounts.models import User
from kipp.shared import pdf, wording
from submissions.models import Receipt
from submissions.receipts import address_of, content_for, qr_svg, standing_of


def receipt_pdf(user: User, receipt: Receipt) -> bytes:
    """Returns the PDF with what this reader may see of the frozen content."""
    submission = receipt.submission
    standing = standing_of(receipt)
    replaced = standing["replaced_by"]
    data = {
        "number": receipt.number,
        "edition": submission.competition.name_short,
        "is_rehearsal": submission.competition.is_rehearsal,
        "title": submission.title,
        "facts": facts_of(receipt),
        "standing": f"Digantikan oleh tanda terima {replaced.number}."
        if replaced
        else "Pengajuan ini sudah ditarik kembali menjadi draf."
        if standing["is_taken_back"]
        else "",
        "digest": receipt.digest,
        "address": address_of(receipt),
        "qr": qr_svg(receipt),
        "files": [{**file, "size": wording.file_size(file["size"])} for file in receipt.files],
        "content": content_for(user, receipt),
    }
    return pdf.render("tanda_terima", data)


def facts_of(receipt: Receipt) -> list[list[str]]:
    """Returns what the receipt attests as (label, text)."""
    submission = receipt.submission
    sender = "Penulis terakhir" if receipt.is_automatic else "Diajukan oleh"
    return [
        ["Nomor tanda terima", receipt.number],
        ["Diterima", wording.long_moment(receipt.submitted_at, seconds=True)],
        ["Cara", "Diajukan otomatis pada saat pendaftaran ditutup"] if receipt.is_automatic else ["", ""],
        [sender, receipt.submitted_by.full_name],
        ["Perangkat daerah atau unit kerja", submission.organization.name],
        ["Kode proposal", submission.code],
        ["Pengajuan ke", str(receipt.serial)],
    ]
