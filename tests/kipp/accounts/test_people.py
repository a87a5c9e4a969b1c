"""Making and changing accounts: what is allowed, and what ends sessions."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError

from kipp.accounts.models import Mail, Role, User
from kipp.accounts.people import change_user, end_sessions, invite_user
from kipp.accounts.rules import may_manage_accounts
from kipp.shared import clock


def details_of(user, **changes):
    names = ("role", "full_name", "email", "organization", "affiliation", "phone", "is_active")
    return {name: getattr(user, name) for name in names} | changes


def invite(setda, **changes):
    details = {"role": Role.JUDGE, "full_name": "Juri Baru Rekaan", "email": "baru@example.id"}
    return invite_user(by=setda, now=clock.now(), **details | changes)


def test_details_are_cleaned(setda):
    user = invite(setda, full_name="  Juri\u202e  Baru\t Rekaan ", email=" BARU@Example.id ", affiliation=" Undip ")
    assert (user.full_name, user.email, user.affiliation) == ("Juri Baru Rekaan", "baru@example.id", "Undip")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": "\u202e"}, "full_name"),
        ({"email": "bukan surel"}, "email"),
        ({"email": "SETDA@example.id"}, "email"),
        ({"role": "tamu"}, "role"),
        ({"role": Role.OPERATOR}, "organization"),
        ({"role": Role.HEAD}, "organization"),
    ],
)
def test_bad_details_name_the_field_and_save_nothing(setda, changes, field):
    with pytest.raises(ValidationError) as caught:
        invite(setda, **changes)
    assert field in caught.value.message_dict
    assert User.objects.count() == 1
    assert not Mail.objects.exists()


@pytest.mark.parametrize("role", [Role.ADMIN, Role.JUDGE, Role.OBSERVER])
def test_roles_of_no_organization_get_none(setda, dinkes, role):
    with pytest.raises(ValidationError) as caught:
        invite(setda, role=role, organization=dinkes)
    assert "tidak memiliki perangkat daerah" in caught.value.message_dict["organization"][0]


def test_only_active_setda_manages_accounts(setda, operator_dinkes, kepala_dinkes, juri, pengamat):
    others = [operator_dinkes, kepala_dinkes, *juri, pengamat]
    assert may_manage_accounts(setda)
    for user in others:
        assert not may_manage_accounts(user)
        with pytest.raises(PermissionDenied):
            change_user(user=setda, by=user, **details_of(setda, full_name="Lain Rekaan"))
        assert set(User.objects.visible_to(user)) == {user}
    assert set(User.objects.visible_to(setda)) == {setda, *others}
    setda.refresh_from_db()
    assert setda.full_name == "Setda Rekaan"


def test_nobody_takes_away_the_own_role_or_access(setda):
    for change, field in (({"role": Role.OBSERVER}, "role"), ({"is_active": False}, "is_active")):
        with pytest.raises(ValidationError) as caught:
            change_user(user=setda, by=setda, **details_of(setda, **change))
        assert list(caught.value.message_dict) == [field]
        assert "akun sendiri" in caught.value.message_dict[field][0]
    change_user(user=setda, by=setda, **details_of(setda, full_name="Setda Lain Rekaan"))
    setda.refresh_from_db()
    assert (setda.role, setda.is_active, setda.full_name) == (Role.ADMIN, True, "Setda Lain Rekaan")


def test_setda_shut_out_a_moment_ago_changes_nothing(setda, pengamat):
    stale = User.objects.get(pk=setda.pk)
    User.objects.filter(pk=setda.pk).update(role=Role.OBSERVER)
    with pytest.raises(PermissionDenied):
        change_user(user=pengamat, by=stale, **details_of(pengamat, is_active=False))


def test_deactivation_ends_sessions_for_good(client, login, setda, pengamat):
    client = login(pengamat)
    assert Session.objects.count() == 1
    change_user(user=pengamat, by=setda, **details_of(pengamat, is_active=False))
    assert client.get("/akun/").url == "/masuk/?next=/akun/"
    change_user(user=pengamat, by=setda, **details_of(pengamat, is_active=True))
    assert client.get("/akun/").url == "/masuk/?next=/akun/"


def test_role_change_ends_sessions_even_when_undone(client, login, setda, pengamat):
    client = login(pengamat)
    change_user(user=pengamat, by=setda, **details_of(pengamat, role=Role.JUDGE))
    change_user(user=pengamat, by=setda, **details_of(pengamat, role=Role.OBSERVER))
    assert client.get("/akun/").url == "/masuk/?next=/akun/"


def test_other_changes_keep_sessions(login, setda, pengamat):
    client = login(pengamat)
    change_user(user=pengamat, by=setda, **details_of(pengamat, phone="0812 0000 0000"))
    assert client.get("/akun/").status_code == 403


def test_only_the_sessions_of_that_person_end(client, setda, pengamat):
    others = type(client)()
    client.force_login(pengamat)
    others.force_login(setda)
    end_sessions(pengamat)
    assert Session.objects.count() == 1
    assert others.get("/akun/").status_code == 200


def test_new_address_forgets_the_old_one(setda, pengamat):
    EmailAddress.objects.create(user=pengamat, email=pengamat.email, primary=True, verified=True)
    change_user(user=pengamat, by=setda, **details_of(pengamat, email="lain@example.id"))
    assert not EmailAddress.objects.exists()
