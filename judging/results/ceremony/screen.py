"""The file for the hall's screen, made from the sealed result alone, or with invented names to rehearse."""

import base64
from datetime import date

from django.core.exceptions import ValidationError

from competitions.models import Competition
from judging.models import CeremonyDetail
from judging.results.ceremony.stage.building import stage_file
from judging.results.ceremony.stage.slides import Called, slides_of
from judging.results.sealing.seals import matches_seal
from judging.results.winners import Winner, sealed_winners
from judging.seal_mark import seal_in_force
from kipp.shared import wording

NOT_SEALED = (
    "Mode panggung hanya dibuat dari hasil yang sudah ditetapkan. Tetapkan hasil lebih dahulu, atau unduh berkas gladi."
)
NOT_MATCHING = (
    "Data penilaian tidak sama lagi dengan yang ditetapkan, jadi berkas panggung tidak dibuat. Periksa halaman "
    "Penetapan sebelum acara."
)
REHEARSED, ALL_INVENTED = "Gladi: bukan hasil resmi", "Gladi: semua nama rekaan"
INVENTED = (
    "INOVASI REKAAN",
    "Judul lengkap inovasi yang hanya untuk gladi",
    "Perangkat Daerah Rekaan",
    "Inovator Rekaan",
)


def screen_of(competition: Competition) -> str:
    """Returns the stage file with the winners as sealed.

    Raises ValidationError without a seal in force, and when places, scores, tiers or titles as computed now differ
    from the sealed text or from the award rows.
    """
    sealing = seal_in_force(competition)
    if sealing is None:
        raise ValidationError(NOT_SEALED)
    if not matches_seal(competition):
        raise ValidationError(NOT_MATCHING)
    details = CeremonyDetail.objects.filter(submission__competition=competition).select_related("photo")
    by_entry = {detail.submission_id: detail for detail in details}
    winners = [called(each, by_entry.get(each.entry), competition) for each in sealed_winners(competition)]
    return written(competition, winners, mark=str(sealing), banner=REHEARSED if competition.is_rehearsal else "")


def rehearsal_screen_of(competition: Competition, *, today: date) -> str:
    """Returns the same with as many winners as the tiers have places, every name invented."""
    title, long_title, organization, person = INVENTED
    winners = [
        Called(tier.label, place, f"{title} {place}", long_title, f"{organization} {place}", person)
        for tier in competition.tiers.order_by("first_place")
        for place in range(tier.first_place, tier.last_place + 1)
    ]
    return written(competition, winners, mark=f"Gladi, dibuat {wording.day(today)}", banner=ALL_INVENTED)


def written(competition: Competition, winners: list[Called], *, mark: str, banner: str = "") -> str:
    slides = slides_of(name=competition.name, year=competition.year, theme=competition.theme, winners=winners)
    return stage_file(title=competition.name, year=competition.year, slides=slides, mark=mark, banner=banner)


def called(winner: Winner, detail: CeremonyDetail | None, competition: Competition) -> Called:
    """Returns a winner as the hall reads it, by the texts that were sealed."""
    return Called(
        tier=winner.tier,
        place=winner.place,
        title=winner.title,
        long_title=winner.long_title,
        organization=winner.organization,
        people=(detail.read_as if detail else "") or ", ".join(winner.names),
        handed_over_by=(detail.handed_over_by if detail else "") or competition.handed_over_by,
        photo=photo_of(detail),
    )


def photo_of(detail: CeremonyDetail | None) -> str:
    """Returns the chosen photo as a data: address; empty without one, or when it is missing on disk."""
    if detail is None or detail.photo is None:
        return ""
    try:
        with detail.photo.file.open("rb") as file:
            content = base64.b64encode(file.read()).decode()
    except FileNotFoundError:
        return ""
    return f"data:{detail.photo.content_type};base64,{content}"
