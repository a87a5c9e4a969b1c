"""The form in which Setda records the order that the panel gave to equal entries, and how the panel came to it."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from judging.models import PanelDecision, PanelMember, Standing
from judging.ranking.ballots import Ballot
from kipp.shared.forms import CleanTextField

WAY = PanelDecision.Way
WAYS = [(WAY.CONSENSUS, "Musyawarah mufakat"), (WAY.BALLOT, "Pemungutan suara")]


@dataclass(frozen=True)
class Paper:
    """One ballot on the page: the member, and for each of the tied its title with the field."""

    seat: PanelMember
    lines: list[tuple[str, BoundField]]


class PanelDecisionForm(forms.Form):
    """A position for each tied entry, the way there with its ballots, the reason, and who was present."""

    way = forms.ChoiceField(
        label="Cara memutuskan",
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara panel memutuskan."},
    )
    chair = forms.TypedChoiceField(
        label="Ketua panel yang menentukan",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Hanya bila suara sama kuat.",
    )
    casting_reason = CleanTextField(
        label="Alasan ketua panel",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Hanya bila suara sama kuat.",
    )
    reason = CleanTextField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tampil pada halaman peringkat.",
        error_messages={"required": "Tuliskan alasan panel."},
    )
    present = CleanTextField(
        label="Hadir",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nama mereka yang ikut memutuskan, satu nama satu baris.",
        error_messages={"required": "Tuliskan nama yang hadir."},
    )

    def __init__(self, *args, tied: list[Standing], voters: list[PanelMember], **kwargs):
        super().__init__(*args, **kwargs)
        self.tied, self.voters = tied, voters
        choices = [("", "Pilih"), *((number, str(number)) for number in range(1, len(tied) + 1))]
        positions = {
            self.name_of(standing): forms.TypedChoiceField(
                choices=choices,
                coerce=int,
                label=standing.submission.full_title,
                help_text=standing.submission.organization.name,
                error_messages={"required": "Pilih urutannya."},
            )
            for standing in tied
        }
        votes = {
            self.vote_of(seat, standing): forms.TypedChoiceField(
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                label=f"Surat suara {seat}, {standing.submission.title}",
            )
            for seat in voters
            for standing in tied
        }
        self.fields = {**positions, **self.fields, **votes}
        self.fields["chair"].choices = [("", "–"), *((seat.pk, f"{seat}, {seat.judge}") for seat in voters)]

    @staticmethod
    def name_of(standing: Standing) -> str:
        return f"position-{standing.submission.code}"

    @staticmethod
    def vote_of(seat: PanelMember, standing: Standing) -> str:
        return f"vote-{seat.position}-{standing.submission.code}"

    @property
    def position_fields(self) -> list[BoundField]:
        return [self[self.name_of(standing)] for standing in self.tied]

    @property
    def papers(self) -> list[Paper]:
        return [
            Paper(seat, [(each.submission.title, self[self.vote_of(seat, each)]) for each in self.tied])
            for seat in self.voters
        ]

    def clean(self):
        """Refuses a position given twice and a ballot filled in part, and votes where the panel did not vote."""
        cleaned = super().clean()
        self.refuse_repeated([self.name_of(standing) for standing in self.tied], cleaned)
        filled = False
        for seat in self.voters:
            names = [self.vote_of(seat, standing) for standing in self.tied]
            given = [name for name in names if cleaned.get(name) is not None]
            filled = filled or bool(given)
            for name in names if given else ():
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, f"Lengkapi surat suara {seat}, atau kosongkan semuanya.")
            self.refuse_repeated(names, cleaned)
        if cleaned.get("way") == WAY.CONSENSUS and (filled or cleaned.get("chair") or cleaned.get("casting_reason")):
            self.add_error("way", "Ada suara yang terisi. Pilih pemungutan suara, atau kosongkan suratnya.")
        return cleaned

    def refuse_repeated(self, names: list[str], cleaned: dict) -> None:
        """Puts an error beside the second of two fields with the same position."""
        taken = set()
        for name in names:
            position = cleaned.get(name)
            if position in taken:
                self.add_error(name, f"Urutan {position} sudah dipakai. Setiap proposal mendapat urutan yang berbeda.")
            elif position is not None:
                taken.add(position)

    @property
    def positions(self) -> dict[int, int]:
        """Position by entry id, as typed."""
        return {standing.submission_id: self.cleaned_data[self.name_of(standing)] for standing in self.tied}

    @property
    def ballot(self) -> Ballot | None:
        """The ballots as typed, None when the panel agreed without a vote."""
        if self.cleaned_data["way"] == WAY.CONSENSUS:
            return None
        votes = {
            seat.pk: {each.submission_id: self.cleaned_data[self.vote_of(seat, each)] for each in self.tied}
            for seat in self.voters
        }
        given = {seat: places for seat, places in votes.items() if None not in places.values()}
        return Ballot(given, self.cleaned_data["chair"], self.cleaned_data["casting_reason"])
