"""The profile that a judge fills in: where the judge works and worked, and what the judge knows."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from judging.models import JudgeProfile
from kipp.accounts.models import Organization, User
from kipp.shared.text import clean_line, clean_text
from kipp.shared.wording import clock


def profile_of(judge: User) -> JudgeProfile:
    """Returns the stored profile of a judge, or an unsaved one that starts with the place of work of the account."""
    stored = JudgeProfile.objects.filter(judge=judge).first()
    return stored or JudgeProfile(judge=judge, employer=judge.affiliation)


def stamp_of(profile: JudgeProfile) -> str:
    """Returns what a page sends back to tell which profile it showed; empty for one that was never saved."""
    return profile.updated_at.isoformat() if profile.updated_at else ""


@transaction.atomic
def save_profile(
    *,
    judge: User,
    employer: str,
    former_employers: str,
    expertise: str,
    organizations: list[Organization],
    stamp: str,
    by: User,
    now: datetime,
) -> JudgeProfile:
    """Saves the own profile; `stamp` is that of the profile as it was read.

    Raises PermissionDenied for everybody but the judge, ValidationError with code "stale" when it was saved elsewhere
    meanwhile with other content.
    """
    if not by.is_judge or by.pk != judge.pk:
        raise PermissionDenied("Profil juri diisi oleh juri itu sendiri.")
    User.objects.select_for_update(no_key=True).get(pk=judge.pk)
    profile = profile_of(judge)
    typed = {
        "employer": clean_line(employer),
        "former_employers": clean_text(former_employers),
        "expertise": clean_text(expertise),
    }
    is_same = profile.pk and all(getattr(profile, name) == text for name, text in typed.items())
    if is_same and set(profile.organizations.all()) == set(organizations):
        return profile
    if stamp != stamp_of(profile):
        raise ValidationError(
            f"Profil ini disimpan dari jendela lain pukul {clock(profile.updated_at, seconds=True)} WIB. Isian Anda "
            "di bawah belum disimpan. Simpan sekali lagi bila isian ini yang dipakai.",
            code="stale",
        )
    for name, text in typed.items():
        setattr(profile, name, text)
    profile.updated_at = now
    profile.full_clean()
    profile.save()
    profile.organizations.set(organizations)
    return profile


def employer_of(judge: User) -> str:
    """Returns where a judge works: as the profile says, else as the account does."""
    profile = getattr(judge, "judge_profile", None)
    return profile.employer if profile else judge.affiliation
