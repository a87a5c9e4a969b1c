"""Conflicts of interest that the portal suspects: a judge's place of work, or a name among the innovators."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError

from competitions.models import Competition
from judging.conflicts.declaring import require_setda
from judging.conflicts.likeness import names_place, same_person
from judging.models import Conflict, DismissedSuggestion, JudgeProfile
from kipp.accounts.models import Organization, User
from kipp.shared.refusals import atomic_with_sentences
from submissions.models import Submission

EMPLOYER, FORMER, TEAM = Conflict.Reason.EMPLOYER, Conflict.Reason.FORMER_EMPLOYER, Conflict.Reason.TEAM


@dataclass(frozen=True)
class Ground:
    """Why a conflict is suspected: a sentence, and the reason it would be recorded with."""

    reason: str
    sentence: str


@dataclass(frozen=True)
class Suggestion:
    judge: User
    submission: Submission
    grounds: tuple[Ground, ...]
    dismissed: DismissedSuggestion | None = None

    @property
    def text(self) -> str:
        return "\n".join(ground.sentence for ground in self.grounds)

    @property
    def reason(self) -> str:
        """The reason offered when it is recorded: that of the first ground."""
        return self.grounds[0].reason


@dataclass(frozen=True)
class Suggestions:
    """Pairs still to be looked at, and those that were found to be none."""

    open: list[Suggestion]
    dismissed: list[Suggestion]


@dataclass(frozen=True)
class Workplace:
    """An organization at which a judge works or worked, and the words in which that is known."""

    organization: Organization
    reason: str
    told: str


def suggestions_of(edition: Competition) -> Suggestions:
    """Returns the suspected pairs of seated judges and eligible entries without a conflict, in a fixed order.

    The number of queries is the same for every number of judges and entries.
    """
    judges = User.objects.filter(panels__stage__competition=edition).distinct().in_order()
    profiles = {
        profile.judge_id: profile
        for profile in JudgeProfile.objects.filter(judge__in=judges).prefetch_related("organizations")
    }
    entries = Submission.objects.eligible().filter(competition=edition).select_related("organization__parent")
    entries = list(entries.prefetch_related("innovators").in_announced_order())
    organizations = list(Organization.objects.order_by("pk"))
    recorded = set(Conflict.objects.of_edition(edition).in_force().values_list("judge_id", "submission_id"))
    looked_at = {
        (each.judge_id, each.submission_id): each
        for each in DismissedSuggestion.objects.filter(submission__competition=edition).select_related("dismissed_by")
    }
    result = Suggestions([], [])
    for judge in judges:
        places = workplaces_of(judge, profiles.get(judge.pk), organizations)
        for entry in entries:
            grounds = grounds_of(judge, entry, places) if (judge.pk, entry.pk) not in recorded else ()
            if grounds:
                sort_in(result, Suggestion(judge, entry, grounds, looked_at.get((judge.pk, entry.pk))))
    return result


def sort_in(result: Suggestions, found: Suggestion) -> None:
    """A dismissal holds for the grounds that were read."""
    is_dismissed = found.dismissed is not None and found.dismissed.grounds == found.text
    (result.dismissed if is_dismissed else result.open).append(found)


def workplaces_of(judge: User, profile: JudgeProfile | None, organizations: list[Organization]) -> list[Workplace]:
    """Returns the regency's organizations that a judge names, in account or profile, or has ticked."""
    told = [(EMPLOYER, judge.affiliation)]
    if profile:
        told += [(EMPLOYER, profile.employer), *((FORMER, line) for line in profile.former_employers.splitlines())]
    named = defaultdict(list)
    for reason, text in dict.fromkeys(told):
        for organization in organizations:
            if names_place(text, organization.name) or names_place(text, organization.short_name):
                named[organization].append(Workplace(organization, reason, f"“{text.strip()}”"))
    for organization in profile.organizations.all() if profile else ():
        if organization not in named:
            named[organization].append(Workplace(organization, FORMER, "dipilih pada profil juri"))
    return [place for places in named.values() for place in places]


def grounds_of(judge: User, entry: Submission, places: list[Workplace]) -> tuple[Ground, ...]:
    """Returns why this judge may be biased towards this entry; empty when nothing is known."""
    grounds = [
        Ground(place.reason, f"{VERBS[place.reason]} {place.organization.name} ({place.told}){relation}.")
        for place in places
        if (relation := relation_of(place.organization, entry.organization)) is not None
    ]
    for innovator in entry.innovators.all():
        likeness = same_person(judge.full_name, innovator.name)
        if likeness:
            grounds.append(Ground(TEAM, f"Nama juri {likeness} dengan nama inovator “{innovator.name}”."))
    return tuple(dict.fromkeys(grounds))


VERBS = {EMPLOYER: "Bekerja di", FORMER: "Pernah atau masih bekerja di"}


def relation_of(place: Organization, owner: Organization) -> str | None:
    """Returns how a place of work is related to the owner of an entry, None when it is not; "" for the same."""
    if place.pk == owner.pk:
        return ""
    if place.pk == owner.parent_id:
        return f", induk {owner.short_name}"
    if place.parent_id == owner.pk:
        return f", unit kerja {owner.short_name}"
    return None


@atomic_with_sentences()
def dismiss(*, submission: Submission, judge: User, grounds: str, by: User, now: datetime) -> DismissedSuggestion:
    """Keeps that Setda looked at a suggestion and found no conflict; a second click changes nothing.

    `grounds` is what was read. Raises PermissionDenied for everybody but Setda, ValidationError when the grounds have
    changed since or nothing is suggested any more.
    """
    require_setda(by)
    Competition.objects.select_for_update(no_key=True).get(pk=submission.competition_id)
    found = suggestions_of(submission.competition)
    pair = (judge.pk, submission.pk)
    known = {(each.judge.pk, each.submission.pk): each for each in [*found.open, *found.dismissed]}
    if pair not in known or known[pair].text != grounds.replace("\r\n", "\n"):
        raise ValidationError("Dasar usulan ini berubah sejak halaman dibuka. Baca lagi usulannya.")
    stored = known[pair].dismissed
    if stored and stored.grounds == known[pair].text:
        return stored
    stored = stored or DismissedSuggestion(submission=submission, judge=judge)
    stored.grounds, stored.dismissed_by, stored.dismissed_at = known[pair].text, by, now
    stored.full_clean()
    stored.save()
    return stored
