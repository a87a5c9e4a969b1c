"""Validators that several apps' model fields share."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible


@deconstructible
class PositiveDecimalValidator:
    """Refuses 0 and everything below; MinValueValidator(0) would let 0 pass."""

    def __call__(self, value: Decimal) -> None:
        if value <= 0:
            raise ValidationError("Isi dengan angka yang lebih besar dari 0.")

    def __eq__(self, other):
        return isinstance(other, PositiveDecimalValidator)

    def __hash__(self):
        return hash(type(self))
