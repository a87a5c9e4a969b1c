"""The set-up of an edition, one file per noun."""

from competitions.models.award_tier import AwardTier
from competitions.models.category import Category
from competitions.models.competition import Competition
from competitions.models.criterion import Criterion
from competitions.models.question import Question
from competitions.models.roster import RosterMember
from competitions.models.stage import Stage

__all__ = ["AwardTier", "Category", "Competition", "Criterion", "Question", "RosterMember", "Stage"]
