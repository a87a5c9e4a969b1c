"""Panels, scorecards and the ranking views, one file per noun."""

from judging.models.admission import Admission, PanelDecision
from judging.models.assignment_draw import AssignmentDraw
from judging.models.award import Award
from judging.models.blind import ClearedFile, CoveredPassage
from judging.models.ceremony import CeremonyDetail
from judging.models.certificate import Certificate, CertificateDesign
from judging.models.conflict import Conflict
from judging.models.integrity import IntegrityStatement
from judging.models.judge_profile import JudgeProfile
from judging.models.panel_member import PanelMember
from judging.models.reconsideration import Reconsideration
from judging.models.scorecard import Score, Scorecard
from judging.models.standing import Standing
from judging.models.suggestion import DismissedSuggestion

__all__ = [
    "Admission",
    "AssignmentDraw",
    "Award",
    "CeremonyDetail",
    "Certificate",
    "CertificateDesign",
    "ClearedFile",
    "Conflict",
    "CoveredPassage",
    "DismissedSuggestion",
    "IntegrityStatement",
    "JudgeProfile",
    "PanelDecision",
    "PanelMember",
    "Reconsideration",
    "Score",
    "Scorecard",
    "Standing",
]
