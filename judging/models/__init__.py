"""Panels, scorecards and the ranking views, one file per noun."""

from judging.models.admission import Admission, PanelDecision
from judging.models.assignment_draw import AssignmentDraw
from judging.models.award import Award
from judging.models.blind import ClearedFile, CoveredPassage
from judging.models.ceremony import CeremonyDetail
from judging.models.certificate import Certificate, CertificateDesign
from judging.models.conflict import Conflict
from judging.models.document_details import DocumentDetails
from judging.models.feedback import FeedbackLetter
from judging.models.integrity import IntegrityStatement
from judging.models.judge_profile import JudgeProfile
from judging.models.panel_member import PanelMember
from judging.models.panel_vote import PanelVote
from judging.models.paper_sheet import PaperSheet
from judging.models.presentation import (
    PresentationDraw,
    PresentationPlan,
    PresentationSession,
    PresentationSlot,
    PresentationSwap,
)
from judging.models.reconsideration import Reconsideration
from judging.models.scorecard import Score, Scorecard
from judging.models.sealing import Publication, Sealing
from judging.models.severity import Severity, SeverityEstimate
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
    "DocumentDetails",
    "FeedbackLetter",
    "IntegrityStatement",
    "JudgeProfile",
    "PanelDecision",
    "PanelMember",
    "PanelVote",
    "PaperSheet",
    "PresentationDraw",
    "PresentationPlan",
    "PresentationSession",
    "PresentationSlot",
    "PresentationSwap",
    "Publication",
    "Reconsideration",
    "Score",
    "Scorecard",
    "Sealing",
    "Severity",
    "SeverityEstimate",
    "Standing",
]
