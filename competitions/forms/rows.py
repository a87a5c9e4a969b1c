"""Lists that are edited whole: criteria, questions, letters, categories, checklist, tiers; empty rows at the end."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.db.models import Model

from competitions.models import AwardTier, Category, ChecklistItem, Competition, Criterion, LetterType, Question, Stage
from kipp.shared import wording
from kipp.shared.forms import SharedMeta, WholeNumberField

BLANK_ROWS = 3
MOST_ROWS = 60
LAST = 10**9


class OrderedRowForm(forms.ModelForm):
    """A row with its place in the list; rows are numbered anew when they are saved."""

    order = WholeNumberField(label="Urutan", required=False, min_value=1)
    field_order = ["order"]


class RowSet(forms.BaseInlineFormSet):
    """The rows of a list. `unique_columns` must differ between rows; only `editable` fields may change if given."""

    unique_columns: tuple[str, ...] = ()

    def __init__(self, *args, editable: Iterable[str] | None = None, **kwargs):
        self.editable = editable
        super().__init__(*args, **kwargs)
        if editable is not None:
            self.extra, self.can_delete = 0, False

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus"
        if "order" in form.fields and index is not None and index < self.initial_form_count():
            form.initial["order"] = index + 1
        if self.editable is not None:
            for name in set(form.fields) - set(self.editable) - {"id", self.fk.name}:
                form.fields[name].disabled = True

    @property
    def faulty(self) -> list[forms.ModelForm]:
        """Returns the forms with errors, each with its `row_number` on the page."""
        faulty = []
        for number, form in enumerate(self.forms, start=1):
            if form.errors and not (self.can_delete and self._should_delete_form(form)):
                form.row_number = number
                faulty.append(form)
        return faulty

    @property
    def reading_names(self) -> list[str]:
        return [name for name in self.form.base_fields if name != "order"]

    @property
    def reading_labels(self) -> list[str]:
        return [self.form.base_fields[name].label for name in self.reading_names]

    def readings(self) -> list[list[str]]:
        """Returns the saved rows as texts, for a list that is locked."""
        return [[reading(form[name]) for name in self.reading_names] for form in self.initial_forms]

    def live_forms(self) -> list[forms.ModelForm]:
        """Returns the forms that stand for a row: saved before or filled in now, and not to be deleted."""
        return [
            form
            for index, form in enumerate(self.forms)
            if (index < self.initial_form_count() or form.has_changed())
            and not (self.can_delete and self._should_delete_form(form))
        ]

    def clean(self):
        """Compares the rows with each other; the database decides about the rest when all are saved."""
        for name in self.unique_columns:
            seen = set()
            for form in self.live_forms():
                value = str(form.cleaned_data.get(name) or "").casefold()
                if value and value in seen:
                    form.add_error(name, "Sudah dipakai baris lain.")
                seen.add(value)

    def rows(self) -> list[Model]:
        """Returns the rows in the order in which they were typed; call it when the set is valid."""
        indexed = [(self.forms.index(form), form) for form in self.live_forms()]
        return [form.instance for _, form in sorted(indexed, key=lambda pair: self.place(*pair))]

    def place(self, index: int, form) -> tuple[int, int, int]:
        """Sorts a row that was moved up before, one that was moved down behind the row whose number it took."""
        is_new = index >= self.initial_form_count()
        before = LAST if is_new else index + 1
        typed = form.cleaned_data.get("order") or before
        return typed, (typed > before) - (typed < before), index

    def removed(self) -> list[Model]:
        """Returns the saved rows marked for deletion; call it when the set is valid."""
        return [form.instance for form in self.deleted_forms if form.instance.pk] if self.can_delete else []


def reading(field: forms.BoundField) -> str:
    """Returns the initial value of a field as a person reads it."""
    value = field.initial
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return wording.number(value)
    if isinstance(field.field, forms.ChoiceField):
        flat = [pair for choice in field.field.choices for pair in inner(choice)]
        return str(dict(flat).get(value or "", ""))
    return str(value or "")


def inner(choice: tuple) -> list[tuple]:
    """Returns the choices of a group, or the choice itself."""
    return list(choice[1]) if isinstance(choice[1], (list, tuple)) else [choice]


class CriterionForm(OrderedRowForm):
    class Meta(SharedMeta):
        model = Criterion
        fields = ["label", "weight", "guide"]
        widgets = {"guide": forms.Textarea(attrs={"rows": 1})}


class CriterionSet(RowSet):
    unique_columns = ("label",)

    def total(self) -> Decimal:
        """Sums the weights as they are on the page, leaving out what is not a number."""
        if self.is_bound:
            self.errors  # noqa: B018 — cleans the forms
            return sum((form.cleaned_data.get("weight") or Decimal(0) for form in self.live_forms()), Decimal(0))
        return sum((row.weight for row in self.get_queryset()), Decimal(0))


class QuestionForm(OrderedRowForm):
    class Meta(SharedMeta):
        model = Question
        fields = ["number", "label", "prompt", "max_words", "is_required", "evidence_allowed", "criterion"]
        widgets = {"prompt": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"number": ""}
        labels = {"criterion": "Dinilai pada kriteria", "evidence_allowed": "Boleh berbukti"}


class QuestionSet(RowSet):
    unique_columns = ("number",)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["criterion"].queryset = Criterion.objects.filter(stage__competition=self.instance)
        form.fields["criterion"].choices = self.criterion_choices

    @property
    def criterion_choices(self) -> list[tuple]:
        """Reads the criteria of the edition once for all rows, under the names of their stages."""
        if not hasattr(self, "_criterion_choices"):
            criteria = Criterion.objects.filter(stage__competition=self.instance).select_related("stage")
            groups = {}
            for criterion in criteria.order_by("stage__position", "position"):
                groups.setdefault(str(criterion.stage), []).append((criterion.pk, criterion.label))
            self._criterion_choices = [("", "tidak dinilai sendiri"), *groups.items()]
        return self._criterion_choices


class CategoryForm(OrderedRowForm):
    class Meta(SharedMeta):
        model = Category
        fields = ["label"]


class CategorySet(RowSet):
    unique_columns = ("label",)


class LetterForm(OrderedRowForm):
    class Meta(SharedMeta):
        model = LetterType
        fields = ["label", "hint", "template", "is_required"]


class LetterSet(RowSet):
    unique_columns = ("label",)


class ChecklistForm(OrderedRowForm):
    class Meta(SharedMeta):
        model = ChecklistItem
        fields = ["label"]


class ChecklistSet(RowSet):
    unique_columns = ("label",)


class TierForm(forms.ModelForm):
    class Meta(SharedMeta):
        model = AwardTier
        fields = ["label", "first_place", "last_place"]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_place"), cleaned.get("last_place")
        if first and last and last < first:
            self.add_error("last_place", "Tempat terakhir tidak boleh lebih kecil daripada tempat pertama.")
        return cleaned


class TierSet(RowSet):
    unique_columns = ("label",)

    def clean(self):
        super().clean()
        spans = []
        for form in self.live_forms():
            first, last = form.cleaned_data.get("first_place"), form.cleaned_data.get("last_place")
            if not (first and last and first <= last):
                continue
            taken = next((label for label, a, b in spans if first <= b and a <= last), None)
            if taken:
                form.add_error("first_place", f"Tempat ini tumpang tindih dengan {taken}.")
            spans.append((form.cleaned_data.get("label"), first, last))


def rows_of(parent, model, form, formset):
    return forms.inlineformset_factory(
        parent,
        model,
        form=form,
        formset=formset,
        extra=BLANK_ROWS,
        can_delete=True,
        can_delete_extra=False,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 10,
        validate_max=True,
    )


CriterionRows = rows_of(Stage, Criterion, CriterionForm, CriterionSet)
QuestionRows = rows_of(Competition, Question, QuestionForm, QuestionSet)
CategoryRows = rows_of(Competition, Category, CategoryForm, CategorySet)
LetterRows = rows_of(Competition, LetterType, LetterForm, LetterSet)
ChecklistRows = rows_of(Competition, ChecklistItem, ChecklistForm, ChecklistSet)
TierRows = rows_of(Competition, AwardTier, TierForm, TierSet)
