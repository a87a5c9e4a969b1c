"""A judge's statement of integrity for an edition, with the words that were accepted."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q


@pghistory.track()
class IntegrityStatement(models.Model):
    """Accepted once per edition before the first proposal is shown; the text is kept as it was read."""

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="integrity_statements")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="integrity_statements")
    text = models.TextField("pernyataan")
    accepted_at = models.DateTimeField("disetujui")

    class Meta:
        verbose_name = "pernyataan integritas"
        verbose_name_plural = "pernyataan integritas"
        constraints = [
            models.UniqueConstraint(fields=["competition", "judge"], name="integrity_statement_is_given_once"),
            models.CheckConstraint(condition=~Q(text=""), name="integrity_statement_has_a_text"),
        ]
        triggers = [pgtrigger.Protect(name="integrity_statement_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Pernyataan {self.judge} untuk {self.competition}"
