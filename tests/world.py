"""A small world in which every page has something to show, for the tables of roles × pages."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.urls import NoReverseMatch, reverse

from competitions.models import Competition, Extension
from judging.models import Conflict, PaperSheet, Scorecard
from kipp.accounts.models import Mail, Organization, Role, User
from kipp.accounts.outbox import post
from submissions import decisions, lifecycle, receipts
from submissions.models import Receipt, Submission
from tests import factories, files

# What must never reach anybody who may not see it.
CANARY_DRAFT = "RAHASIA DRAF PUSKESMAS"
CANARY_NOTE = "CATATAN RAHASIA JURI SATU"
CANARY_VERDICT = "ALASAN RAHASIA BELUM DIUMUMKAN"


@dataclass
class World:
    """One edition in the middle of stage 1, with a draft, an entry to screen and an entry being judged."""

    edition: Competition
    actors: dict[str, User | None]
    judged: Submission
    arrived: Submission
    draft: Submission
    card: Scorecard
    mail: Mail
    receipt: Receipt
    extension: Extension
    conflict: Conflict

    def address(self, name: str) -> str:
        """Returns the address of a page, with the arguments that its pattern asks for."""
        if name in ("accounts:mail-release", "accounts:mail-cancel"):
            return reverse(name, query={"mail": self.mail.pk})
        if name in self.arguments:
            return reverse(name, kwargs=self.arguments[name])
        edition = {"slug": self.edition.slug}
        for kwargs in ({}, edition, edition | {"position": 1}):
            with suppress(NoReverseMatch):
                return reverse(name, kwargs=kwargs)
        raise LookupError(name)

    @cached_property
    def arguments(self) -> dict[str, dict]:
        """The arguments of the pages that take more than the edition and the stage, by name."""
        edition, entry = {"slug": self.edition.slug}, {"code": self.judged.code}
        stage = edition | {"position": 1}
        return {
            "accounts:user-edit": {"pk": self.actors["judge"].pk},
            "accounts:user-invite": {"pk": self.actors["judge"].pk},
            "accounts:organization-edit": {"pk": self.judged.organization_id},
            "accounts:mail-detail": {"pk": self.mail.pk},
            "submissions:participant-detail": edition | {"pk": self.judged.organization_id},
            "accounts:first-account": {"token": "salah"},
            "accounts:invitation-accept": {"token": "salah"},
            "account_reset_password_from_key": {"uidb36": "1", "key": "salah"},
            "submissions:submission-detail": entry,
            "submissions:submission-edit": {"code": self.draft.code, "key": "identitas"},
            "submissions:submission-submit": {"code": self.draft.code},
            "submissions:screening-decide": {"slug": self.arrived.competition.slug, "code": self.arrived.code},
            "submissions:submission-return": {"slug": self.arrived.competition.slug, "code": self.arrived.code},
            "submissions:submission-take-back": {"code": self.receipt.submission.code},
            "submissions:submission-automatic": {"code": self.draft.code},
            "submissions:submission-pdf": entry,
            "submissions:version-list": {"code": self.draft.code},
            "submissions:letter-template": {"code": self.draft.code, "letter": letter_of(self.draft)},
            "submissions:attachment-add": {"code": self.draft.code},
            "submissions:attachment-remove": {"code": file_of(self.draft, "letter")},
            "submissions:attachment-open": {"code": file_of(self.judged, "evidence")},
            "submissions:receipt-detail": {"number": self.receipt.number},
            "submissions:receipt-download": {"number": self.receipt.number},
            "competitions:extension-edit": edition | {"organization": self.extension.organization_id},
            "competitions:extension-end": edition | {"organization": self.extension.organization_id},
            "judging:scorecard-edit": stage | entry,
            "judging:scorecard-grid-row": stage | entry,
            "judging:reconsideration-answer": stage | entry,
            "judging:conflict-declare": stage | entry,
            "judging:conflict-lift": edition | {"pk": self.conflict.pk},
            "judging:suggestion-dismiss": edition | entry | {"judge": self.actors["judge"].pk},
            "judging:profile-detail": {"pk": self.actors["judge"].pk},
            "judging:blind-edit": edition | entry,
            "judging:ranking-why": edition | entry,
            "judging:panel-remove": stage | {"judge": self.actors["judge"].pk},
            "judging:panel-invite-again": stage | {"judge": self.actors["judge"].pk},
            "judging:panel-sheets": stage | {"judge": self.actors["judge"].pk},
            "judging:score-history": stage | entry | {"judge": self.actors["judge"].pk},
            "judging:panel-replace": stage | {"judge": self.actors["judge"].pk},
            "judging:paper-blank": stage | {"judge": self.actors["judge"].pk},
            "judging:paper-edit": stage | entry | {"judge": self.actors["judge"].pk},
            "judging:paper-check": stage | entry | {"judge": self.actors["judge"].pk},
            "judging:paper-scan": {"code": paper_of(self.card)},
            "judging:draw-detail": stage | {"number": 1},
            "judging:presentation-draw-print": stage | {"number": 1},
            "judging:presentation-gap": stage | entry,
            "judging:panel-decision": edition | {"place": 1},
            "judging:panel-ballot": edition | {"place": 1},
            "results:download": edition | {"kind": "peringkat"},
            "results:document-edit": edition | {"name": "berita-acara-tahap-1"},
            "results:document-download": edition | {"name": "berita-acara-tahap-1", "ending": "pdf"},
            "results:sealing-text": edition | {"version": 1},
            "results:ceremony-cards": edition | {"kind": "nama"},
            "results:ceremony-detail": edition | entry,
            "results:certificate-open": {"code": "AAAABBBBCCCC"},
            "results:certificate-check": {"code": "AAAABBBBCCCC"},
            "results:feedback-edit": edition | entry,
            "results:feedback-read": entry,
            "results:feedback-download": entry,
        }


def letter_of(submission: Submission) -> int:
    return submission.competition.letter_types.order_by("position").values_list("pk", flat=True).first()


def file_of(submission: Submission, kind: str) -> str:
    """Returns the code of the first file of that kind."""
    return submission.attachments.filter(kind=kind).in_order().values_list("code", flat=True).first() or "tidak-ada"


def paper_of(card: Scorecard) -> str:
    """Returns the code of the sheet of paper that was once copied into a sheet, made when it is not there yet."""
    found = PaperSheet.objects.filter(scorecard=card).first() or factories.make_paper(card)
    return found.code


def make_world(status: str = "running") -> World:
    """Builds the world around factories.NOW; registration is still open, so that drafts can be written."""
    dinkes = factories.make_organization("Dinkes")
    puskesmas = factories.make_organization("Puskesmas Kaliwungu", parent=dinkes, name="UPTD Puskesmas Kaliwungu")
    disdikpora = factories.make_organization("Disdikpora")
    actors = {
        "stranger": None,
        "setda": factories.make_user(Role.ADMIN),
        "owner": factories.make_user(Role.OPERATOR, organization=dinkes),
        "unit": factories.make_user(Role.OPERATOR, organization=puskesmas),
        "other": factories.make_user(Role.OPERATOR, organization=disdikpora),
        "head": factories.make_user(Role.HEAD, organization=dinkes),
        "judge": factories.make_user(Role.JUDGE),
        "unseated": factories.make_user(Role.JUDGE),
        "observer": factories.make_user(Role.OBSERVER),
    }
    edition = factories.make_edition(by=actors["setda"])
    judged = factories.make_submission(edition, dinkes, operator=actors["owner"], title="DINILAI")
    question = edition.questions.get(number="3")
    factories.make_attachment(judged, kind="evidence", question=question, content=files.pdf()).save()
    arrived = factories.make_submission(edition, puskesmas, operator=actors["unit"], state="submitted", title="TIBA")
    decisions.refuse(submission=arrived, by=actors["setda"], now=factories.NOW, reason=CANARY_VERDICT)
    draft = factories.make_submission(edition, puskesmas, operator=actors["unit"], state="draft", title=CANARY_DRAFT)
    stage = edition.stages.get(position=1)
    factories.admit(stage, judged)
    factories.seat(stage, actors["judge"])
    factories.open_stage(stage)
    card = factories.fill_card(stage, judged, actors["judge"], ["91.37"] * 7, finish=False)
    card.scores.update(note=CANARY_NOTE)
    factories.make_paper(card)
    factories.make_draw(stage, by=actors["setda"], cards=1)
    factories.make_presentation(stage, by=actors["setda"])
    Competition.objects.filter(pk=edition.pk).update(status=status)
    edition.refresh_from_db()
    mail = post(
        topic="2026:ajakan", recipient=actors["owner"], subject="Ajakan", body="Isi.", now=factories.NOW, is_held=True
    )
    return World(
        edition=edition,
        actors=actors,
        judged=judged,
        arrived=arrived,
        draft=draft,
        card=card,
        mail=mail,
        receipt=receipts.freeze(submission=lifecycle.locked(arrived), by=actors["unit"], now=factories.NOW),
        extension=make_extension(edition, disdikpora),
        conflict=factories.make_conflict(judged, actors["unseated"], by=actors["setda"]),
    )


def make_extension(edition: Competition, organization: Organization) -> Extension:
    """Gives a department a day more."""
    return Extension.objects.create(
        competition=edition,
        organization=organization,
        until=edition.registration_closes_at + timedelta(days=1),
        reason="Alasan rekaan.",
        granted_by=User.objects.filter(role=Role.ADMIN).first(),
    )
