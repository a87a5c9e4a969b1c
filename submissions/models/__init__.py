"""What an organization enters, one file per noun."""

from submissions.models.answer import Answer
from submissions.models.innovator import Innovator
from submissions.models.submission import Submission

__all__ = ["Answer", "Innovator", "Submission"]
