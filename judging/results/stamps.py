"""Stamps against lost updates: a form tells which version it showed, and one that is older by now is not saved."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from kipp.accounts.models import User
from kipp.shared import wording
from kipp.shared.forms import add_refusal

STALE = "stale"
EMPTY = "kosong"
OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


def stamp_of(moment: datetime | None) -> str:
    """Returns what a page sends back to tell which version it showed; empty before the first."""
    return moment.isoformat() if moment else ""


def require_fresh(stamp: str, *, at: datetime | None, by: User | None) -> None:
    """Raises ValidationError with code "stale" when what is stored was saved after the page had been read."""
    if stamp != stamp_of(at):
        raise ValidationError(
            f"{by} menyimpan isian ini pukul {wording.clock(at, seconds=True)} WIB. Isian Anda di bawah belum "
            "disimpan. Simpan sekali lagi bila isian ini yang dipakai.",
            code=STALE,
        )


class StampedForm(forms.ModelForm):
    """A form with the stamp of what it showed. is_stale: it came too late; stored: what differs from what was typed."""

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored: list[tuple[str, str]] = []
        self.is_stale = False

    @property
    def status(self) -> int:
        """The status of the page that shows this form."""
        return CONFLICT if self.is_stale else UNPROCESSABLE if self.errors else OK

    def refuse(self, error: ValidationError, *, stored: Model, stamp: str) -> None:
        """Says why nothing was saved; one that came too late shows what is stored, and may be sent once more."""
        add_refusal(self, error)
        if getattr(error, "code", "") != STALE:
            return
        self.is_stale, typed = True, self.cleaned_data
        names = [name for name in self._meta.fields if name in typed and typed[name] != getattr(stored, name)]
        self.stored = [(self.fields[name].label, stored_text(stored, name)) for name in names]
        self.data = self.data.copy()
        self.data["stamp"] = stamp


def stored_text(stored: Model, name: str) -> str:
    """Returns a stored value as a person reads it."""
    value = getattr(stored, name)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if hasattr(stored, f"get_{name}_display"):
        return getattr(stored, f"get_{name}_display")()
    if hasattr(value, "isoformat"):
        return wording.day(value)
    return str(getattr(value, "name", value) or EMPTY) if value else EMPTY
