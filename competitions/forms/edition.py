"""The own fields of an edition: year, theme, dates, options of the registration, ceremony."""

from datetime import datetime, time, timedelta

from django import forms

from competitions.models import Competition
from competitions.models.competition import TIE_STEPS
from competitions.rules import judging_has_begun, lock_of_integrity, lock_of_seal, lock_of_year
from kipp.shared.forms import SharedMeta
from kipp.shared.wording import JAKARTA, local

OPTIONS = (
    "grace_minutes",
    "submits_automatically",
    "minimum_age_months",
    "quota_per_organization",
    "marks_shown",
    *TIE_STEPS,
    "ranks_groups",
)
INTEGRITY = "integrity_text"
NUMBERS = frozenset({"grace_minutes", "minimum_age_months"})  # left empty they are 0
KINDS = [(False, "edisi nyata"), (True, "gladi (latihan)")]


def is_true(value) -> bool:
    return value in (True, "True")


class EditionForm(forms.ModelForm):
    """Year and kind are one choice only: an edition of each kind a year."""

    is_rehearsal = forms.TypedChoiceField(
        label="Jenis",
        choices=KINDS,
        coerce=is_true,
        widget=forms.RadioSelect,
        initial=False,
        help_text="Gladi dipakai untuk berlatih. Semua halamannya ditandai dan hasilnya tidak diumumkan.",
    )

    class Meta(SharedMeta):
        model = Competition
        fields = [
            "year",
            "is_rehearsal",
            "name",
            "theme",
            "notice",
            "registration_opens_at",
            "registration_closes_at",
            "screening_ends_on",
            "decided_on",
            "ceremony_on",
            "ceremony_place",
            "handed_over_by",
            *OPTIONS,
            INTEGRITY,
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and lock_of_year(self.instance):
            self.fields["year"].disabled = self.fields["is_rehearsal"].disabled = True
            self.fields["year"].help_text = lock_of_year(self.instance)
        for name in ("registration_opens_at", "registration_closes_at"):
            self.fields[name].help_text = "Waktu Kudus (WIB)."
            self.fields[name].required = bool(self.instance.pk and lock_of_year(self.instance))
        if self.instance.pk and judging_has_begun(self.instance):
            for name in {"marks_shown", *TIE_STEPS} & set(self.fields):
                self.fields[name].disabled = True
            lock = lock_of_seal(self.instance)
            for name in {"name", "theme"} & set(self.fields) if lock else ():
                self.fields[name].disabled = True
                self.fields[name].help_text = lock
        for name in NUMBERS & set(self.fields):
            self.fields[name].required = False
        if INTEGRITY in self.fields:
            self.fields[INTEGRITY].widget.attrs["rows"] = 10
            self.fields[INTEGRITY].help_text = lock_of_integrity(self.instance) or (
                "Disetujui setiap juri sebelum membaca proposal. Terkunci sejak juri pertama menyetujuinya."
            )
            self.fields[INTEGRITY].disabled = bool(lock_of_integrity(self.instance))

    @property
    def tie_steps(self) -> list:
        """The switches of the tie-break chain in its order; empty where the form does not have them."""
        return [self[name] for name in TIE_STEPS if name in self.fields]

    def clean(self):
        cleaned = super().clean()
        for name in NUMBERS & set(cleaned):
            cleaned[name] = cleaned[name] or 0
        opens, closes = cleaned.get("registration_opens_at"), cleaned.get("registration_closes_at")
        if opens and closes and closes <= opens:
            self.add_error("registration_closes_at", "Pendaftaran harus ditutup setelah dibuka.")
        self.check_year(cleaned.get("year"), cleaned.get("is_rehearsal"))
        return cleaned

    def check_year(self, year, is_rehearsal):
        others = Competition.objects.filter(year=year, is_rehearsal=is_rehearsal).exclude(pk=self.instance.pk)
        other = others.first() if year else None
        if other:
            self.add_error("year", f"{other} sudah ada. Pilih tahun lain, atau ubah edisi itu.")


class NewEditionForm(EditionForm):
    """A new edition with what is usual: the first year without one, a month of registration from next week on."""

    class Meta(EditionForm.Meta):
        fields = [name for name in EditionForm.Meta.fields if name not in ("name", *OPTIONS, INTEGRITY)]

    @staticmethod
    def usual(now: datetime) -> dict:
        """Returns the initial values for a form opened at `now`."""
        today = local(now).date()
        taken = set(Competition.objects.real().values_list("year", flat=True))
        opens = today + timedelta(days=7)
        return {
            "year": next(year for year in range(today.year, 2101) if year not in taken),
            "registration_opens_at": datetime.combine(opens, time(8), JAKARTA),
            "registration_closes_at": datetime.combine(opens + timedelta(days=30), time(23, 59, 59), JAKARTA),
        }
