"""Registers the judging app."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    name = "judging"

    def ready(self):
        """Lets judges open evidence and photos of what they judge, tells owners when to present, minds who leaves."""
        from judging.presentation.announcing import appointments
        from judging.ranking.severities import estimate_again
        from judging.rules import files_judged_by
        from judging.sheets.blind import name_for_judge
        from judging.views.integrity import before_opening
        from submissions.appointments import PROVIDERS
        from submissions.decisions import AFTER_DECISION
        from submissions.models.attachment import READERS_OF_EVIDENCE
        from submissions.opening import BEFORE_OPENING, NAMES

        READERS_OF_EVIDENCE.append(files_judged_by)
        BEFORE_OPENING.append(before_opening)
        NAMES.append(name_for_judge)
        PROVIDERS.append(appointments)
        AFTER_DECISION.append(estimate_again)
