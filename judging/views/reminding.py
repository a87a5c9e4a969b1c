"""The page on which Setda reminds judges of unfinished sheets."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from judging.forms.reminding import ReminderForm
from judging.panel.reminding import candidates_of, letters_for, preview_digest, send_reminders, whatsapp_text
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal
from kipp.shared.personal_log import note_reading
from kipp.shared.whatsapp import whatsapp_link

NOT_READ = "Pilihan juri atau teksnya berubah sejak pratinjau dibuat. Baca pratinjau di bawah, lalu kirim."


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_remind(request, slug, position):
    """Choose whom, read the mail as each will get it, and put it into the outbox; WhatsApp texts stand below."""
    stage, now = get_stage(request, slug, position), clock.now()
    candidates = candidates_of(stage, now=now)
    if not candidates and request.method != "POST":
        messages.error(request, "Tidak ada juri yang dapat diingatkan: semua lembar selesai, atau tahap tidak dibuka.")
        return redirect("judging:stage-detail", slug, position)
    form = ReminderForm(
        posted(request), candidates=candidates, needs_again=any(each.is_recent(now) for each in candidates)
    )
    is_valid = not form.is_bound or form.is_valid()
    chosen = [each for each in candidates if str(each.judge.pk) in form.ticked()]
    texts = (form.cleaned_data if form.is_bound else form.initial) if is_valid else None
    letters = texts and letters_for(stage, chosen, subject=texts["subject"], body=texts["body"], now=now)
    if form.is_bound and is_valid and request.POST.get("action") == "send" and sent(request, stage, form, letters, now):
        return redirect("judging:stage-detail", slug, position)
    note_reading(request.user, f"phone and mail of {len(candidates)} judges of stage {position} of {slug}")
    context = {
        "stage": stage,
        "form": form,
        "rows": [(each, str(each.judge.pk) in form.ticked()) for each in candidates],
        "letters": letters,
        "digest": preview_digest(letters, subject=texts["subject"], body=texts["body"]) if letters else "",
        "texts": [whatsapp_row(stage, each, texts["body"], now) for each in chosen] if texts else [],
        "crumbs": [(str(stage), reverse("judging:stage-detail", args=[slug, position])), ("Pengingat", "")],
    }
    return render(request, "judging/stage_remind.html", context, status=422 if form.errors else 200)


def whatsapp_row(stage, candidate, body: str, now) -> tuple:
    """Returns a judge with the text and the address that opens WhatsApp with it, empty without a number."""
    text = whatsapp_text(stage, candidate.pace, body=body, now=now)
    return candidate.judge, text, whatsapp_link(candidate.judge.phone, text)


def sent(request, stage, form: ReminderForm, letters, now) -> bool:
    """Sends what was read; a refusal is said on the form."""
    read = form.cleaned_data
    if request.POST.get("read") != preview_digest(letters, subject=read["subject"], body=read["body"]):
        form.add_error(None, NOT_READ)
        return False
    try:
        count = send_reminders(
            stage=stage,
            judges=read["judges"],
            subject=read["subject"],
            body=read["body"],
            again=read.get("again", False),
            token=read["token"],
            by=request.user,
            now=now,
        )
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, f"{count} pengingat masuk antrean kirim." if count else "Pengingat ini sudah dikirim.")
    return True
