"""Registers the shared package, which has no models: words Django's own complaints, hardens what was migrated."""

from django import forms
from django.apps import AppConfig, apps
from django.core.validators import EmailValidator
from django.db import models
from django.db.models.signals import post_migrate

REQUIRED = "Isian ini wajib diisi."
NOT_OFFERED = "Pilihan ini tidak tersedia. Pilih dari daftar."


class SharedConfig(AppConfig):
    name = "kipp.shared"
    label = "shared"

    def ready(self):
        """Puts what people read most in the words of this portal; Django's Indonesian says "Field" and "email".

        The end of a migration is waited for here as well.
        """
        from kipp.shared.hardening import after_migrate  # needs the models

        # Sent once for each app with models; ours has none, this one comes last.
        post_migrate.connect(after_migrate, sender=apps.get_app_config("pghistory"))
        forms.Field.default_error_messages["required"] = REQUIRED
        models.Field.default_error_messages |= {"blank": REQUIRED, "null": REQUIRED, "invalid_choice": NOT_OFFERED}
        for field in (forms.ChoiceField, forms.ModelChoiceField):
            field.default_error_messages["invalid_choice"] = NOT_OFFERED
        EmailValidator.message = "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."
