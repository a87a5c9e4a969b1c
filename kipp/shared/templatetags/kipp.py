"""Tags for the components in templates/components/ and filters that write in Indonesian."""

from django import forms, template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from kipp.shared import kept_text, wording
from kipp.shared.text import count_words

register = template.Library()

STATUS_ICONS = {
    "": "circle",
    "draft": "circle-half",
    "near": "hourglass-split",
    "done": "check-circle-fill",
    "final": "lock",
    "bad": "x-circle",
    "tier": "award",
    "tier6": "award",
}
ALERT_ICONS = {
    "success": "check-circle",
    "info": "info-circle",
    "warning": "exclamation-triangle",
    "danger": "x-circle",
}
MESSAGE_KINDS = {"success": "success", "warning": "warning", "error": "danger"}

register.filter("hari_tanggal", wording.long_day)
register.filter("ringkas", wording.short_number)
register.filter("waktu_pendek", wording.short_moment)
register.filter("sisa_waktu", wording.remaining)
register.filter("nip", wording.nip)
register.filter("persis", wording.exact_number)
register.filter("tanggal", wording.day)
register.filter("ukuran", wording.file_size)


@register.filter
def angka(value, places=2):
    return wording.number(value, places)


@register.filter
def persen(value, places=0):
    return wording.percent(value, places)


@register.filter
def pukul(value):
    return wording.clock(value)


@register.filter
def pukul_detik(value):
    return wording.clock(value, seconds=True)


@register.filter
def waktu(value):
    return wording.moment(value)


@register.filter
def waktu_detik(value):
    return wording.moment(value, seconds=True)


@register.filter
def hari_waktu(value):
    return wording.long_moment(value)


@register.filter
def hari_waktu_detik(value):
    return wording.long_moment(value, seconds=True)


@register.simple_tag
def asset(path):
    """Address of a static file that never fails, for the pages shown when something else has."""
    try:
        return static(path)
    except ValueError:
        return settings.STATIC_URL + path


@register.simple_tag
def icon(name):
    """A symbol of static/img/ikon.svg; it always stands beside a word."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        asset("img/ikon.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def kept_seal(context):
    """The proof in a form at this address that lets the portal keep its text when the login has expired."""
    request = context["request"]
    proof = kept_text.seal(request.user, request.path)
    return format_html('<input type="hidden" name="{}" value="{}">', kept_text.FIELD, proof)


@register.inclusion_tag("components/status.html")
def status(kind, label, icon=None):
    return {"kind": kind, "label": label, "icon": icon or STATUS_ICONS[kind or ""]}


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(context, at, now=None, label="Ditutup"):
    """A deadline with the time left; `now` is the server's time of the request unless given."""
    now = now or context["server_time"]
    return {
        "at": at,
        "now": now,
        "label": label,
        "remaining": wording.remaining(at, now),
        "is_near": wording.is_near(at, now),
    }


@register.simple_block_tag
def page_head(content, title, eyebrow="", lead="", crumbs=()):
    """The head of a page; what it encloses are its actions. Crumbs are (label, url) pairs."""
    return render_to_string(
        "components/page_head.html",
        {
            "title": title,
            "eyebrow": eyebrow,
            "lead": lead,
            "crumbs": crumbs,
            "actions": content if content.strip() else "",
        },
    )


@register.simple_block_tag
def alert(content, kind="info", title="", icon=None, role=""):
    return render_to_string(
        "components/alert.html",
        {
            "kind": kind,
            "title": title,
            "icon": icon or ALERT_ICONS[kind],
            "role": role,
            "body": content,
        },
    )


@register.simple_block_tag
def empty_state(content, text):
    """Says why a list is empty; what it encloses is the first step."""
    actions = content if content.strip() else ""
    return render_to_string("components/empty.html", {"text": text, "actions": actions})


@register.simple_block_tag(takes_context=True)
def dialog(context, content, id, title, action="", submit="", kind="primary", cancel="Batal"):  # noqa: A002
    """A dialog opened by `data-dialog="#id"`; with `action` it is a form sent there by POST."""
    return render_to_string(
        "components/dialog.html",
        {
            "id": id,
            "title": title,
            "action": action,
            "submit": submit,
            "kind": kind,
            "cancel": cancel,
            "body": content,
            "csrf_token": context.get("csrf_token"),
        },
    )


@register.filter
def message_kind(message):
    """The kind of alert for a message of django.contrib.messages."""
    return MESSAGE_KINDS.get(message.level_tag, "info")


@register.filter
def control_kind(field):
    """How components/field.html lays a bound field out: hidden, checkbox, options, file or line."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "options"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "line"


@register.filter
def max_words(attrs):
    """The word limit among a widget's attributes, or None."""
    return attrs.get("data-max-words")


@register.filter
def fields_with_errors(form):
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def page_numbers(page):
    """The page numbers around the current one, with None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.simple_tag
def control(field, hide_hint=False, placeholder=""):
    """The widget of a bound field with Bootstrap's classes and its hints as description."""
    widget = field.field.widget
    if isinstance(widget, forms.ClearableFileInput):
        widget = forms.FileInput(attrs=widget.attrs)
    name = "form-control"
    if isinstance(widget, forms.Select):
        name = "form-select"
    elif isinstance(widget, forms.CheckboxInput):
        name = "form-check-input"
    classes = [widget.attrs.get("class"), name, "is-invalid" if field.errors else ""]
    attrs = {"class": " ".join(filter(None, classes))}
    described_by = [
        f"{field.auto_id}_error" if field.errors else "",
        f"{field.auto_id}_helptext" if field.help_text and not hide_hint else "",
        widget.attrs.get("aria-describedby"),
    ]
    if "data-max-words" in widget.attrs:
        attrs["data-counter"] = f"#{field.auto_id}_counter"
        described_by.append(f"{field.auto_id}_counter")
    if placeholder:
        attrs["placeholder"] = placeholder
    elif widget.attrs.get("placeholder") == field.label:
        attrs["placeholder"] = False  # one that repeats the label helps nobody
    if any(described_by):
        attrs["aria-describedby"] = " ".join(filter(None, described_by))
    return field.as_widget(widget=widget, attrs=attrs)


@register.filter
def options(field):
    """The radio buttons or check boxes of a bound field: tag, id and label of each."""
    for option in field.subwidgets:
        attrs = option.data["attrs"]
        attrs.pop("aria-invalid", None)
        attrs["class"] = "form-check-input" + (" is-invalid" if field.errors else "")
        yield {"tag": option.tag(), "id": option.id_for_label, "label": option.choice_label}


@register.inclusion_tag("components/counter.html")
def counter(field):
    """The word counter of a text field that has `data-max-words`."""
    limit = int(field.field.widget.attrs["data-max-words"])
    words = count_words(field.value() or "")
    return {"id": f"{field.auto_id}_counter", "words": words, "limit": limit, "over": words - limit}
