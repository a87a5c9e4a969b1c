"""The page that tells Setda the history of one sheet, once its marks may be read."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from judging.rules import shows_marks
from judging.sealed_names import sealed_names_of
from judging.sheets.history import history_of, sheet_events
from judging.views.panel import get_stage
from kipp.accounts.models import Role, User
from kipp.shared.access import roles_only
from kipp.shared.personal_log import note_reading
from kipp.shared.snapshots import one_snapshot
from submissions.models import Submission


@roles_only(Role.ADMIN)
@require_safe
def score_history(request, slug, position, judge, code):
    with one_snapshot():
        stage = get_stage(request, slug, position)
        entries = Submission.objects.visible_to(request.user)
        entry = get_object_or_404(entries, competition=stage.competition, code=code)
        judge = get_object_or_404(User, pk=judge)
        if not sheet_events(stage=stage, entry=entry, judge=judge).exists():
            raise Http404
        names = sealed_names_of(stage.competition)
        names.onto_entries([entry])
        names.onto_judges([judge])
        is_shown = shows_marks(stage)
        changes = history_of(stage=stage, entry=entry, judge=judge, names=names) if is_shown else []
    if is_shown:
        note_reading(request.user, f"the history of the sheet of judge {judge.pk} for {code} in stage {stage.pk}")
    context = {"stage": stage, "entry": entry, "judge": judge, "is_shown": is_shown, "changes": changes}
    context["has_marks"] = any(change.is_mark for change in changes)
    return render(request, "judging/score_history.html", context)
