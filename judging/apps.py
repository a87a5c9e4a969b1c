"""Registers the judging app."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    name = "judging"

    def ready(self):
        """Lets judges open evidence and photos of the entries they judge; entries know nothing of judging."""
        from judging.rules import entries_judged_by
        from submissions.models.attachment import READERS_OF_EVIDENCE

        READERS_OF_EVIDENCE.append(entries_judged_by)
