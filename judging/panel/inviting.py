"""Inviting several judges at once: accounts, invitations and seats in one go, or nothing at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Lower

from competitions.models import Stage
from judging.assignment.assigning import lock_unclosed, seat_judges
from judging.models import PanelMember
from judging.models.scorecard import MOST_CARDS_PER_ENTRY
from kipp.accounts.invitations import send_invitation
from kipp.accounts.models import Role, User
from kipp.accounts.people import invite_user
from kipp.shared.text import clean_line

SEPARATORS = re.compile(r"[\t;,<>]")
EXAMPLE = "Tulis nama lalu surel, misalnya: Dr. Siti Rekaan, M.Si., siti@example.id"


@dataclass(frozen=True)
class Invitee:
    """A person to invite, as a line names them; `number` is that of the line, from 1."""

    number: int
    full_name: str
    email: str
    affiliation: str = ""


@dataclass(frozen=True)
class Invited:
    """What came of it: how many new accounts, mails sent, and new seats."""

    accounts: int
    mails: int
    seats: list[PanelMember]


def read_lines(text: str) -> list[Invitee]:
    """Reads a person from each line: name, e-mail and perhaps place of work, parted by comma, semicolon or tab.

    A name may contain commas. Raises ValidationError with a sentence for every line that cannot be read.
    """
    people, problems, seen = [], [], {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        person = read_line(number, line)
        problem = problem_of(person)
        if not problem and (first := seen.setdefault(person.email, number)) != number:
            problem = f"surel ini sudah ada pada baris {first}."
        people.append(person)
        problems += [f"Baris {number}: {problem}"] if problem else []
    if len(people) > MOST_CARDS_PER_ENTRY:
        problems.append(f"Panel paling banyak {MOST_CARDS_PER_ENTRY} juri.")
    if problems:
        raise ValidationError(problems)
    return people


def read_line(number: int, line: str) -> Invitee:
    parts = [clean_line(part) for part in SEPARATORS.split(line)]
    place = next((index for index, part in enumerate(parts) if "@" in part), len(parts))
    name = ", ".join(part for part in parts[:place] if part)
    rest = ", ".join(part for part in parts[place + 1 :] if part)
    return Invitee(number, name, parts[place].lower() if place < len(parts) else "", rest)


def problem_of(person: Invitee) -> str:
    """Says what is wrong with a line; empty when nothing is."""
    if not person.email:
        return f"surel tidak ditemukan. {EXAMPLE}"
    try:
        validate_email(person.email)
    except ValidationError:
        return f"surel “{person.email[:60]}” tidak benar. {EXAMPLE}"
    if not person.full_name:
        return f"nama belum diisi. {EXAMPLE}"
    for name, value in (("full_name", person.full_name), ("affiliation", person.affiliation)):
        most = User._meta.get_field(name).max_length
        if len(value) > most:
            return f"{User._meta.get_field(name).verbose_name} paling panjang {most} huruf."
    return ""


@transaction.atomic
def invite_judges(*, stage: Stage, people: Iterable[Invitee], by: User, now: datetime) -> Invited:
    """Seats everybody, after making an account and writing an invitation for whoever has none.

    Who judges already keeps account and seat; repeating it changes nothing. Raises ValidationError with a sentence
    per line when an account is no active judge's or the panel would be too large, and then nobody is invited;
    PermissionDenied for everybody but Setda.
    """
    stage = lock_unclosed(stage=stage, by=by)
    people = list(people)
    known = known_accounts(people)
    check_accounts(stage, people, known)
    judges, accounts, mails = [], 0, 0
    for person in people:
        judge = known.get(person.email)
        if judge is None:
            judge = new_judge(person, by=by, now=now)
            accounts, mails = accounts + 1, mails + 1
        elif judge.is_waiting and not stage.panel.filter(judge=judge).exists():
            send_invitation(user=judge, by=by, now=now)
            mails += 1
        judges.append(judge)
    return Invited(accounts, mails, seat_judges(stage=stage, judges=judges, by=by))


def known_accounts(people: list[Invitee]) -> dict[str, User]:
    accounts = User.objects.annotate(address=Lower("email")).filter(address__in=[person.email for person in people])
    return {user.address: user for user in accounts}


def check_accounts(stage: Stage, people: list[Invitee], known: dict[str, User]) -> None:
    """Raises ValidationError with a sentence for every line that names somebody who cannot judge here."""
    former = set(stage.panel.exclude(left_at=None).values_list("judge_id", flat=True))
    problems = []
    for person in people:
        user = known.get(person.email)
        if user is not None and not user.is_judge:
            problems.append(f"Baris {person.number}: {person.email} sudah dipakai akun {user.get_role_display()}.")
        elif user is not None and not user.is_active:
            problems.append(f"Baris {person.number}: akun {user.full_name} nonaktif. Aktifkan pada halaman Akun.")
        elif user is not None and user.pk in former:
            problems.append(f"Baris {person.number}: {user.full_name} sudah dilepas dari panel ini.")
    if problems:
        raise ValidationError(problems)


def new_judge(person: Invitee, *, by: User, now: datetime) -> User:
    """Makes an account and writes its invitation; a bad detail is told with the number of its line."""
    try:
        return invite_user(
            by=by,
            now=now,
            role=Role.JUDGE,
            full_name=person.full_name,
            email=person.email,
            affiliation=person.affiliation,
        )
    except ValidationError as refusal:
        raise ValidationError([f"Baris {person.number}: {message}" for message in refusal.messages]) from refusal
