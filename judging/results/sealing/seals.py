"""Penetapan: the result is computed twice, copied into award rows once and sealed; two admins can take a seal off."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError

from competitions.models import Competition, Stage
from competitions.rules import lock_of_edition, require_configurer, require_open
from judging.models import Award, Reconsideration, Sealing, Standing
from judging.ranking.verification import Difference, differences
from judging.results.awards import rows_of_ranking
from judging.results.sealing.canonical import canonical_text, place_lines
from judging.results.sealing.publishing import forget_publication
from judging.results.winners import Outcome, outcome
from judging.seal_mark import seal_in_force
from judging.sealed_names import PLACES, names_in
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_line, clean_text

MOST_NAMED = 5
# What of an award row has to be as the ranking gives it; its title is that of the sealed text, whatever is read now.
OF_AWARD = ("place", "tier_label", "score")
MAY_CHANGE = (
    "decree_number",
    "decree_on",
    "unseal_reason",
    "unseal_requested_by",
    "unseal_requested_at",
    "unsealed_by",
    "unsealed_at",
)
ALREADY = "Hasil edisi ini sudah ditetapkan."
NOT_SEALED = "Hasil edisi ini belum ditetapkan, atau segelnya sudah dibuka."


@dataclass(frozen=True)
class Outlook:
    """What sealing would do now: the winners, what stands in the way, and where the two computations differ."""

    outcome: Outcome
    problems: list[str]
    differences: list[Difference]
    ranked: int

    @property
    def may_seal(self) -> bool:
        return bool(self.outcome.winners) and not self.problems and not self.differences


def matches_seal(competition: Competition) -> bool:
    """Tells whether places, scores and tiers as they are now, and the award rows, are those of the seal in force."""
    text = Sealing.objects.in_force().filter(competition=competition).values_list("text", flat=True).first()
    if text is None or not text.endswith("\n".join([PLACES, *place_lines(competition)]) + "\n"):
        return False
    names = names_in(text, competition).entries
    ranked = {
        row.submission.code: (*(getattr(row, name) for name in OF_AWARD), names[row.submission.code].title)
        for row in rows_of_ranking(competition)
    }
    awards = Award.objects.filter(competition=competition).values_list("submission__code", *OF_AWARD, "title")
    return {code: tuple(rest) for code, *rest in awards} == ranked


def outlook_of(competition: Competition, *, user: User) -> Outlook:
    """Reads what is open before sealing, and computes every place a second time."""
    result = outcome(competition, user=user)
    problems = list(result.problems)
    if not any(stage.is_open for stage in competition.stages.all()):
        problems += problems_of_requests(competition) + problems_of_severities(competition)
    ranked = Standing.objects.board(competition).exclude(place=None).count()
    return Outlook(result, problems, differences(competition) if not problems else [], ranked)


def problems_of_requests(competition: Competition) -> list[str]:
    """Returns a sentence when judges were asked to look again and have not answered."""
    waiting = Reconsideration.objects.waiting().filter(scorecard__stage__competition=competition)
    waiting = waiting.order_by("asked_at", "pk").values_list("scorecard__submission__title", flat=True)
    if not waiting:
        return []
    return [f"{len(waiting)} permintaan tinjau ulang belum dijawab juri: {', '.join(waiting[:MOST_NAMED])}."]


def problems_of_severities(competition: Competition) -> list[str]:
    """Returns a sentence for each additive stage that is ranked by the plain mean for now."""
    stages = competition.stages.filter(method=Stage.Method.ADDITIVE).order_by("position")
    return [
        f"{stage}: ketatnya juri tidak dapat dihitung dari lembar yang tersisa, jadi tempatnya masih sementara. Pada "
        "halaman tahap itu, putuskan untuk tetap memakai lembar proposal yang keluar, atau buka kembali tahapnya, "
        "tambah penugasan juri, lalu tutup lagi."
        for stage in stages.exclude(severity_estimates__superseded_at=None, severity_estimates__isnull=False)
    ]


@atomic_with_sentences()
def seal(*, competition: Competition, by: User, now: datetime) -> Sealing:
    """Copies the places into award rows and seals them with everything they rest on; later changes are refused.

    Nothing public changes. Raises PermissionDenied for anyone but Setda; ValidationError, with every reason, while
    something is open, when the two computations differ, or when a seal is in force already.
    """
    require_configurer(by)
    competition = locked(competition)
    if seal_in_force(competition):
        raise ValidationError(ALREADY)
    outlook = outlook_of(competition, user=by)
    if outlook.problems or outlook.differences:
        raise ValidationError(outlook.problems + sentences_of(outlook.differences))
    if not outlook.outcome.winners:
        raise ValidationError("Belum ada peringkat, jadi belum ada yang dapat ditetapkan.")
    Award.objects.filter(competition=competition).delete()
    Award.objects.bulk_create(rows_of_ranking(competition), batch_size=1000)
    last = Sealing.objects.filter(competition=competition).newest_first().values_list("version", flat=True).first()
    sealing = Sealing(competition=competition, version=(last or 0) + 1, sealed_by=by, sealed_at=now)
    sealing.text = canonical_text(competition, version=sealing.version)
    sealing.sha256 = hashlib.sha256(sealing.text.encode()).hexdigest()
    sealing.full_clean()
    sealing.save()
    return sealing


def locked(competition: Competition) -> Competition:
    """Locks the edition and its stages: changes under way end first, later ones wait for the seal and meet it."""
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    require_open(lock_of_edition(competition))
    list(Stage.objects.select_for_update().filter(competition=competition).order_by("pk"))
    return competition


def sentences_of(found: list[Difference]) -> list[str]:
    """Returns why differing computations forbid sealing, naming the entries."""
    if not found:
        return []
    more = [f"{len(found) - MOST_NAMED} perbedaan lainnya."] if len(found) > MOST_NAMED else []
    title = "Dua cara menghitung tidak sama, jadi hasil tidak dapat ditetapkan."
    return [title, *map(str, found[:MOST_NAMED]), *more]


@atomic_with_sentences()
def set_decree(*, competition: Competition, number: str, on: date | None, by: User) -> Sealing:
    """Notes number and date of the Bupati's decision as typed; both may stay empty.

    Raises PermissionDenied for anyone but Setda, ValidationError without a seal in force.
    """
    require_configurer(by)
    sealing = locked_seal(competition)
    sealing.decree_number, sealing.decree_on = clean_line(number), on
    return saved(sealing)


@atomic_with_sentences()
def request_unsealing(*, competition: Competition, reason: str, by: User, now: datetime) -> Sealing:
    """Asks that the seal be taken off; it stays until a second admin confirms. A new request replaces an open one.

    A publication that has not come yet is taken back, so that nothing in doubt becomes public by the clock.
    Raises PermissionDenied for anyone but Setda; ValidationError without a reason, without a seal, or in the archive.
    """
    require_configurer(by)
    reason = clean_text(reason)
    if not reason:
        raise ValidationError({"reason": "Tuliskan alasannya."})
    competition = locked(competition)
    sealing = locked_seal(competition)
    sealing.unseal_reason, sealing.unseal_requested_by, sealing.unseal_requested_at = reason, by, now
    if not competition.is_published(now):
        forget_publication(competition=competition, reason=reason, by=by, now=now)
    return saved(sealing)


@atomic_with_sentences()
def cancel_unsealing(*, competition: Competition, by: User) -> Sealing:
    """Takes an open request back; any admin may."""
    require_configurer(by)
    sealing = locked_seal(competition)
    sealing.unseal_reason, sealing.unseal_requested_by, sealing.unseal_requested_at = "", None, None
    return saved(sealing)


@atomic_with_sentences()
def confirm_unsealing(*, competition: Competition, shown: str, by: User, now: datetime) -> Sealing:
    """Takes the seal off: the award rows go, and so does a publication; the next sealing is a new version.

    Certificates of this version lose their force with it, so that none confirms a place that may change. `shown` is
    stamp_of() the request that was read. Raises PermissionDenied for anyone but Setda; ValidationError for the one who
    asked, without a request or a seal, in the archive, or when the request is another one by now.
    """
    require_configurer(by)
    competition = locked(competition)
    sealing = locked_seal(competition)
    if not sealing.awaits_second_admin:
        raise ValidationError("Belum ada permintaan membuka segel.")
    if sealing.unseal_requested_by_id == by.pk:
        raise ValidationError("Segel dibuka oleh admin lain daripada yang memintanya.")
    if shown != stamp_of(sealing):
        raise ValidationError("Permintaan ini berubah sesudah halaman dibuka. Baca lagi, lalu putuskan.")
    sealing.unsealed_by, sealing.unsealed_at = by, now
    saved(sealing)
    Award.objects.filter(competition=competition).delete()
    competition.certificates.valid().update(revoked_at=now)
    forget_publication(competition=competition, reason=sealing.unseal_reason, by=by, now=now)
    return sealing


def stamp_of(sealing: Sealing) -> str:
    """Returns what a page sends back to tell which request to unseal it showed; empty without one."""
    return sealing.unseal_requested_at.isoformat() if sealing.unseal_requested_at else ""


def locked_seal(competition: Competition) -> Sealing:
    """Returns the seal in force with its row locked. Raises ValidationError when there is none."""
    sealing = Sealing.objects.in_force().select_for_update().filter(competition=competition).first()
    if sealing is None:
        raise ValidationError(NOT_SEALED)
    return sealing


def saved(sealing: Sealing) -> Sealing:
    """Saves what may change about a seal; the database refuses to write the rest at all."""
    sealing.full_clean()
    sealing.save(update_fields=MAY_CHANGE)
    return sealing
