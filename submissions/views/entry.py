"""The list of all entries of an edition, for Setda with the drafts, for observers without."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.wording import number
from submissions.filters import EntryFilter
from submissions.models import Submission
from submissions.screening import counts_by_state

PAGE_SIZE = 50


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def entry_list(request, slug):
    edition = get_edition(request, slug)
    entries = Submission.objects.visible_to(request.user).filter(competition=edition)
    entries = entries.select_related("organization__parent", "category").in_list_order()
    counts = counts_by_state(edition)
    drafts = counts.pop(Submission.State.DRAFT)
    states = [choice for choice in Submission.State.choices if choice[0] in counts or request.user.is_admin]
    filtered = EntryFilter(request.GET, queryset=entries, edition=edition, states=states)
    context = {
        "edition": edition,
        "filter": filtered,
        "page_obj": Paginator(filtered.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "sentence": list_sentence(sum(counts.values()), drafts if request.user.is_admin else None),
    }
    return render(request, "submissions/entry_list.html", context)


def list_sentence(submitted: int, drafts: int | None) -> str:
    """Says how many entries there are; of drafts only to those who may know of them."""
    still = "" if drafts is None else f"; {number(drafts, 0)} masih draf"
    return f"{number(submitted, 0)} proposal sudah diajukan{still}."
