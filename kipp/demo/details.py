"""What a few entries of the demonstration have besides: a video, an earlier award, more time, a second version."""

from datetime import datetime, timedelta

from competitions.extensions import grant_extension
from competitions.models import Competition
from kipp.accounts.models import Organization
from kipp.demo.people import Cast
from submissions.choosing import choose_stored
from submissions.lifecycle import locked
from submissions.models import EarlierAward, Submission
from submissions.sections import completeness
from submissions.versions import section_content, version_of

WITH_VIDEO, WITH_TWO_VERSIONS, EXTENDED = "BIDAN BALIK DESA", "RAPAT RINGKAS", "Dinas PKPLH"
VIDEO = "https://youtu.be/rekaan-peragaan"  # longer than any address of YouTube, so there is no such video
AWARD = "Juara harapan lomba layanan desa (penghargaan rekaan)"
REASON = "Jaringan kantor terputus dua hari karena pekerjaan jalan (alasan rekaan)."
ANSWER = "Rapat dibatasi tiga puluh menit, dan notulanya dibaca semua peserta sebelum bubar. Teks ini rekaan."


def add_details(competition: Competition, cast: Cast, now: datetime) -> None:
    """Works on entries that are not handed in or not frozen yet."""
    shown = competition.submissions.filter(title=WITH_VIDEO)
    shown.update(video_url=VIDEO)
    EarlierAward.objects.create(submission=shown.get(), year=competition.year - 1, title=AWARD)
    grant_extension(
        competition=competition,
        organization=Organization.objects.get(short_name=EXTENDED),
        until=competition.registration_closes_at + timedelta(days=3),
        reason=REASON,
        by=cast.admin,
        now=now,
    )
    keep_second_version(competition.submissions.get(title=WITH_TWO_VERSIONS), now)


def keep_second_version(submission: Submission, now: datetime) -> None:
    """Lets two versions of a section meet, of which the stored one was chosen."""
    row = locked(submission)
    section = completeness(row).section("jawaban-1")
    choose_stored(
        submission=row,
        section=section,
        mine=[(label, ANSWER) for label, _ in section_content(row, section)],
        by=row.changed_by,
        now=now - timedelta(hours=5),
        version=version_of(row, section),
    )
