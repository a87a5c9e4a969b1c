"""Pages of the outbox: read what leaves, release what waits, cancel it, and repeat what failed."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kipp.accounts import outbox
from kipp.accounts.models import Mail, Role
from kipp.accounts.models.mail import topic_label
from kipp.shared import clock
from kipp.shared.access import roles_only

PAGE_SIZE = 50
State = Mail.State
NONE_LEFT = "Tidak ada surel yang dapat {verb}: pilih dahulu, atau keadaannya sudah berubah. Tidak ada yang berubah."


@require_safe
@roles_only(Role.ADMIN)
def mail_list(request):
    mails = Mail.objects.visible_to(request.user)
    counts = list(mails.order_by().values("topic", "state").annotate(count=Count("pk")))
    topics = sorted({row["topic"] for row in counts}, key=lambda topic: (topic_label(topic), topic))
    topic = request.GET.get("topic") if request.GET.get("topic") in topics else ""
    state = request.GET.get("state") if request.GET.get("state") in State else ""
    if topic:
        mails = mails.of_topic(topic)
        counts = [row for row in counts if row["topic"] == topic]
    by_state = {key: sum(row["count"] for row in counts if row["state"] == key) for key in State}
    found = mails.filter(state=state) if state else mails
    context = {
        "page_obj": Paginator(found.newest_first(), PAGE_SIZE).get_page(request.GET.get("page")),
        "topics": [(key, topic_label(key)) for key in topics],
        "topic": topic,
        "state": state,
        "states": [("", "Semua", sum(by_state.values())), *((key, key.label, by_state[key]) for key in State)],
        "held": by_state[State.HELD],
    }
    return render(request, "accounts/mail_list.html", context)


@require_safe
@roles_only(Role.ADMIN)
def mail_detail(request, pk: int):
    mail = get_object_or_404(Mail.objects.visible_to(request.user).select_related("created_by"), pk=pk)
    crumbs = [("Surel", reverse("accounts:mail-list")), (mail.subject, "")]
    return render(request, "accounts/mail_detail.html", {"mail": mail, "crumbs": crumbs})


@dataclass(frozen=True)
class Act:
    """What Setda does with several mails: the words of the page that asks first, and which states it concerns."""

    name: str
    verb: str
    passive: str
    done: str
    explanation: str
    states: tuple[str, ...]
    kind: str = "primary"


RELEASE = Act(
    "release",
    "Kirim",
    "dikirim",
    "masuk antrean kirim",
    "Surel yang sudah dikirim tidak dapat ditarik kembali.",
    (State.HELD,),
)
CANCEL = Act(
    "cancel",
    "Batalkan",
    "dibatalkan",
    "dibatalkan",
    "Surel yang dibatalkan tidak akan pernah dikirim; isinya tetap tercatat.",
    (State.HELD, State.QUEUED, State.FAILED),
    "danger",
)
RETRY = Act(
    "retry",
    "Kirim ulang",
    "dikirim ulang",
    "masuk antrean kirim",
    "Percobaan pengiriman dimulai dari awal untuk surel yang gagal.",
    (State.FAILED,),
)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def mail_release(request):
    return ask_then_do(request, RELEASE, outbox.release)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def mail_cancel(request):
    return ask_then_do(request, CANCEL, outbox.cancel)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def mail_retry(request):
    return ask_then_do(request, RETRY, outbox.retry)


def ask_then_do(request, act: Act, function):
    """Shows how many mails are meant and to whom they go; what is then confirmed are exactly those."""
    given = request.POST if request.method == "POST" else request.GET
    mails = chosen(given, Mail.objects.visible_to(request.user), act)
    back = address_of_list(given.get("topic", ""))
    if not mails:
        messages.error(request, NONE_LEFT.format(verb=act.passive))
        return redirect(back)
    if request.method == "POST":
        count = function(mails=mails, by=request.user, now=clock.now())
        messages.success(request, f"{count} surel {act.done}.")
        return redirect(back)
    context = {
        "act": act,
        "mails": mails,
        "topic": given.get("topic", ""),
        "back": back,
        "left_out": len(set(given.getlist("mail"))) - len(mails) if "mail" in given else 0,
        "crumbs": [("Surel", back), (act.verb, "")],
    }
    return render(request, "accounts/mail_confirm.html", context)


def chosen(given: QueryDict, mails, act: Act) -> list[Mail]:
    """Returns the mails named one by one, else all of the topic, as far as the act concerns their state."""
    if keys := [key for key in given.getlist("mail") if key.isascii() and key.isdigit() and len(key) < 19]:
        mails = mails.filter(pk__in=keys)
    elif given.get("topic") and "mail" not in given:
        mails = mails.of_topic(given["topic"])
    else:
        return []
    return list(mails.filter(state__in=act.states).newest_first())


def address_of_list(topic: str) -> str:
    query = QueryDict(mutable=True)
    query["topic"] = topic
    return reverse("accounts:mail-list") + (f"?{query.urlencode()}" if topic else "")
