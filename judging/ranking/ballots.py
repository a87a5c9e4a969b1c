"""The ballot among the tied: who votes, whether the votes give the order that was decided, and what is kept of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from competitions.models import Competition
from judging.models import Conflict, PanelDecision, PanelMember, PanelVote, Scorecard, Standing
from judging.sealed_names import SealedNames
from kipp.shared.text import clean_text
from submissions.models import Submission


@dataclass(frozen=True)
class BallotPapers:
    """Who votes among the tied, and who does not because of a conflict of interest with one of them."""

    voters: list[PanelMember]
    excluded: list[PanelMember]


@dataclass(frozen=True)
class Ballot:
    """What the signed ballots say. votes: place from 1 by entry id, by id of the seat.

    chair, casting_reason: id of the seat that put in order what the votes left equal, and why.
    """

    votes: Mapping[int, Mapping[int, int]]
    chair: int | None = None
    casting_reason: str = ""

    @property
    def sums(self) -> dict[int, int]:
        """The places that each entry was given, added up: the less, the better."""
        sums: dict[int, int] = {}
        for places in self.votes.values():
            for entry, place in places.items():
                sums[entry] = sums.get(entry, 0) + place
        return sums


@dataclass(frozen=True)
class Account:
    """How one decision came about. papers: each member with the entries in its order; sums: see Ballot."""

    decision: PanelDecision
    papers: list[tuple[PanelMember, list[Submission]]] = field(default_factory=list)
    sums: list[tuple[Submission, int]] = field(default_factory=list)
    chair: PanelMember | None = None

    @property
    def lines(self) -> list[str]:
        """The account in sentences, as pages and minutes tell it."""
        if self.decision.way == PanelDecision.Way.CONSENSUS:
            return ["Cara: musyawarah mufakat."]
        sums = "; ".join(f"{entry.title} {total}" for entry, total in self.sums)
        lines = [f"Cara: pemungutan suara, {len(self.papers)} surat suara. Jumlah urutan, terkecil di atas: {sums}."]
        for seat, entries in self.papers:
            order = "; ".join(f"{place}. {entry.title}" for place, entry in enumerate(entries, start=1))
            lines.append(f"{seat}, {seat.judge}: {order}.")
        if self.chair:
            lines.append(
                f"Suara sama kuat; urutannya ditentukan ketua panel {self.chair}, {self.chair.judge}. "
                f"Alasan: {self.decision.casting_reason}"
            )
        return lines


def ballot_papers(*, competition: Competition, tied: list[Standing]) -> BallotPapers:
    """Returns the present panel of the last stage that the tied reached, in two lists."""
    entries = [row.submission_id for row in tied]
    conflicts = Conflict.objects.in_force().filter(submission__in=entries).values_list("judge_id", flat=True)
    recused = Scorecard.objects.filter(
        submission__in=entries, stage__position=tied[0].reached, state=Scorecard.State.RECUSED
    )
    out = {*conflicts, *recused.values_list("judge_id", flat=True)}
    panel = PanelMember.objects.current().filter(stage__competition=competition, stage__position=tied[0].reached)
    seats = list(panel.select_related("judge").order_by("position", "pk"))
    return BallotPapers(
        [seat for seat in seats if seat.judge_id not in out], [seat for seat in seats if seat.judge_id in out]
    )


def check_ballot(
    ballot: Ballot, *, positions: Mapping[int, int], tied: list[Standing], voters: list[PanelMember]
) -> None:
    """Raises ValidationError unless the ballots are complete, of members who may vote, and give this order.

    The order goes by the sums of the places on all ballots. What they leave equal the chair of the panel decides, with
    a reason; the chair has no say where they part the entries.
    """
    seats = {seat.pk: seat for seat in voters}
    if not ballot.votes:
        raise ValidationError("Belum ada surat suara. Isi surat suara yang masuk, atau pilih musyawarah.", code="votes")
    for seat, places in ballot.votes.items():
        if seat not in seats:
            raise ValidationError(
                "Ada suara dari yang tidak berhak: bukan anggota panel sekarang, atau memiliki benturan kepentingan.",
                code="votes",
            )
        if places.keys() != positions.keys() or sorted(places.values()) != list(range(1, len(positions) + 1)):
            raise ValidationError(
                f"Surat suara {seats[seat]} harus memuat setiap urutan dari 1 sampai {len(positions)} satu kali.",
                code="votes",
            )
    check_order(ballot, positions, {row.submission_id: row.submission.title for row in tied}, seats)


def check_order(
    ballot: Ballot, positions: Mapping[int, int], titles: Mapping[int, str], seats: Mapping[int, PanelMember]
) -> None:
    """Raises ValidationError when the order contradicts the sums, or the chair decides where there is nothing to."""
    sums, order = ballot.sums, sorted(positions, key=positions.__getitem__)
    for above, below in pairwise(order):
        if sums[above] > sums[below]:
            raise ValidationError(
                f"Urutan ini tidak sesuai dengan suara: “{titles[above]}” berjumlah urutan {sums[above]}, "
                f"“{titles[below]}” {sums[below]}; yang lebih kecil di atas. Periksa urutan dan surat suaranya.",
                code="votes",
            )
    equal = next(((above, below) for above, below in pairwise(order) if sums[above] == sums[below]), None)
    has_cast = ballot.chair is not None or bool(clean_text(ballot.casting_reason))
    if equal and (ballot.chair not in seats or not clean_text(ballot.casting_reason)):
        raise ValidationError(
            f"Suara untuk “{titles[equal[0]]}” dan “{titles[equal[1]]}” sama kuat. Pilih ketua panel yang menentukan "
            "urutannya dan tuliskan alasannya.",
            code="casting",
        )
    if has_cast and not equal:
        raise ValidationError("Suara sudah menentukan urutannya. Kosongkan ketua panel dan alasannya.", code="casting")


def keep_votes(decision: PanelDecision, ballot: Ballot) -> list[PanelVote]:
    """Saves what each ballot says, once the entries carry their decision; the database checks each voter again."""
    return PanelVote.objects.bulk_create(
        PanelVote(decision=decision, seat_id=seat, submission_id=entry, position=place)
        for seat, places in sorted(ballot.votes.items())
        for entry, place in sorted(places.items(), key=lambda pair: pair[1])
    )


def decisions_by(seat: PanelMember) -> QuerySet[PanelDecision]:
    """Returns the decisions in which this member has a ballot or the casting word, so that the seat has to stay."""
    return PanelDecision.objects.filter(Q(chair=seat) | Q(votes__seat=seat))


def accounts_of(decisions: Iterable[PanelDecision], names: SealedNames) -> dict[int, Account]:
    """Returns how each decision came about, by its id, with the sealed `names`; asks nothing when there is none."""
    decisions = {decision.pk: decision for decision in decisions}
    if not decisions:
        return {}
    papers: dict[int, dict[PanelMember, list[Submission]]] = {key: {} for key in decisions}
    sums: dict[int, dict[Submission, int]] = {key: {} for key in decisions}
    votes = PanelVote.objects.filter(decision__in=decisions).select_related("seat__judge", "submission")
    for vote in votes.order_by("decision", "seat__position", "seat", "position"):
        papers[vote.decision_id].setdefault(vote.seat, []).append(vote.submission)
        total = sums[vote.decision_id]
        total[vote.submission] = total.get(vote.submission, 0) + vote.position
    chairs = {decision.chair_id for decision in decisions.values()} - {None}
    seats = PanelMember.objects.select_related("judge").in_bulk(chairs) if chairs else {}
    names.onto_judges(seat.judge for seat in (*seats.values(), *(seat for each in papers.values() for seat in each)))
    return {
        key: Account(
            decision,
            list(papers[key].items()),
            sorted(sums[key].items(), key=lambda pair: (pair[1], pair[0].title, pair[0].pk)),
            seats.get(decision.chair_id),
        )
        for key, decision in decisions.items()
    }
