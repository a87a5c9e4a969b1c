"""Logging in and out, forgotten passwords, and what ends a session."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from kipp.accounts.models import Mail, Role
from kipp.accounts.outbox import deliver_due
from kipp.shared import clock
from tests import factories

PASSWORD = "sandi-rekaan-123"
LOGIN = "/masuk/"


def post_login(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_login_by_email_in_any_case_leads_home(client, setda):
    response = post_login(client, "SETDA@example.id")
    assert response.status_code == 302
    assert response.url == reverse("home")
    assert is_logged_in(client)


def test_session_ends_with_the_browser(client, setda):
    post_login(client, setda.email)
    assert client.session.get_expire_at_browser_close()


def test_wrong_password_and_unknown_email_get_the_same_answer(client, setda):
    wrong = post_login(client, setda.email, "sandi-yang-salah")
    unknown = post_login(client, "tidak.ada@example.id", "sandi-yang-salah")
    message = "Surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."
    assert message in wrong.content.decode()

    def plain(response, email):
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(email, "SUREL")

    assert plain(wrong, setda.email) == plain(unknown, "tidak.ada@example.id")
    assert not is_logged_in(client)


def test_inactive_account_cannot_log_in(client, setda):
    setda.is_active = False
    setda.save()
    response = post_login(client, setda.email)
    assert response.url == reverse("account_inactive")
    assert not is_logged_in(client)
    assert "tidak aktif" in client.get(response.url).content.decode()


def test_account_without_password_cannot_log_in(client, setda):
    setda.set_unusable_password()
    setda.save()
    assert post_login(client, setda.email).status_code == 200
    assert post_login(client, setda.email, setda.password).status_code == 200
    assert not is_logged_in(client)


def test_logout_needs_a_post(login, setda):
    client = login(setda)
    assert client.get("/keluar/").status_code == 200
    assert is_logged_in(client)
    response = client.post("/keluar/")
    assert response.url == reverse("landing")
    assert not is_logged_in(client)


def test_nobody_can_sign_up(client):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for address in ("/signup/", "/daftar/", "/accounts/signup/"):
        assert client.post(address, {"email": "baru@example.id", "password1": PASSWORD}).status_code == 404


def test_stranger_returns_to_the_page_after_login(client, setda):
    response = client.get("/akun/")
    assert response.url == "/masuk/?next=/akun/"
    response = client.post(response.url, {"login": setda.email, "password": PASSWORD, "next": "/akun/"})
    assert response.url == "/akun/"


def test_login_never_leads_to_another_site(client, setda):
    response = client.post(LOGIN, {"login": setda.email, "password": PASSWORD, "next": "https://contoh.invalid/"})
    assert response.url == reverse("home")


def reset_link():
    assert mail.outbox == [], "the mail leaves with the next tick"
    deliver_due(now=clock.now())
    return re.search(r"http://127.0.0.1:8000(/\S+)", mail.outbox[-1].body)[1]


def test_forgotten_password_is_replaced_once_by_mail(client, setda):
    assert client.post("/sandi/lupa/", {"email": setda.email}).url == reverse("account_reset_password_done")
    link = reset_link()
    assert mail.outbox[0].to == [f"{setda.full_name} <{setda.email}>"]
    assert f"Yth. {setda.full_name}," in mail.outbox[0].body
    form = client.get(link, follow=True)
    assert form.status_code == 200
    new = {"password1": "sandi-baru-rekaan-9", "password2": "sandi-baru-rekaan-9"}
    response = client.post(form.redirect_chain[-1][0], new)
    assert response.url == reverse("home")
    client.logout()
    assert "tidak berlaku lagi" in client.get(link, follow=True).content.decode()
    assert post_login(client, setda.email).status_code == 200
    assert post_login(client, setda.email, "sandi-baru-rekaan-9").status_code == 302


def test_weak_new_password_is_refused_in_indonesian(client, setda):
    client.post("/sandi/lupa/", {"email": setda.email})
    form = client.get(reset_link(), follow=True)
    response = client.post(form.redirect_chain[-1][0], {"password1": "pendek", "password2": "pendek"})
    assert "terlalu pendek" in response.content.decode()
    assert "too short" not in response.content.decode()


def test_reset_answers_alike_for_unknown_and_inactive(client, setda):
    setda.is_active = False
    setda.save()
    for email in (setda.email, "tidak.ada@example.id"):
        assert client.post("/sandi/lupa/", {"email": email}).url == reverse("account_reset_password_done")
    assert not Mail.objects.exists()


def test_reset_link_is_for_the_recipient_alone(client, login, setda):
    other = factories.make_user(Role.ADMIN)
    client.post("/sandi/lupa/", {"email": setda.email})
    assert "/sandi/baru/" in reset_link()
    letter = Mail.objects.get()
    page = login(other).get(f"/surel/{letter.pk}/").content.decode()
    assert "Membuat kata sandi baru" in page
    assert "/sandi/baru/" not in page + letter.body


def test_reset_of_an_account_closed_meanwhile_never_leaves(client, setda):
    client.post("/sandi/lupa/", {"email": setda.email})
    type(setda).objects.update(is_active=False)
    deliver_due(now=clock.now())
    assert mail.outbox == []
    assert Mail.objects.get().state == Mail.State.CANCELLED


def test_reset_answers_alike_when_mail_is_down(client, setda, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    response = client.post("/sandi/lupa/", {"email": setda.email})
    assert response.url == reverse("account_reset_password_done")


def test_password_change_keeps_this_session_and_ends_others(client, setda):
    other = type(client)()
    post_login(other, setda.email)
    post_login(client, setda.email)
    change = {"oldpassword": PASSWORD, "password1": "sandi-baru-rekaan-9", "password2": "sandi-baru-rekaan-9"}
    assert client.post("/sandi/ubah/", change).url == reverse("home")
    assert client.get("/akun/").status_code == 200
    assert other.get("/akun/").status_code == 302


def test_wrong_old_password_is_told_in_indonesian(login, setda):
    change = {"oldpassword": "salah-sekali-1", "password1": "sandi-baru-rekaan-9", "password2": "sandi-baru-rekaan-9"}
    response = login(setda).post("/sandi/ubah/", change)
    assert response.status_code == 200
    assert "Tulis kata sandi Anda yang sekarang." in response.content.decode()


@pytest.fixture
def limits(settings):
    """The limits of real use, which the test settings switch off."""
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("email", ["setda@example.id", "tidak.ada@example.id"])
def test_sixth_attempt_waits_even_with_the_right_password(client, setda, limits, email):
    for _ in range(5):
        post_login(client, email, "sandi-yang-salah")
    response = post_login(client, email)
    assert "Terlalu banyak percobaan masuk" in response.content.decode()
    assert not is_logged_in(client)


def test_many_attempts_from_one_address_get_429(client, setda, limits):
    answers = [client.post(LOGIN, {"login": f"a{n}@example.id", "password": "x"}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "Terlalu banyak percobaan" in answers[-1].content.decode()


def test_real_settings_limit_logins_in_a_cache_of_all_workers():
    from kipp import settings as real

    assert not hasattr(real, "ACCOUNT_RATE_LIMITS")
    assert real.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


@pytest.mark.parametrize("change", [{"role": Role.OBSERVER}, {"is_active": False}])
def test_change_behind_the_back_ends_the_session(login, setda, change):
    client = login(setda)
    assert client.get("/akun/").status_code == 200
    type(setda).objects.filter(pk=setda.pk).update(**change)
    assert client.get("/akun/").url.startswith(LOGIN)
    assert factories.User.objects.filter(pk=setda.pk, **change).exists()
