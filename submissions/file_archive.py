"""All files of the entries of an edition as one ZIP, a folder for each entry, written while it is sent."""

import logging
import re
import zipfile
from collections.abc import Iterator

from competitions.models import Competition
from kipp.accounts.models import User
from submissions.files import labels_of, present_attachments
from submissions.models import Attachment, Submission

log = logging.getLogger("kipp.export")

INDEX = "DAFTAR BERKAS.txt"
CHUNK = 256 * 1024
LONGEST_NAME = 80
# What Windows refuses in names, and a dot or blank at their end.
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can hold; dates of files stand in the index of the portal


class Outlet:
    """A file to write to that hands on what it got; zipfile takes it as one that cannot seek."""

    def __init__(self):
        self.parts: list[bytes] = []
        self.written = 0

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        self.written += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        """Returns what has come since the last time."""
        taken, self.parts = b"".join(self.parts), []
        return taken


def file_archive(*, competition: Competition, user: User) -> Iterator[bytes]:
    """Yields the ZIP in pieces; files are not packed, because PDF and JPEG are already.

    Everything but drafts; letters only for those who may read them. A file that is missing on disk is named in the
    index and leaves the others whole.
    """
    entries = Submission.objects.visible_to(user).filter(competition=competition).with_proposal()
    entries = entries.exclude(state=Submission.State.DRAFT).order_by("code")
    readable = set(
        Attachment.objects.visible_to(user).filter(submission__competition=competition).values_list("pk", flat=True)
    )
    outlet, index = Outlet(), [f"Berkas proposal {competition}", ""]
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            labels = labels_of(entry)
            folder = safe(f"{entry.code} {entry.title}")
            index += ["", f"{folder} · {entry.organization.name}"]
            files = [each for each in present_attachments(entry) if each.pk in readable]
            for number, attachment in enumerate(files, start=1):
                name = f"{number:02} {safe(labels[attachment.pk])} - {safe(attachment.name)}"
                is_there = yield from sent(archive, outlet, f"{folder}/{name}", attachment)
                remark = f"SHA-256 {attachment.sha256}" if is_there else "HILANG DARI PENYIMPANAN"
                index.append(f"{name} · {remark}")
            if not files:
                index.append("tidak ada berkas")
        archive.writestr(zipfile.ZipInfo(INDEX, FIRST_DATE), "\r\n".join(index) + "\r\n")
        yield outlet.take()
    yield outlet.take()


def sent(archive: zipfile.ZipFile, outlet: Outlet, name: str, attachment: Attachment) -> Iterator[bytes]:
    """Yields one file of the archive; returns whether it was there."""
    try:
        source = attachment.file.open("rb")
    except FileNotFoundError:
        log.error("The file of attachment %s is missing on disk", attachment.code)
        return False
    info = zipfile.ZipInfo(name, FIRST_DATE)
    with source, archive.open(info, "w") as target:
        while chunk := source.read(CHUNK):
            target.write(chunk)
            yield outlet.take()
    return True


def safe(text: str) -> str:
    """Returns a name that every system takes, of at most 80 characters; the ending stays."""
    cleaned = FORBIDDEN.sub("-", text).strip(" .")
    if len(cleaned) <= LONGEST_NAME:
        return cleaned or "tanpa nama"
    stem, dot, suffix = cleaned.rpartition(".")
    if dot and len(suffix) <= 5:
        return f"{stem[: LONGEST_NAME - len(suffix) - 1].strip(' .')}.{suffix}"
    return cleaned[:LONGEST_NAME].strip(" .")
