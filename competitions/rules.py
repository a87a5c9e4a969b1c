"""Who may see and set up editions, and what may still be changed when; a lock is a sentence, empty while open."""

from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition, Stage
from kipp.accounts.models import User

ARCHIVED = "Edisi ini sudah diarsipkan, jadi tidak dapat diubah lagi."
ENTERED = (
    "Edisi ini sudah berisi proposal. Judul, bunyi pertanyaan, dan kriterianya masih dapat diperbaiki; "
    "nomor, batas kata, dan banyaknya pertanyaan terkunci supaya semua proposal menjawab formulir yang sama."
)


def may_view_edition(user: User, competition: Competition) -> bool:
    """Setda sees every edition, others those whose preparation is over; as CompetitionQuerySet.visible_to."""
    return user.is_admin or competition.status != Competition.Status.PREPARING


def may_configure(user: User) -> bool:
    """Setting up belongs to Setda."""
    return user.is_active and user.is_admin


def require_configurer(user: User) -> None:
    """Raises PermissionDenied for everybody but Setda."""
    if not may_configure(user):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur edisi.")


def require_open(lock: str) -> None:
    """Raises ValidationError with the reason when something is locked."""
    if lock:
        raise ValidationError(lock, code="locked")


def lock_of_edition(competition: Competition) -> str:
    """Dates, places, texts, categories and the roster stay open until the edition is archived."""
    return ARCHIVED if competition.is_archived else ""


def lock_of_year(competition: Competition) -> str:
    """The year is part of addresses and codes."""
    return "" if is_preparing(competition) else "Tahun dan jenis edisi terkunci sejak edisi dimulai."


def lock_of_seal(competition: Competition) -> str:
    """What a sealed result rests on or prints, name and theme included, stays; the database refuses it as well."""
    is_sealed = competition.pk and competition.sealings.filter(unsealed_at=None).exists()
    return "Terkunci: hasil edisi ini sudah ditetapkan. Segelnya harus dibuka dulu." if is_sealed else ""


def lock_of_result(competition: Competition) -> str:
    """The result stays in the archive and under a seal."""
    return lock_of_edition(competition) or lock_of_seal(competition)


def lock_of_integrity(competition: Competition) -> str:
    """What judges declare is the same for all of them."""
    is_given = competition.pk and competition.integrity_statements.exists()
    return "Terkunci: juri sudah menyetujui pernyataan ini." if is_given else ""


def has_entries(competition: Competition) -> bool:
    """Tells whether somebody has begun to write an entry."""
    return competition.submissions.exists()


def lock_of_stage_list(competition: Competition) -> str:
    """Stages come and go only while the edition is prepared."""
    return "" if is_preparing(competition) else "Susunan tahap terkunci sejak edisi dimulai."


def lock_of_criteria(stage: Stage) -> str:
    """What judges give marks on is fixed before the stage opens."""
    return lock_of_method(stage) and (
        lock_of_edition(stage.competition) or "Tahap ini sudah dibuka, jadi kriteria dan bobotnya terkunci."
    )


def lock_of_method(stage: Stage) -> str:
    """How marks become a score of the stage is fixed before it opens."""
    if stage.competition.is_archived:
        return ARCHIVED
    if stage.state != Stage.State.PLANNED or has_marks(stage):
        return "Tahap ini sudah dibuka, jadi cara menilainya terkunci."
    return ""


def lock_of_stage_weight(stage: Stage) -> str:
    """The stages are weighed against each other, so the first that opens fixes the weights of all."""
    return lock_of_edition(stage.competition) or (
        "Penilaian sudah dimulai, jadi bobot tahap terkunci." if judging_has_begun(stage.competition) else ""
    )


def lock_of_tiers(competition: Competition) -> str:
    """Which places are honoured is fixed before the first stage opens."""
    return lock_of_edition(competition) or (
        "Penilaian sudah dimulai, jadi jenjang penghargaan terkunci." if judging_has_begun(competition) else ""
    )


def is_preparing(competition: Competition) -> bool:
    return competition.status == Competition.Status.PREPARING


def judging_has_begun(competition: Competition) -> bool:
    """Tells whether a stage was opened; marks cannot exist before that."""
    return competition.stages.exclude(state=Stage.State.PLANNED).exists()


def has_marks(stage: Stage) -> bool:
    """Tells whether a judge has given a mark in the stage; from then on the database itself locks its rules."""
    return stage.scorecards.filter(scores__value__isnull=False).exists()
