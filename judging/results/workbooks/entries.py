"""The workbook of the entries: every one with its state and answers, and every innovator on a line of its own."""

from collections.abc import Iterator
from datetime import datetime

from competitions.models import Competition, Question
from judging.results.awards import with_people
from judging.results.workbooks.titles import title_lines
from judging.sealed_names import Person
from kipp.accounts.models import Role, User
from kipp.shared.spreadsheets import Column, Kind, Sheet
from submissions.models import Innovator, Submission

AT_ONCE = 500  # entries held in memory with their answers
HEIGHT = 60  # points: four lines of a long answer are enough to recognise it
COLUMNS = [
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Judul lengkap", width=40),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Perangkat daerah induk", width=28),
    Column("Kategori", width=20),
    Column("Kelompok", width=12),
    Column("Bentuk", width=12),
    Column("Tahap inovasi", width=18),
    Column("Mulai diterapkan", Kind.DATE, width=18),
    Column("Keadaan", width=20),
    Column("Diajukan (WIB)", Kind.DATETIME, width=22),
    Column("Diputuskan (WIB)", Kind.DATETIME, width=22),
    Column("Alasan keputusan", width=36),
    Column("Inovator", width=32),
]
PEOPLE_COLUMNS = [
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Inovator", width=32),
    Column("Peran", width=10),
    Column("Jabatan", width=28),
]
PERSONAL_COLUMNS = [Column("NIP", width=22), Column("Nomor WhatsApp", width=18)]


def entry_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the entries this person may read, and their innovators; NIP and phone are for Setda only."""
    entries = competition.submissions.visible_to(user).order_by("code")
    questions = list(competition.questions.order_by("position"))
    columns = COLUMNS + [Column(f"{question.number} {question.label}", width=50) for question in questions]
    lines = title_lines("Proposal", competition, now)
    yield Sheet("Proposal", lines, columns, entry_rows(entries, questions), frozen_columns=2, row_height=HEIGHT)
    sees_all = user.role == Role.ADMIN
    lines = title_lines("Inovator", competition, now, "Memuat data pribadi. Jangan disebarkan." if sees_all else "")
    columns = PEOPLE_COLUMNS + (PERSONAL_COLUMNS if sees_all else [])
    yield Sheet("Inovator", lines, columns, people_rows(entries, sees_all), frozen_columns=2)


def entry_rows(entries, questions: list[Question]) -> Iterator[list]:
    """Yields the cells of one entry after the other, a few hundred of them in memory at a time."""
    for entry in with_people(entries).prefetch_related("answers").iterator(chunk_size=AT_ONCE):
        texts = {answer.question_id: answer.text for answer in entry.answers.all()}
        yield cells_of(entry) + [texts.get(question.pk) for question in questions]


def cells_of(entry: Submission) -> list:
    """Returns the cells of an entry without its answers."""
    parent = entry.organization.parent
    return [
        entry.code,
        entry.title,
        entry.long_title,
        entry.organization.name,
        parent.name if parent else None,
        entry.category.label if entry.category else None,
        entry.get_group_display(),
        entry.get_form_display(),
        entry.get_maturity_display(),
        entry.implemented_on,
        entry.get_state_display(),
        entry.submitted_at,
        entry.decided_at,
        entry.reason,
        "\n".join(str(Person(one.name, is_lead=one.is_lead)) for one in entry.innovators.all()),
    ]


def people_rows(entries, sees_all: bool) -> Iterator[list]:
    """Yields the cells of one innovator after the other, the lead of each entry first."""
    people = (
        Innovator.objects.filter(submission__in=entries.order_by())
        .select_related("submission")
        .order_by("submission__code", "-is_lead", "pk")
    )
    for person in people.iterator(chunk_size=AT_ONCE):
        cells = [
            person.submission.code,
            person.submission.title,
            person.name,
            "ketua" if person.is_lead else "anggota",
            person.job_title,
        ]
        yield cells + ([person.nip, person.phone] if sees_all else [])
