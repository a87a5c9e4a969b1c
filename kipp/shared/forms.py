"""Form fields that every app shares: instants in WIB, days, decimals with comma, cleaned text.

`class Meta(SharedMeta)` gives a ModelForm these fields for the columns they fit.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kipp.shared.numbers import NumberError, parse_decimal
from kipp.shared.text import clean_line, clean_text
from kipp.shared.wording import JAKARTA, local

INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
YEARS = range(2000, 2101)
ACCEPTED_YEARS = f"Isi dengan tahun dari {YEARS[0]} sampai {YEARS[-1]}."


class InstantInput(forms.widgets.Input):
    """The browser's calendar with seconds; it only understands ISO and knows no time zone."""

    input_type = "datetime-local"
    supports_microseconds = True  # else the form would cut them off the initial value

    def __init__(self, attrs=None):
        super().__init__({"step": "1", **(attrs or {})})


class InstantField(forms.Field):
    """An instant typed as wall-clock time of Kudus (WIB), returned aware in UTC; seconds may be left out."""

    widget = InstantInput
    default_error_messages = {
        "invalid": "Pilih tanggal dan jam dari kalender, atau tulis tahun-bulan-tanggal lalu jam WIB, "
        "misalnya 2026-11-16 23:59:00.",
        "year": ACCEPTED_YEARS,
    }

    def prepare_value(self, value):
        return local(value).strftime("%Y-%m-%dT%H:%M:%S") if isinstance(value, datetime) else value

    def to_python(self, value):
        if isinstance(value, datetime):
            return value
        text = (value or "").strip()
        if not text:
            return None
        if not INSTANT.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            typed = datetime.fromisoformat(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if typed.year not in YEARS:
            raise ValidationError(self.error_messages["year"], code="year")
        return typed.replace(tzinfo=JAKARTA).astimezone(UTC)

    def has_changed(self, initial, data):
        """Compares to the second, the finest that the calendar shows."""
        if isinstance(initial, datetime):
            initial = initial.replace(microsecond=0)
        return super().has_changed(initial, data)

    def _clean_bound_field(self, field):
        """Returns the stored instant itself when it was not changed, so that not even microseconds move."""
        value = super()._clean_bound_field(field)
        return field.initial if value and not self.has_changed(field.initial, value) else value


class DayInput(forms.widgets.Input):
    input_type = "date"


class DayField(forms.Field):
    """A date; the browser sends and shows it by its own calendar."""

    widget = DayInput
    default_error_messages = {
        "invalid": "Pilih tanggal dari kalender, atau tulis tahun-bulan-tanggal, misalnya 2026-11-16.",
        "year": ACCEPTED_YEARS,
    }

    def prepare_value(self, value):
        return value.isoformat() if isinstance(value, date) else value

    def to_python(self, value):
        if isinstance(value, date):
            return value
        text = (value or "").strip()
        if not text:
            return None
        try:
            typed = date.fromisoformat(text) if DAY.fullmatch(text) else None
        except ValueError:
            typed = None
        if typed is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if typed.year not in YEARS:
            raise ValidationError(self.error_messages["year"], code="year")
        return typed


class NumberField(forms.Field):
    """What both kinds of number share: a text field with the number keys, and limits in Indonesian."""

    input_mode = "numeric"

    def __init__(self, *, min_value=None, max_value=None, **kwargs):
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value, f"Isi paling sedikit {written(min_value)}."))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value, f"Isi paling banyak {written(max_value)}."))

    def widget_attrs(self, widget):
        return {"inputmode": self.input_mode, "autocomplete": "off"}


class DecimalTextField(NumberField):
    """A decimal with at most two places, typed with comma or point (`87,5`), shown with a comma; never a float."""

    input_mode = "decimal"

    def __init__(self, *, max_digits=None, decimal_places=None, **kwargs):
        super().__init__(**kwargs)  # the column's digits are checked by the model

    def prepare_value(self, value):
        return written(value) if isinstance(value, (Decimal, int)) else value

    def to_python(self, value):
        if isinstance(value, Decimal):
            return value
        try:
            return parse_decimal("" if value is None else str(value))
        except NumberError as error:
            raise ValidationError(str(error), code="invalid") from None


class WholeNumberField(NumberField):
    """A whole number of at most nine digits, without sign or separators."""

    default_error_messages = {"invalid": "Tulis angka bulat saja, misalnya 25."}

    def to_python(self, value):
        text = str("" if value is None else value).strip()
        if not text:
            return None
        if not WHOLE.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class CleanLineField(forms.CharField):
    """A text of one line, without control and direction characters."""

    def to_python(self, value):
        return super().to_python(clean_line(str(value)) if value else value)


class CleanTextField(forms.CharField):
    """A text of several lines, without control and direction characters."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value):
        return super().to_python(clean_text(str(value)) if value else value)


def written(number: Decimal | int) -> str:
    """Writes a number as it is typed into a field: decimal comma, no separators, no needless zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


FIELD_CLASSES = {
    models.DateTimeField: InstantField,
    models.DateField: DayField,
    models.DecimalField: DecimalTextField,
    models.PositiveSmallIntegerField: WholeNumberField,
    models.PositiveIntegerField: WholeNumberField,
    models.CharField: CleanLineField,
    models.TextField: CleanTextField,
}


def form_field(column: models.Field, **kwargs) -> forms.Field | None:
    """Returns the shared form field for a column of a model, or Django's own where none is shared."""
    shared = FIELD_CLASSES.get(type(column))
    if shared is None or column.choices:
        return column.formfield(**kwargs)
    if shared is CleanTextField:
        kwargs.setdefault("widget", CleanTextField.widget)
    return column.formfield(**{"form_class": shared, **kwargs})


def add_refusal(form: forms.Form, error: ValidationError) -> None:
    """Says on a form why the domain refused it: beside its fields where the error names only those, else above them."""
    is_beside = hasattr(error, "error_dict") and set(error.error_dict) <= set(form.fields)
    form.add_error(None, error if is_beside else error.messages)


class SharedMeta:
    """Base of a ModelForm's Meta."""

    formfield_callback = form_field
