"""Registers the shared package, which carries template tags and no models, and words Django's own complaints."""

from django import forms
from django.apps import AppConfig
from django.core.validators import EmailValidator
from django.db import models

REQUIRED = "Isian ini wajib diisi."
NOT_OFFERED = "Pilihan ini tidak tersedia. Pilih dari daftar."


class SharedConfig(AppConfig):
    name = "kipp.shared"
    label = "shared"

    def ready(self):
        """Puts what people read most in the words of this portal; Django's Indonesian says "Field" and "email"."""
        forms.Field.default_error_messages["required"] = REQUIRED
        models.Field.default_error_messages |= {"blank": REQUIRED, "null": REQUIRED, "invalid_choice": NOT_OFFERED}
        for field in (forms.ChoiceField, forms.ModelChoiceField):
            field.default_error_messages["invalid_choice"] = NOT_OFFERED
        EmailValidator.message = "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."
