"""What changed between two times an entry was handed in."""

from datetime import timedelta

import pytest

from submissions.changes import changed_files, changed_parts, changes_of
from submissions.models import Receipt
from tests.factories import NOW, make_submission


def section(key, *parts):
    return {"key": key, "label": key.capitalize(), "parts": [list(part) for part in parts]}


def test_only_parts_that_differ_are_told_in_the_order_of_the_later_version():
    before = [
        section("identitas", ("Nama", "LAMA"), ("Kategori", "Kesehatan")),
        section("inovator", ("Inovator 1", "A")),
    ]
    after = [section("identitas", ("Nama", "BARU"), ("Kategori", "Kesehatan"), ("Video", "x")), section("inovator")]
    changes = list(changed_parts(before, after))
    assert [(change.section, change.label, change.runs) for change in changes] == [
        ("Identitas", "Nama", [("del", "LAMA "), ("ins", "BARU")]),
        ("Identitas", "Video", [("ins", "x")]),
        ("Inovator", "Inovator 1", [("del", "A ")]),
    ]


def test_files_are_told_apart_by_their_content():
    def file(label, name, digest):
        return {"label": label, "name": name, "sha256": digest}

    before = [
        file("Surat", "a.pdf", "1"),
        file("Foto", "b.jpg", "2"),
        file("Foto", "c.jpg", "3"),
        file("Bukti", "d", "4"),
    ]
    after = [file("Surat", "baru.pdf", "9"), file("Foto", "ganti-nama.jpg", "2"), file("Foto", "e.jpg", "5")]
    told = [(change.label, change.before, change.after) for change in changed_files(before, after)]
    assert told == [("Surat", "a.pdf", "baru.pdf"), ("Foto", "c.jpg", "e.jpg"), ("Bukti", "d", "")]


@pytest.fixture
def entry(edition, dinkes):
    return make_submission(edition, dinkes, state="submitted")


def make_receipt(entry, serial, text):
    return Receipt.objects.create(
        submission=entry,
        serial=serial,
        number=f"TT-{serial}",
        submitted_at=NOW + timedelta(days=serial),
        submitted_by=entry.submitted_by,
        content=[section("identitas", ("Nama", text))],
        digest="0" * 64,
    )


def test_first_version_has_nothing_to_compare(entry):
    assert changes_of(entry) is None
    make_receipt(entry, 1, "SATU")
    assert changes_of(entry) is None


def test_last_two_versions_are_compared_in_one_query(entry, django_assert_num_queries):
    for serial, text in enumerate(["SATU", "DUA", "TIGA"], start=1):
        make_receipt(entry, serial, text)
    with django_assert_num_queries(1):
        changes = changes_of(entry)
    assert (changes.earlier.number, changes.later.number) == ("TT-2", "TT-3")
    assert changes.parts[0].runs == [("del", "DUA "), ("ins", "TIGA")]
