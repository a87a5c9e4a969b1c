"""NIP and phone of innovators: in full for the organization that enters and for Setda, masked for all others."""

from dataclasses import dataclass

from kipp.accounts.models import User
from kipp.shared.personal_log import note_reading
from kipp.shared.wording import nip
from submissions import rules
from submissions.models import Submission

MASK = "•••"
SHOWN = 3


@dataclass(frozen=True)
class Person:
    name: str
    job_title: str
    nip: str
    phone: str
    is_lead: bool


def note_people(user: User, submission: Submission, where: str) -> None:
    """Writes down that Setda was shown NIP and phone of an entry; what an organization reads is its own."""
    if user.is_admin:
        note_reading(user, f"NIP and phone of {submission.code} {where}")


def people_for(user: User, submission: Submission) -> list[Person]:
    """Returns the innovators as this reader may see them, the lead first; no query after `with_proposal()`."""
    is_full = rules.may_read_personal_data(user, submission)
    return [
        Person(
            name=person.name,
            job_title=person.job_title,
            nip=nip(person.nip) if is_full and person.nip else masked(person.nip),
            phone=person.phone if is_full else masked(person.phone),
            is_lead=person.is_lead,
        )
        for person in submission.innovators.all()
    ]


def masked(digits: str) -> str:
    """Keeps the last three digits; nothing stays nothing."""
    return f"{MASK} {digits[-SHOWN:]}" if digits else ""
