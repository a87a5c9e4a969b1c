"""PDF files made from an entry: the letters to sign, filled with what is already typed, and the whole proposal."""

from datetime import datetime

from competitions.models import Competition, LetterType
from kipp.accounts.models import Organization, User
from kipp.shared.pdf import render
from kipp.shared.text import count_words
from kipp.shared.wording import NOTHING, day, file_size, moment, nip, number
from submissions.files import present_files
from submissions.models import Submission
from submissions.personal import people_for
from submissions.sections import IDENTITY, completeness
from submissions.versions import section_content, stored_texts

GOVERNMENT = "Pemerintah Kabupaten Kudus"
DRAFT_MARK = "DRAF"
HEADED = ("Nama inovasi", "Kepanjangan atau judul lengkap")  # printed as the title already
IMPLEMENTED = {
    "": "berada pada tahap dan diterapkan sejak tanggal sebagaimana tertulis di atas;",
    Submission.Maturity.CONCEPT: "sampai surat ini ditandatangani masih berupa konsep atau inisiatif;",
    Submission.Maturity.TRIAL: "sampai surat ini ditandatangani sedang diuji coba;",
    Submission.Maturity.IMPLEMENTED: "telah diterapkan dan masih berjalan sampai surat ini ditandatangani;",
}


def letter_pdf(*, submission: Submission, letter: LetterType) -> bytes:
    """Returns the letter to print and sign; what is not typed yet is a dotted line, and so is the signatory."""
    people = [
        {
            "name": person.name,
            "job_title": person.job_title,
            "nip": nip(person.nip) if person.nip else "",
            "is_lead": person.is_lead,
        }
        for person in submission.innovators.all()
    ]
    lead = next((person for person in people if person["is_lead"]), {"name": "", "nip": ""})
    data = heading_of(submission) | {
        "maturity": submission.get_maturity_display(),
        "implemented_on": day(submission.implemented_on) if submission.implemented_on else "",
        "implementation": IMPLEMENTED[submission.maturity],
        "people": people,
        "lead": lead,
        "footer": f"{letter.label} · {submission.code}",
    }
    return render(f"surat_{letter.template}", data)


def proposal_pdf(*, submission: Submission, reader: User, now: datetime) -> bytes:
    """Returns the whole proposal as this reader may see it, marked as a draft until it was handed in."""
    progress = completeness(submission)
    texts = stored_texts(submission)
    is_written = submission.state in Submission.WRITTEN
    data = heading_of(submission) | {
        "code": submission.code,
        "mark": DRAFT_MARK if is_written else "",
        "status": status_of(submission),
        "identity": [
            [label, text or NOTHING]
            for label, text in section_content(submission, progress.section(IDENTITY))
            if label not in HEADED
        ],
        "people": [vars(person) for person in people_for(reader, submission)],
        "answers": [
            answer_of(question, texts.get(question.pk, ""))
            for section in progress.sections
            for question in section.questions
        ],
        "files": [file | {"size": file_size(file["size"])} for file in present_files(submission)],
        "statement": statement_of(submission),
        "footer": f"Dicetak {moment(now, seconds=True)}{' · DRAF, belum diajukan' if is_written else ''}",
    }
    return render("proposal", data)


def heading_of(submission: Submission) -> dict:
    """Returns what every document says at its head."""
    organization: Organization = submission.organization
    return {
        "government": GOVERNMENT,
        "organization": organization.name,
        "parent": organization.parent.name if organization.parent else "",
        "competition": competition_name(submission.competition),
        "title": submission.title,
        "long_title": submission.long_title,
    }


def competition_name(competition: Competition) -> str:
    rehearsal = " (gladi)" if competition.is_rehearsal else ""
    return f"{competition.name} Kabupaten Kudus Tahun {competition.year}{rehearsal}"


def status_of(submission: Submission) -> list[list[str]]:
    """Returns label and text of what proves the state of the entry."""
    lines = [["Kode proposal", submission.code], ["Keadaan", submission.get_state_display()]]
    receipt = max(submission.receipts.all(), key=lambda receipt: receipt.serial, default=None)
    if submission.state in Submission.WRITTEN:
        return [*lines, ["Terakhir disimpan", f"{moment(submission.changed_at, seconds=True)}"]]
    if receipt:
        lines.append(["Nomor tanda terima", receipt.number])
    return [*lines, ["Diterima", moment(submission.submitted_at, seconds=True)]]


def answer_of(question, text: str) -> dict:
    """Returns a question with its answer in paragraphs and its length in words."""
    return {
        "number": question.number,
        "label": question.label,
        "prompt": question.prompt,
        "words": f"{number(count_words(text), 0)} dari {number(question.max_words, 0)} kata",
        "paragraphs": [part.strip("\n") for part in text.split("\n\n") if part.strip()],
    }


def statement_of(submission: Submission) -> str:
    if submission.is_declared_true:
        return "Disetujui: seluruh isi proposal ini benar dan dapat dipertanggungjawabkan."
    return "Belum disetujui."
