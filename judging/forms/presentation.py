"""The forms of a presentation day: its times, the draw, a swap."""

from itertools import pairwise

from django import forms
from django.core.exceptions import ValidationError

from judging.models import PresentationPlan
from judging.presentation.schedule import Schedule
from kipp.shared.forms import CleanLineField, CleanTextField, InstantField, SharedMeta, WholeNumberField
from submissions.models import Submission

BLANK_SESSIONS = 2
MOST_SESSIONS = 20
LONGEST = 2000


class PlanForm(forms.ModelForm):
    """Minutes of a slot and what to bring; `stamp` tells which schedule the page showed."""

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta(SharedMeta):
        model = PresentationPlan
        fields = ["presenting_minutes", "question_minutes", "pause_minutes", "to_bring"]
        widgets = {"to_bring": forms.Textarea(attrs={"rows": 3})}

    @property
    def minutes(self) -> dict[str, int]:
        """The three lengths, as they were typed."""
        names = ("presenting_minutes", "question_minutes", "pause_minutes")
        return {name: self.cleaned_data[name] for name in names}


class SessionForm(forms.Form):
    starts_at = InstantField(label="Mulai")
    ends_at = InstantField(label="Selesai")
    place = CleanLineField(label="Tempat", max_length=120)
    break_before = CleanLineField(label="Istirahat sebelum sesi ini", max_length=60, required=False)

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Sesi harus selesai setelah mulai.")
        return cleaned


class BaseSessions(forms.BaseFormSet):
    """The sessions of a schedule; blank rows are left out."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus sesi ini"

    def clean(self):
        """Refuses sessions that overlap, beside the later one of the two."""
        if any(self.errors):
            return
        ordered = sorted(self.live_forms(), key=lambda form: form.cleaned_data["starts_at"])
        for one, other in pairwise(ordered):
            if other.cleaned_data["starts_at"] < one.cleaned_data["ends_at"]:
                other.add_error("starts_at", "Sesi ini mulai sebelum sesi lain selesai.")
                raise ValidationError("Dua sesi tumpang tindih. Satu panel hanya dapat berada di satu ruangan.")

    def live_forms(self) -> list[SessionForm]:
        return [form for form in self.forms if form.cleaned_data.get("starts_at") and form not in self.deleted_forms]

    @property
    def values(self) -> list[dict]:
        """The sessions as typed; call it when the set is valid."""
        names = ("starts_at", "ends_at", "place", "break_before")
        return [{name: form.cleaned_data[name] for name in names} for form in self.live_forms()]


SessionSet = forms.formset_factory(
    SessionForm,
    formset=BaseSessions,
    extra=BLANK_SESSIONS,
    can_delete=True,
    can_delete_extra=False,
    max_num=MOST_SESSIONS,
    absolute_max=MOST_SESSIONS + 2,
    validate_max=True,
)


def sessions_of(schedule: Schedule, data=None) -> BaseSessions:
    """Returns the rows of the sessions that are stored, and blank ones."""
    names = ("starts_at", "ends_at", "place", "break_before")
    initial = [{name: getattr(session, name) for name in names} for session in schedule.sessions]
    return SessionSet(data, initial=initial, prefix="sesi")


class DrawForm(forms.Form):
    """Who watched, how it is drawn, and why again; by hand, also the number of each entry."""

    BY_PORTAL, BY_HAND = "portal", "hand"

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    witnesses = CleanTextField(
        label="Saksi",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu nama satu baris, dengan jabatannya. Dicetak pada berita acara undian.",
        error_messages={"required": "Tuliskan sedikitnya satu saksi."},
    )
    reason = CleanTextField(
        label="Alasan mengundi ulang",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Undian sebelumnya tetap tersimpan dan alasannya dicetak.",
        error_messages={"required": "Tuliskan alasan mengundi ulang."},
    )
    method = forms.ChoiceField(
        label="Cara mengundi",
        choices=[(BY_PORTAL, "Portal mengundi sekarang"), (BY_HAND, "Undian diambil di ruangan, nomornya di bawah")],
        initial=BY_PORTAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, entries: list[Submission], drawn: int, **kwargs):
        super().__init__(*args, initial={"after": drawn, "method": self.BY_PORTAL}, **kwargs)
        self.entries = entries
        if not drawn:
            del self.fields["reason"]
        for entry in entries:
            self.fields[self.name_of(entry)] = WholeNumberField(
                label=entry.title,
                help_text=entry.organization.short_name,
                required=False,
                min_value=1,
                max_value=len(entries),
            )

    @staticmethod
    def name_of(entry: Submission) -> str:
        return f"lot-{entry.code}"

    @property
    def number_fields(self) -> list[forms.BoundField]:
        return [self[self.name_of(entry)] for entry in self.entries]

    @property
    def is_by_hand(self) -> bool:
        return self.cleaned_data.get("method") == self.BY_HAND

    @property
    def numbers(self) -> dict[str, int]:
        """Number by code, as typed."""
        return {entry.code: self.cleaned_data[self.name_of(entry)] for entry in self.entries}

    def clean(self):
        """By hand every entry needs a number of its own."""
        cleaned, taken = super().clean(), set()
        if cleaned.get("method") != self.BY_HAND:
            return cleaned
        for name in map(self.name_of, self.entries):
            number = cleaned.get(name)
            if name in self.errors:
                continue
            if number is None:
                self.add_error(name, "Isi nomor lotnya.")
            elif number in taken:
                self.add_error(name, f"Nomor {number} sudah dipakai.")
            taken.add(number)
        return cleaned


class SwapForm(forms.Form):
    """Two entries of the order that change places."""

    first = forms.ChoiceField(label="Proposal pertama")
    second = forms.ChoiceField(label="Proposal kedua")
    reason = CleanTextField(
        label="Alasan",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dicatat bersama nama Anda dan dicetak pada jadwal.",
        error_messages={"required": "Tuliskan alasan menukar urutan."},
    )

    def __init__(self, *args, schedule: Schedule, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = {slot.submission.code: slot.submission for slot in schedule.slots}
        named = [(slot.submission.code, f"{slot.number}. {slot.submission.title}") for slot in schedule.slots]
        for name in ("first", "second"):
            self.fields[name].choices = [("", "Pilih"), *named]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", "Pilih proposal yang lain.")
        return cleaned

    @property
    def pair(self) -> tuple[Submission, Submission]:
        return self.entries[self.cleaned_data["first"]], self.entries[self.cleaned_data["second"]]
