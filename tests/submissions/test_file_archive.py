"""All files of an edition in one ZIP: whole, readable by every system, and for Setda alone."""

import hashlib
import io
import logging
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from submissions.file_archive import INDEX, LONGEST_NAME, file_archive, safe
from tests import factories, files


@pytest.fixture
def entry(edition, operator_dinkes):
    submission = factories.make_submission(
        edition, operator_dinkes.organization, operator=operator_dinkes, title='PELANGI: "AIR/BERSIH"?', complete=False
    )
    question = edition.questions.get(number="3")
    factories.make_attachment(submission, kind="evidence", question=question, content=files.pdf(pages=3)).save()
    letter = edition.letter_types.order_by("position").first()
    factories.make_attachment(submission, kind="letter", letter_type=letter, content=files.pdf()).save()
    return submission


def opened(edition, user) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(file_archive(competition=edition, user=user))))
    assert archive.testzip() is None
    return archive


def test_archive_holds_every_file_whole_in_the_folder_of_its_entry(entry, edition, setda):
    archive = opened(edition, setda)
    folder = f"{entry.code} PELANGI- -AIR-BERSIH-"
    names = [name for name in archive.namelist() if name != INDEX]
    assert len(names) == 2
    assert all(name.startswith(f"{folder}/") for name in names)
    stored = sorted(entry.attachments.values_list("sha256", flat=True))
    assert sorted(hashlib.sha256(archive.read(name)).hexdigest() for name in names) == stored
    index = archive.read(INDEX).decode()
    assert all(sha256 in index for sha256 in stored)


def test_archive_leaves_drafts_out(edition, operator_dinkes, setda):
    draft = factories.make_submission(
        edition, operator_dinkes.organization, operator=operator_dinkes, state="draft", complete=False
    )
    factories.make_attachment(draft, kind="photo").save()
    assert opened(edition, setda).namelist() == [INDEX]


def test_archive_names_a_file_that_is_missing_and_keeps_the_others(entry, edition, setda, caplog):
    gone = entry.attachments.get(kind="letter")
    default_storage.delete(gone.file.name)
    with caplog.at_level(logging.ERROR, "kipp.export"):
        archive = opened(edition, setda)
    assert len(archive.namelist()) == 2
    assert "HILANG DARI PENYIMPANAN" in archive.read(INDEX).decode()
    assert gone.code in caplog.text


def test_archive_of_a_reader_without_letters_has_none(entry, edition, pengamat):
    names = opened(edition, pengamat).namelist()
    assert len(names) == 2
    assert any("Bukti" in name for name in names)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a/b:c", "a-b-c"), ("titik. ", "titik"), ("...", "tanpa nama"), ("x" * 200 + ".pdf", "x" * 76 + ".pdf")],
)
def test_names_suit_every_system(typed, kept):
    assert safe(typed) == kept
    assert len(safe(typed)) <= LONGEST_NAME


def test_page_sends_the_archive_to_setda_and_logs_it(entry, edition, setda, login, caplog):
    with caplog.at_level(logging.INFO, "kipp.export"):
        response = login(setda).get(reverse("submissions:archive-download", args=[edition.slug]))
        content = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/zip"
    assert entry.code.encode() in content
    assert f"{setda.email} read all files of edition {edition.slug}" in caplog.text


def test_page_refuses_everybody_else(entry, edition, operator_dinkes, juri_satu, pengamat, client, login):
    address = reverse("submissions:archive-download", args=[edition.slug])
    assert client.get(address).status_code == 302
    for user in (operator_dinkes, juri_satu, pengamat):
        assert login(user).get(address).status_code == 403


@pytest.mark.parametrize("entries", [1, 3])
def test_archive_asks_the_same_queries_at_any_size(entries, edition, operator_dinkes, setda, django_assert_num_queries):
    for _ in range(entries):
        submission = factories.make_submission(
            edition, operator_dinkes.organization, operator=operator_dinkes, complete=False
        )
        factories.make_attachment(submission, kind="photo").save()
    with django_assert_num_queries(8):
        opened(edition, setda)
