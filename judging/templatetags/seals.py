"""The mark of the seal for pages and prints; `{% load seals %}`."""

from django import template

from judging.seal_mark import mark_line, seal_in_force

register = template.Library()


@register.simple_tag(takes_context=True)
def seal_line(context) -> str:
    """Returns the mark of the edition of a page, empty without one; `sealing` in the context saves a query."""
    request = context.get("request")
    edition = context.get("edition") or getattr(request, "edition", None)
    if edition is None:
        return ""
    return mark_line(edition, context["sealing"] if "sealing" in context else seal_in_force(edition))
