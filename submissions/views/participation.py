"""The board of participation, and what Setda writes from it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from competitions.models import Competition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.personal_log import note_reading
from kipp.shared.whatsapp import whatsapp_link
from submissions.appeals import group_text, letters_for, topic_of, whatsapp_text, write_appeals
from submissions.board import Row, Status, board_of, board_sentence
from submissions.board_drawing import chart_of, wall_of
from submissions.forms.appeal import AppealForm
from submissions.kinds import kinds_of
from submissions.pace import edition_before, pace_of

SHOWN = {
    "": lambda row: True,
    Status.READY: lambda row: row.status == Status.READY,
    Status.DRAFT: lambda row: row.status == Status.DRAFT,
    Status.NONE: lambda row: row.status == Status.NONE,
    Status.SUBMITTED: lambda row: row.took_part,
    Status.ELIGIBLE: lambda row: row.eligible > 0,
}
CHIPS = {
    "": "Semua",
    Status.READY: "Lengkap, belum diajukan",
    Status.DRAFT: "Draf",
    Status.NONE: "Belum mulai",
    Status.SUBMITTED: "Diajukan",
    Status.ELIGIBLE: "Di antaranya lolos",
}


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def participation(request, slug):
    edition = get_edition(request, slug)
    now = clock.now()
    rows = board_of(edition, with_contacts=request.user.is_admin)
    note_contacts(request.user, edition, rows)
    arrivals = [entry for row in rows for entry in row.arrivals]
    before = edition_before(edition)
    days = pace_of(edition, arrivals, before, now=now)
    context = {
        "edition": edition,
        "now": now,
        "sentence": board_sentence(edition, rows, now=now),
        "all": rows,
        "rows": narrowed(rows, request.GET),
        "state": request.GET.get("state", ""),
        "q": request.GET.get("q", ""),
        "chips": [(key, label, sum(map(SHOWN[key], rows))) for key, label in CHIPS.items()],
        "taking_part": sum(row.took_part for row in rows),
        "totals": [sum(row.submitted for row in rows), sum(row.from_units for row in rows)],
        "remindable": {row.organization.pk for row in rows if request.user.is_admin and row.may_be_reminded(now)},
        "wall": wall_of(rows),
        "before": before,
        "days": days,
        "chart": chart_of(days, organizations=len(rows)),
        "kinds": kinds_of(edition, arrivals),
    }
    return render(request, "submissions/participation.html", context)


def note_contacts(user, edition: Competition, rows: list[Row]) -> None:
    """Writes down whose phone numbers and addresses were shown; observers see none."""
    if count := sum(len(row.contacts) for row in rows):
        whose = f" of {rows[0].organization.short_name}" if len(rows) == 1 else ""
        note_reading(user, f"phone and mail of {count} operators{whose} on the board of {edition.slug}")


def narrowed(rows: list[Row], query) -> list[Row]:
    """Keeps the rows of a state, and those in whose name or short name every word occurs."""
    kept = [row for row in rows if SHOWN.get(query.get("state", ""), SHOWN[""])(row)]
    words = query.get("q", "").casefold().split()
    return [row for row in kept if all(word in names_of(row) for word in words)]


def names_of(row: Row) -> str:
    return f"{row.organization.name} {row.organization.short_name}".casefold()


@require_safe
@roles_only(Role.ADMIN)
def participant_detail(request, slug, pk):
    """One perangkat daerah: whom to call, what is missing, and a text to send."""
    edition = get_edition(request, slug)
    now = clock.now()
    row = next((row for row in board_of(edition, with_contacts=True) if row.organization.pk == pk), None)
    if row is None:
        raise Http404
    note_contacts(request.user, edition, [row])
    text = whatsapp_text(edition, row, row.organization, now=now) if row.may_be_reminded(now) else ""
    context = {
        "edition": edition,
        "row": row,
        "text": text,
        "contacts": [message_to(edition, row, contact, now) for contact in row.contacts],
        "crumbs": crumbs_of(edition, row.organization.short_name),
    }
    return render(request, "submissions/participant_detail.html", context)


@dataclass(frozen=True)
class Message:
    """A contact with the address that opens WhatsApp; without text when there is nothing to remind of."""

    contact: object
    link: str


def message_to(edition: Competition, row: Row, contact, now: datetime) -> Message:
    text = whatsapp_text(edition, row, contact.organization, now=now) if row.may_be_reminded(now) else ""
    return Message(contact, whatsapp_link(contact.user.phone, text))


@require_safe
@roles_only(Role.ADMIN)
def participation_texts(request, slug):
    """Texts to copy into WhatsApp for the chosen, each with links to its operators, and one for a group."""
    edition = get_edition(request, slug)
    now = clock.now()
    rows = chosen(edition, request.GET, now)
    if not rows:
        return nobody_behind(request, edition)
    note_contacts(request.user, edition, rows)
    texts = [
        (row, whatsapp_text(edition, row, row.organization, now=now), messages_to(edition, row, now)) for row in rows
    ]
    context = {
        "edition": edition,
        "texts": texts,
        "group_text": group_text(edition, rows, now=now) if len(rows) > 1 else "",
        "crumbs": crumbs_of(edition, "Teks WhatsApp"),
    }
    return render(request, "submissions/participation_texts.html", context)


def messages_to(edition: Competition, row: Row, now: datetime) -> list[Message]:
    return [message_to(edition, row, contact, now) for contact in row.recipients]


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def participation_mail(request, slug):
    """Write a mail to the chosen, read it as each will get it, and put it into the outbox."""
    edition = get_edition(request, slug)
    now = clock.now()
    is_sent = request.method == "POST"
    rows = chosen(edition, request.POST if is_sent else request.GET, now)
    if not rows:
        return nobody_behind(request, edition)
    note_contacts(request.user, edition, rows)
    form = AppealForm(request.POST if is_sent else None)
    action = request.POST.get("action")
    if is_sent and form.is_valid() and action in ("hold", "send"):
        try:
            count = write_appeals(
                competition=edition, rows=rows, is_held=action == "hold", by=request.user, now=now, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, said(count, is_held=action == "hold"))
            return redirect(f"{reverse('accounts:mail-list')}?topic={topic_of(edition)}")
    texts = (form.cleaned_data if form.is_valid() else None) if is_sent else form.initial
    unreached = [row for row in rows if not row.recipients]
    context = {
        "edition": edition,
        "form": form,
        "rows": rows,
        "unreached": unreached,
        "reached": len(rows) - len(unreached),
        "letters": texts and letters_for(edition, rows, subject=texts["subject"], body=texts["body"], now=now),
        "crumbs": crumbs_of(edition, "Surel"),
    }
    return render(request, "submissions/participation_mail.html", context, status=422 if form.errors else 200)


def said(count: int, *, is_held: bool) -> str:
    if is_held:
        return f"{count} surel disimpan dan menunggu Anda baca. Belum ada yang dikirim."
    return f"{count} surel masuk antrean kirim; keadaannya tampil pada daftar ini."


def chosen(edition: Competition, given, now: datetime) -> list[Row]:
    """Returns the rows that were ticked, else those of the list without any entry, as far as they can be reminded."""
    rows = [row for row in board_of(edition, with_contacts=True) if row.may_be_reminded(now)]
    ticked = set(given.getlist("opd"))
    if ticked:
        return [row for row in rows if str(row.organization.pk) in ticked]
    return [row for row in narrowed(rows, given) if not row.took_part]


def nobody_behind(request, edition: Competition):
    messages.error(
        request, "Tidak ada perangkat daerah yang dapat diingatkan: semua sudah mengajukan, atau pendaftaran ditutup."
    )
    return redirect("submissions:participation", edition.slug)


def crumbs_of(edition: Competition, label: str) -> list[tuple[str, str]]:
    return [("Partisipasi", reverse("submissions:participation", args=[edition.slug])), (label, "")]
