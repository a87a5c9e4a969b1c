"""The way from a closed stage to the ceremony on one page: what is done, what is next."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from competitions.models import Competition
from judging.models import Award, CeremonyDetail, Certificate, FeedbackLetter
from judging.seal_mark import seal_in_force
from judging.views.boards import get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared import clock, wording
from kipp.shared.access import roles_only


@dataclass(frozen=True)
class Step:
    """One step; `text` says how far it is. waits: nothing can be done before an earlier step."""

    label: str
    text: str
    url: str
    is_done: bool = False
    waits: bool = False


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def overview(request, slug):
    """The steps of an edition's results; an observer sees those whose pages are open to one."""
    edition = get_edition_with_results(request, slug)
    sealing = seal_in_force(edition)
    steps = steps_for_setda(edition, sealing, clock.now()) if request.user.is_admin else steps_for_observer(edition)
    context = {"edition": edition, "sealing": sealing, "steps": steps}
    return render(request, "results/overview.html", context)


def steps_for_setda(edition: Competition, sealing, now) -> list[Step]:
    """Returns all steps in the order in which they are usually done; a fixed number of queries."""
    is_sealed = sealing is not None or edition.is_archived
    winners = Award.objects.winners().filter(competition=edition).count()
    return [
        step_of_stages(edition),
        Step("Penetapan", sealed_in_words(edition, sealing), to("sealing", edition), is_done=is_sealed),
        Step(
            "Berita acara dan lampiran SK",
            "Konsep tersedia per tahap." if not is_sealed else "Siap dicetak dari hasil yang ditetapkan.",
            to("document-list", edition),
        ),
        step_of_certificates(edition, winners, is_sealed=is_sealed),
        step_of_ceremony(edition, winners),
        step_of_publication(edition, now, is_sealed=is_sealed),
        step_of_letters(edition, now, is_sealed=is_sealed),
    ]


def steps_for_observer(edition: Competition) -> list[Step]:
    return [
        Step("Berita acara dan lampiran SK", "Dokumen hasil penilaian.", to("document-list", edition)),
        Step("Daftar penyerahan", "Urutan panggilan penerima penghargaan.", to("ceremony", edition)),
    ]


def to(name: str, edition: Competition) -> str:
    return reverse(f"results:{name}", args=[edition.slug])


def step_of_stages(edition: Competition) -> Step:
    stages = list(edition.stages.order_by("position"))
    closed = sum(stage.is_closed for stage in stages)
    is_done = bool(stages) and closed == len(stages)
    text = f"{closed} dari {len(stages)} tahap sudah ditutup."
    return Step("Tahap penilaian", text, reverse("judging:ranking", args=[edition.slug]), is_done=is_done)


def sealed_in_words(edition: Competition, sealing) -> str:
    if sealing is not None:
        waiting = " Permintaan membuka segel menunggu admin kedua." if sealing.awaits_second_admin else ""
        return f"Ditetapkan {wording.moment(sealing.sealed_at)} ({sealing}).{waiting}"
    return "Edisi ini sudah diarsipkan." if edition.is_archived else "Belum ditetapkan."


def step_of_certificates(edition: Competition, winners: int, *, is_sealed: bool) -> Step:
    issued = Certificate.objects.valid().filter(competition=edition).count()
    text = f"{issued} piagam diterbitkan." if issued else "Belum diterbitkan; rancangan sudah dapat disiapkan."
    return Step(
        "Piagam",
        text,
        to("certificate-list", edition),
        is_done=0 < winners <= issued,
        waits=not is_sealed and not issued,
    )


def step_of_ceremony(edition: Competition, winners: int) -> Step:
    known = CeremonyDetail.objects.filter(submission__competition=edition).exclude(attendance="").count()
    day = wording.long_day(edition.ceremony_on) if edition.ceremony_on else "Tanggal belum diisi"
    text = f"{day}; kehadiran diketahui: {known} dari {winners} penerima." if winners else f"{day}."
    return Step("Acara penyerahan", text, to("ceremony-plan", edition), is_done=0 < winners <= known)


def step_of_publication(edition: Competition, now, *, is_sealed: bool) -> Step:
    if edition.is_rehearsal:
        text = "Hasil gladi tidak diumumkan."
    elif edition.published_at is None:
        text = "Waktu pengumuman belum ditentukan. Sampai saat itu masyarakat dan perangkat daerah tidak melihat hasil."
    else:
        when = wording.moment(edition.published_at)
        text = f"Diumumkan {when}." if edition.is_published(now) else f"Akan diumumkan {when}."
    return Step("Pengumuman", text, to("sealing", edition), is_done=edition.is_published(now), waits=not is_sealed)


def step_of_letters(edition: Competition, now, *, is_sealed: bool) -> Step:
    letters = FeedbackLetter.objects.filter(submission__competition=edition)
    states = list(letters.values_list("is_ready", "released_at"))
    released = sum(moment is not None for _, moment in states)
    ready = sum(is_ready for is_ready, _ in states) - released
    text = f"{released} surat terkirim, {ready} siap dikirim." if states else "Belum ada surat yang disusun."
    if not edition.is_published(now):
        text += " Surat gladi tidak dikirim." if edition.is_rehearsal else " Dikirim setelah hasil diumumkan."
    is_done = released > 0 and ready == 0
    return Step("Umpan balik", text, to("feedback-list", edition), is_done=is_done, waits=not is_sealed)
