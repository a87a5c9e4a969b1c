"""The rules of sight and the queryset that applies them agree for every role."""

import pytest

from competitions.models import Competition
from competitions.rules import may_configure, may_view_edition
from kipp.accounts.models import Role
from tests import factories


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Competition.Status)
def test_rule_and_queryset_agree(edition, dinkes, role, status):
    Competition.objects.update(status=status)
    edition.refresh_from_db()
    person = factories.make_user(role, organization=dinkes if role in (Role.OPERATOR, Role.HEAD) else None)
    assert may_view_edition(person, edition) == Competition.objects.visible_to(person).exists()
    assert may_view_edition(person, edition) == (role == Role.ADMIN or status != "preparing")
    assert may_configure(person) == (role == Role.ADMIN)


def test_former_member_of_setda_configures_nothing(setda):
    setda.is_active = False
    assert not may_configure(setda)
