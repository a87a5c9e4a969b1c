"""The shared form fields: what they accept, what they show, and the traps they refuse."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from competitions.models import Competition, Criterion, Question
from kipp.shared.forms import (
    CleanLineField,
    CleanTextField,
    DayField,
    DecimalTextField,
    InstantField,
    SharedMeta,
    WholeNumberField,
    written,
)

DEADLINE = datetime(2026, 11, 16, 16, 59, 59, tzinfo=UTC)  # 23.59.59 WIB


class SpecimenForm(forms.Form):
    at = InstantField(required=False)
    on = DayField(required=False)
    weight = DecimalTextField(required=False, min_value=0, max_value=100)


def data_of(form):
    """What the browser sends back for an unchanged form."""
    return {field.html_name: field.value() for field in form}


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2026-11-16T23:59:59", DEADLINE),
        ("2026-11-16 23:59:59", DEADLINE),
        ("2026-11-16T23:59", DEADLINE.replace(second=0)),
        (" 2026-11-17T06:30 ", datetime(2026, 11, 16, 23, 30, tzinfo=UTC)),
    ],
)
def test_instant_is_read_as_wib(typed, instant):
    assert InstantField().clean(typed) == instant
    assert InstantField().clean(typed).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "typed",
    [
        "08/09/2026 23.59",
        "08-09-2026 23:59",
        "2026-11-16",
        "2026-11-16T24:00",
        "2026-02-30T10:00",
        "2026-11-16T23:59:59Z",
        "2026-11-16T23:59:59+09:00",
        "２０２６-11-16T23:59",
        "besok",
    ],
)
def test_instant_refuses_what_could_mean_another(typed):
    with pytest.raises(ValidationError, match="2026-11-16 23:59:00"):
        InstantField().clean(typed)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "1999-12-31T23:59", "2101-01-01T00:00", "9999-12-31T23:59"])
def test_instant_refuses_years_out_of_reach(typed):
    with pytest.raises(ValidationError, match="2000 sampai 2100"):
        InstantField().clean(typed)


def test_instant_is_shown_in_the_form_that_the_browser_understands():
    html = str(SpecimenForm(initial={"at": DEADLINE})["at"])
    assert 'type="datetime-local"' in html
    assert 'value="2026-11-16T23:59:59"' in html
    assert 'step="1"' in html


@pytest.mark.parametrize("instant", [DEADLINE, DEADLINE.replace(microsecond=123456)])
def test_unchanged_instant_does_not_move(instant):
    initial = {"at": instant, "on": date(2026, 12, 29), "weight": Decimal("12.50")}
    form = SpecimenForm(data_of(SpecimenForm(initial=initial)), initial=initial)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == initial
    assert not form.has_changed()


def test_changed_and_emptied_instants_are_taken():
    initial = {"at": DEADLINE}
    moved = SpecimenForm({"at": "2026-11-16T23:59:58"}, initial=initial)
    emptied = SpecimenForm({"at": ""}, initial=initial)
    assert moved.is_valid()
    assert moved.cleaned_data["at"] == DEADLINE - timedelta(seconds=1)
    assert emptied.is_valid()
    assert emptied.cleaned_data["at"] is None


def test_wrong_instant_is_kept_on_the_page():
    form = SpecimenForm({"at": "08/09/2026 23.59"})
    assert not form.is_valid()
    assert 'value="08/09/2026 23.59"' in str(form["at"])


def test_required_instant_must_be_filled_in():
    with pytest.raises(ValidationError):
        InstantField().clean("")


def test_day_is_iso_both_ways():
    assert DayField().clean("2026-12-29") == date(2026, 12, 29)
    assert 'value="2026-12-29"' in str(SpecimenForm(initial={"on": date(2026, 12, 29)})["on"])


@pytest.mark.parametrize(
    "typed", ["08/09/2026", "2026-13-01", "20261229", "2026-W01-1", "1026-01-01", "２０２６-12-29"]
)
def test_day_refuses_other_forms(typed):
    with pytest.raises(ValidationError, match=r"2026-11-16|2000 sampai 2100"):
        DayField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("87,5", "87.5"), ("87.50", "87.50"), ("0", "0"), ("100", "100"), (" 7 ", "7"), ("", None)]
)
def test_decimal_takes_comma_and_point(typed, value):
    assert DecimalTextField(required=False).clean(typed) == (value and Decimal(value))


@pytest.mark.parametrize(
    "typed",
    ["1.000", "1.000,5", "NaN", "Infinity", "1e2", "-1", "+1", "８７", "8,7,5", "87,555", "delapan", "\u202e87"],
)
def test_decimal_refuses_what_could_mean_another(typed):
    with pytest.raises(ValidationError, match="87,5"):
        DecimalTextField().clean(typed)


def test_decimal_keeps_its_limits_and_says_them():
    field = DecimalTextField(min_value=Decimal("0.5"), max_value=100)
    assert field.clean("0,5") == Decimal("0.5")
    assert field.clean("100") == 100
    with pytest.raises(ValidationError, match="paling sedikit 0,5"):
        field.clean("0,49")
    with pytest.raises(ValidationError, match="paling banyak 100"):
        field.clean("100,01")


@pytest.mark.parametrize(
    ("value", "text"),
    [("12.50", "12,5"), ("20.00", "20"), ("0", "0"), ("100", "100"), ("33.33", "33,33"), ("1E+2", "100")],
)
def test_decimal_is_shown_as_it_is_typed(value, text):
    assert written(Decimal(value)) == text
    assert f'value="{text}"' in str(SpecimenForm(initial={"weight": Decimal(value)})["weight"])


def test_decimal_field_brings_the_number_keys():
    html = str(SpecimenForm()["weight"])
    assert 'type="text"' in html
    assert 'inputmode="decimal"' in html


@pytest.mark.parametrize("typed", ["1,5", "-3", "1.000", "２５", "1e2", "9999999999", "tiga"])
def test_whole_number_refuses_the_rest(typed):
    with pytest.raises(ValidationError):
        WholeNumberField().clean(typed)
    assert WholeNumberField().clean(" 25 ") == 25


def test_texts_lose_control_and_direction_characters():
    assert CleanLineField().clean(" SIMPAN\u202e  BUDI\x00\n") == "SIMPAN BUDI"
    assert CleanTextField().clean("satu\r\ndua\u2066\u200b\x07 ") == "satu\ndua"


def test_text_of_nothing_but_control_characters_is_empty():
    with pytest.raises(ValidationError):
        CleanLineField().clean("\u200b \u202e")


def test_length_counts_after_cleaning():
    assert CleanLineField(max_length=5).clean("Kudus\u200b ") == "Kudus"
    with pytest.raises(ValidationError):
        CleanLineField(max_length=5).clean("Kudus 1")


def test_shared_meta_gives_a_model_form_the_shared_fields():
    class EditionForm(forms.ModelForm):
        class Meta(SharedMeta):
            model = Competition
            fields = ["year", "theme", "notice", "registration_opens_at", "ceremony_on", "status"]

    fields = {name: type(field) for name, field in EditionForm().fields.items()}
    assert fields == {
        "year": WholeNumberField,
        "theme": CleanLineField,
        "notice": CleanTextField,
        "registration_opens_at": InstantField,
        "ceremony_on": DayField,
        "status": forms.TypedChoiceField,
    }


def test_shared_meta_keeps_labels_hints_and_lengths_of_the_model():
    class RowForm(forms.ModelForm):
        class Meta(SharedMeta):
            model = Question
            fields = ["number", "prompt", "max_words"]

    form = RowForm()
    assert form.fields["number"].max_length == 5
    assert "6a" in form.fields["number"].help_text
    assert form.fields["prompt"].label == "Pertanyaan"
    assert form.fields["prompt"].widget.attrs["rows"] == 4


@pytest.mark.parametrize("typed", ["0", "100,01", "1.000"])
def test_model_form_refuses_weights_the_model_refuses(typed):
    class WeightForm(forms.ModelForm):
        class Meta(SharedMeta):
            model = Criterion
            fields = ["weight"]

    assert "weight" in WeightForm({"weight": typed}).errors
    assert isinstance(WeightForm().fields["weight"], DecimalTextField)
