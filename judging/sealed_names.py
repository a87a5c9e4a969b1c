"""Names and scores as they were sealed, read back from the text of the seal: later renaming changes no print."""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from fractions import Fraction

from competitions.models import Competition
from judging.models import PanelMember, Sealing, Standing
from judging.panel.profiles import employer_of
from kipp.accounts.models import Organization, User
from submissions.models import Submission

# Headings and signs of the canonical text, which judging.results.sealing.canonical writes.
ENTRIES, PEOPLE, PANEL, PLACES = "PROPOSAL YANG DINILAI", "INOVATOR", "PANEL JURI", "TEMPAT"
LEAD, MEMBER = "ketua", "anggota"
NOTHING = "-"
BETWEEN = " | "
FINAL = "nilai akhir"
ESCAPED = re.compile(r"\\(.)")
LINE_BREAKS = {"n": "\n", "r": "\r"}


@dataclass(frozen=True)
class EntryNames:
    """What an entry and its organization were called. parent: of the organization, or empty.

    None is what a text of format 1 does not tell; there the portal's names stand.
    """

    title: str
    organization: str
    long_title: str | None = None
    parent: str | None = None
    short_name: str | None = None


@dataclass(frozen=True)
class Person:
    """One of the people behind an entry."""

    name: str
    job_title: str = ""
    is_lead: bool = False

    def __str__(self):
        return f"{self.name} (ketua)" if self.is_lead else self.name


@dataclass(frozen=True)
class SealedNames:
    """The names of a seal; all empty without one, and then nothing is renamed.

    entries, people (the lead first): by code. judges: (name, employer) by user id. scores: of 0–100 by board and code;
    board 0 is the final one.
    """

    entries: dict[str, EntryNames] = field(default_factory=dict)
    people: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    judges: dict[int, tuple[str, str]] = field(default_factory=dict)
    scores: dict[tuple[int, str], Fraction | None] = field(default_factory=dict)

    def onto_entries(self, entries: Iterable[Submission]) -> None:
        """Gives entries in memory the sealed names. They are for reading from then on and are never saved."""
        for entry in entries:
            if names := self.entries.get(entry.code):
                entry.title = names.title
                entry.long_title = entry.long_title if names.long_title is None else names.long_title
                if Submission.organization.is_cached(entry):
                    entry.organization = organization_called(names, entry.organization)

    def onto_standings(self, standings: Iterable[Standing]) -> None:
        """Gives rows of a board, read with `code` and `title`, the sealed titles."""
        for standing in standings:
            if names := self.entries.get(standing.code):
                standing.title = names.title

    def employer_of(self, judge: User) -> str:
        """Returns where a judge worked, as sealed, else as the portal knows."""
        return self.judges[judge.pk][1] if judge.pk in self.judges else employer_of(judge)

    def onto_judges(self, judges: Iterable[User]) -> None:
        """Gives judges in memory the sealed names, likewise only for reading."""
        for judge in judges:
            judge.full_name = self.judges.get(judge.pk, (judge.full_name, ""))[0]


def organization_called(names: EntryNames, organization: Organization) -> Organization:
    """Returns the organization as it was called, or itself when it still is; a parent only where it was read."""
    parent = organization.parent if Organization.parent.is_cached(organization) else None
    has_new_parent = None not in (parent, names.parent) and parent.name != names.parent
    short_name = organization.short_name if names.short_name is None else names.short_name
    is_called_so = (organization.name, organization.short_name) == (names.organization, short_name)
    if is_called_so and not has_new_parent:
        return organization
    former = copy(organization)
    former.name, former.short_name = names.organization, short_name
    if has_new_parent:
        former.parent = Organization(name=names.parent, short_name=names.parent) if names.parent else None
    return former


def sealed_names_of(competition: Competition) -> SealedNames:
    """Reads the names of the seal in force, empty ones without a seal; two queries at most."""
    text = Sealing.objects.in_force().filter(competition=competition).values_list("text", flat=True).first()
    return names_in(text, competition) if text else SealedNames()


def names_in(text: str, competition: Competition) -> SealedNames:
    """Reads names and scores from a canonical text of this edition."""
    sections = sections_of(text)
    seats = PanelMember.objects.filter(stage__competition=competition)
    seats = {(f"tahap {stage}", f"J{seat}"): judge for stage, seat, judge in seats.values_list(*SEAT)}
    people: dict[str, tuple[Person, ...]] = {}
    for code, role, name, job_title in sections.get(PEOPLE, []):
        people[code] = (*people.get(code, ()), Person(name, job_title, role == LEAD))
    return SealedNames(
        entries={code: entry_names(*names) for _, code, _, *names in sections[ENTRIES]},
        people=people,
        judges={
            seats[stage, seat]: (name, employer)
            for stage, seat, name, employer in sections.get(PANEL, [])
            if (stage, seat) in seats
        },
        scores={(board_of(row[0]), row[2]): score_of(row[3]) for row in sections[PLACES]},
    )


def entry_names(title: str, organization: str, *more: str) -> EntryNames:
    """Reads the end of a row; a text of format 1 stops at the organization."""
    if not more:
        return EntryNames(title, organization)
    long_title, parent, short_name = more
    return EntryNames(title, organization, long_title, parent, short_name or organization)


SEAT = ("stage__position", "position", "judge_id")


def sections_of(text: str) -> dict[str, list[list[str]]]:
    """Returns the rows of the sections with names and scores by their heading, every row as its fields."""
    _, *parts = text.rstrip("\n").split("\n\n")
    wanted = (ENTRIES, PEOPLE, PANEL, PLACES)
    sections = [part.split("\n") for part in parts if part.startswith(wanted)]
    return {heading: [fields_of(row) for row in rows if BETWEEN in row] for heading, *rows in sections}


def fields_of(row: str) -> list[str]:
    """Splits a row, takes back what was escaped, and gives nothing where a hyphen stands for it."""
    fields = ["" if each == NOTHING else each for each in row.split(BETWEEN)]
    return [ESCAPED.sub(unescaped, each) for each in fields] if "\\" in row else fields


def unescaped(match: re.Match) -> str:
    return LINE_BREAKS.get(match[1], match[1])


def board_of(label: str) -> int:
    return 0 if label == FINAL else int(label.removeprefix("tahap "))


def score_of(field: str) -> Fraction | None:
    """Reads "nilai 241/3"."""
    value = field.removeprefix("nilai ")
    return None if value == NOTHING else Fraction(value)
