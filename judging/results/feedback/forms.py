"""The form of a feedback letter."""

from django.core.validators import MaxLengthValidator

from judging.models import FeedbackLetter
from judging.results.stamps import StampedForm
from kipp.shared.forms import SharedMeta

LONGEST = 6000


class FeedbackLetterForm(StampedForm):
    class Meta(SharedMeta):
        model = FeedbackLetter
        fields = ["strengths", "advice", "is_ready"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("strengths", "advice"):
            self.fields[name].validators.append(MaxLengthValidator(LONGEST))
            self.fields[name].widget.attrs["maxlength"] = LONGEST
            self.fields[name].widget.attrs["rows"] = 10
        self.fields["is_ready"].help_text = "Surat yang siap dikirim bersama-sama dari daftar umpan balik."

    def clean(self):
        cleaned = super().clean()
        for name in ("strengths", "advice"):
            if cleaned.get("is_ready") and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Isi bagian ini sebelum menandai surat siap dikirim.")
        return cleaned
