"""Panels, scorecards and the ranking views, one file per noun."""

from judging.models.admission import Admission, PanelDecision
from judging.models.award import Award
from judging.models.panel_member import PanelMember
from judging.models.scorecard import Score, Scorecard
from judging.models.standing import Standing

__all__ = [
    "Admission",
    "Award",
    "PanelDecision",
    "PanelMember",
    "Score",
    "Scorecard",
    "Standing",
]
