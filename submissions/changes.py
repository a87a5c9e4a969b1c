"""What changed in an entry between the last two times it was handed in, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from kipp.shared.word_diff import Op, word_diff
from submissions.models import Receipt, Submission
from submissions.sections import FILES

Runs = list[tuple[Op, str]]


@dataclass(frozen=True)
class Change:
    """A part of a section (`label`) with its words marked as same, ins or del."""

    key: str
    section: str
    label: str
    runs: Runs


@dataclass(frozen=True)
class FileChange:
    """A file that is new, replaced or gone; the names of the former and of the present one, empty where none is."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """The difference between two receipts; both lists may be empty when the entry came back as it was."""

    earlier: Receipt
    later: Receipt
    parts: tuple[Change, ...]
    files: tuple[FileChange, ...]


def changes_of(submission: Submission) -> Changes | None:
    """Compares the last two receipts in one query; None while the entry was handed in once at most."""
    receipts = list(submission.receipts.order_by("-serial")[:2])
    if len(receipts) < 2:
        return None
    later, earlier = receipts
    return Changes(
        earlier,
        later,
        tuple(changed_parts(earlier.content, later.content)),
        tuple(changed_files(earlier.files, later.files)),
    )


def changed_parts(before: Iterable[dict], after: Iterable[dict]) -> Iterable[Change]:
    """Yields the parts that differ, in the order of the later content; parts that are gone come last."""
    old, new = texts_of(before), texts_of(after)
    labels = {section["key"]: section["label"] for section in [*before, *after]}
    for key, label in dict.fromkeys([*new, *old]):
        was, now = old.get((key, label), ""), new.get((key, label), "")
        if was != now and key != FILES:  # files are compared by their content, see `changed_files`
            yield Change(key, labels[key], label, word_diff(was, now))


def texts_of(content: Iterable[dict]) -> dict[tuple[str, str], str]:
    """Returns the texts by key of section and label of part, in order."""
    return {(section["key"], label): text for section in content for label, text in section["parts"]}


def changed_files(before: Iterable[dict], after: Iterable[dict]) -> Iterable[FileChange]:
    """Yields the files that differ by their SHA-256: replaced where one of that label was, else new or gone."""
    gone = unmatched(before, after)
    for file in unmatched(after, before):
        former = next((other for other in gone if other["label"] == file["label"]), None)
        if former:
            gone.remove(former)
        yield FileChange(file["label"], former["name"] if former else "", file["name"])
    for file in gone:
        yield FileChange(file["label"], file["name"], "")


def unmatched(files: Iterable[dict], others: Iterable[dict]) -> list[dict]:
    """Returns the files that do not stand unchanged, by label and SHA-256, among the others."""
    known = {(file["label"], file["sha256"]) for file in others}
    return [file for file in files if (file["label"], file["sha256"]) not in known]
