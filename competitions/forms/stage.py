"""A stage: how its judges' marks become a score, and who goes on."""

from django import forms

from competitions import rules
from competitions.models import Stage
from competitions.models.stage import SCALES
from competitions.stages import METHOD
from kipp.shared.forms import SharedMeta, written


class StageForm(forms.ModelForm):
    """Fields that are locked are shown and cannot be changed."""

    scale_max = forms.TypedChoiceField(
        label="Skala nilai",
        choices=[(written(scale), f"0–{written(scale)}") for scale in SCALES],
        coerce=Stage._meta.get_field("scale_max").to_python,
        initial="100",
    )

    class Meta(SharedMeta):
        model = Stage
        fields = [
            "name",
            "weight",
            "method",
            "scale_max",
            "finalists",
            "finalist_tie",
            "opens_at",
            "closes_at",
            "cards_per_entry",
            "reason_below",
            "reason_above",
            "spread_limit",
            "least_cards",
            "is_blind",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The column gives 100.00, the choices are written 100.
        self.initial["scale_max"] = written(self.instance.scale_max)
        self.fields["least_cards"].required = False  # left empty it is 1
        if not self.instance.pk:
            return
        for name in METHOD if rules.lock_of_method(self.instance) else ():
            self.fields[name].disabled = True
        self.fields["weight"].disabled = bool(rules.lock_of_stage_weight(self.instance))

    def clean(self):
        cleaned = super().clean()
        cleaned["least_cards"] = cleaned.get("least_cards") or 1
        highest = cleaned.get("scale_max") or self.instance.scale_max
        for name in ("reason_below", "reason_above"):
            if cleaned.get(name) is not None and cleaned[name] > highest:
                self.add_error(name, f"Paling tinggi {written(highest)}, nilai tertinggi tahap ini.")
        low, high = cleaned.get("reason_below"), cleaned.get("reason_above")
        if low is not None and high is not None and low > high:
            self.add_error("reason_above", "Batas atas tidak boleh lebih rendah daripada batas bawah.")
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", "Tahap harus ditutup setelah dibuka.")
        return cleaned
