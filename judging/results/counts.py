"""How much each workbook contains, in a sentence each."""

from django.db.models import Count, Q

from competitions.models import Competition
from judging.models import Award, Scorecard, Standing
from judging.rules import hidden_stages
from kipp.accounts.models import User
from submissions.participation import participation_totals


def counts_of(*, competition: Competition, user: User) -> dict[str, str]:
    """Returns a sentence for each workbook by its name, as this person would get it."""
    places = Standing.objects.board(competition).aggregate(
        placed=Count("place"), waiting=Count("submission_id", filter=Q(place=None)), winners=Count("tier")
    )
    cards = Scorecard.objects.filter(stage__competition=competition).aggregate(
        all=Count("pk"), finished=Count("pk", filter=Q(state=Scorecard.State.FINISHED))
    )
    totals = participation_totals(competition)
    winners = Award.objects.winners().filter(competition=competition).count() or places["winners"]
    entries = competition.submissions.visible_to(user).count()
    waiting = f", {places['waiting']} belum dinilai" if places["waiting"] else ""
    sheets = f"{cards['finished']} dari {cards['all']} lembar selesai"
    is_hidden = bool(hidden_stages(competition))
    return {
        "pemenang": "belum ditampilkan" if is_hidden else f"{winners} pemenang",
        "peringkat": sheets if is_hidden else f"{places['placed']} inovasi bertempat{waiting}; {sheets}",
        "acara": "belum ditampilkan" if is_hidden else f"{winners} penerima",
        "proposal": f"{entries} proposal",
        "partisipasi": f"{totals.participating} dari {totals.organizations} perangkat daerah mengajukan",
    }
