"""The set-up of an edition, one file per noun."""

from competitions.models.award_tier import AwardTier
from competitions.models.category import Category
from competitions.models.checklist_item import ChecklistItem
from competitions.models.competition import Competition
from competitions.models.criterion import Criterion
from competitions.models.extension import Extension
from competitions.models.letter_type import LetterType
from competitions.models.question import Question
from competitions.models.roster import RosterMember
from competitions.models.stage import Stage

__all__ = [
    "AwardTier",
    "Category",
    "ChecklistItem",
    "Competition",
    "Criterion",
    "Extension",
    "LetterType",
    "Question",
    "RosterMember",
    "Stage",
]
