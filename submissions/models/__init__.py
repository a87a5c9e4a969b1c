"""What an organization enters, one file per noun."""

from submissions.models.answer import Answer
from submissions.models.attachment import Attachment
from submissions.models.earlier_award import EarlierAward
from submissions.models.innovator import Innovator
from submissions.models.other_version import OtherVersion
from submissions.models.receipt import Receipt
from submissions.models.screening import ChecklistMark, ReturnNote
from submissions.models.submission import Submission

__all__ = [
    "Answer",
    "Attachment",
    "ChecklistMark",
    "EarlierAward",
    "Innovator",
    "OtherVersion",
    "Receipt",
    "ReturnNote",
    "Submission",
]
