"""A person who logs in by e-mail and has exactly one role."""

import pghistory
import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac


class Role(models.TextChoices):
    ADMIN = "admin", "Setda, Bagian Organisasi"
    OPERATOR = "operator", "Operator"
    HEAD = "head", "Pimpinan perangkat daerah"
    JUDGE = "judge", "Juri"
    OBSERVER = "observer", "Pengamat"


ROLES_OF_AN_ORGANIZATION = (Role.OPERATOR, Role.HEAD)


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def judges(self):
        return self.active().filter(role=Role.JUDGE)

    def waiting(self):
        """Keeps active accounts whose owner has not chosen a password yet."""
        return self.active().filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def usable(self):
        """Keeps active accounts that can log in."""
        return self.active().exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def inactive(self):
        return self.filter(is_active=False)

    def visible_to(self, user):
        """Keeps everybody for Setda, for all others only themselves."""
        return self if user.is_admin else self.filter(pk=user.pk)

    def matching(self, text):
        """Keeps those with every word of the text in name, e-mail, organization or affiliation."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(full_name__icontains=word)
                | Q(email__icontains=word)
                | Q(organization__name__icontains=word)
                | Q(organization__short_name__icontains=word)
                | Q(affiliation__icontains=word)
            )
        return found

    def in_order(self):
        return self.order_by(Lower("full_name"), "pk")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        """Saves a new person; without a password the account waits for its invitation."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user


# Django keeps only the last login; whoever asks since when an account is used needs the first.
FIRST_LOGIN_IS_KEPT = """
    if old.first_login_at is not null then
        new.first_login_at := old.first_login_at;
    elsif old.last_login is null then
        new.first_login_at := new.last_login;
    end if;
    return new;
"""


@pghistory.track(exclude=["password", "last_login", "first_login_at"])
class User(AbstractBaseUser):
    email = models.EmailField("surel", unique=True, error_messages={"unique": "Surel ini sudah dipakai akun lain."})
    full_name = models.CharField("nama lengkap", max_length=120)
    role = models.CharField("peran", max_length=20, choices=Role)
    organization = models.ForeignKey(
        "accounts.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name="perangkat daerah atau unit kerja",
    )
    affiliation = models.CharField(
        "asal instansi", max_length=120, blank=True, help_text="Untuk juri dan pengamat: tempat bekerja sekarang."
    )
    phone = models.CharField("nomor WhatsApp", max_length=30, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    created_at = models.DateTimeField("dibuat", default=timezone.now, editable=False)
    first_login_at = models.DateTimeField("aktif sejak", null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name", "role"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_is_unique",
                violation_error_message="Surel ini sudah dipakai akun lain.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="user_has_one_role",
                violation_error_message="Pilih satu peran.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ROLES_OF_AN_ORGANIZATION, organization__isnull=False)
                | (~Q(role__in=ROLES_OF_AN_ORGANIZATION) & Q(organization=None)),
                name="user_role_fits_organization",
                violation_error_message="Operator dan pimpinan memiliki perangkat daerah; peran lain tidak.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="user_first_login_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("last_login"),
                func=FIRST_LOGIN_IS_KEPT,
            )
        ]

    def __str__(self):
        return self.full_name

    def clean(self):
        super().clean()
        self.email = self.email.strip().lower()

    @property
    def role_label(self) -> str:
        """Role and place of work in a few words, for the account menu."""
        if self.organization_id:
            return f"{self.get_role_display()} {self.organization.short_name}"
        return f"{self.get_role_display()}, {self.affiliation}" if self.affiliation else self.get_role_display()

    def _get_session_auth_hash(self, secret=None):
        """Binds sessions to role and state besides the password: a change of either ends them at the next request."""
        base = super()._get_session_auth_hash(secret=secret)
        value = f"{base}:{self.role}:{self.is_active}"
        return salted_hmac("kipp.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_waiting(self) -> bool:
        """Tells whether an active account still has no password."""
        return self.is_active and not self.has_usable_password()

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def is_operator(self) -> bool:
        return self.role == Role.OPERATOR

    @property
    def is_judge(self) -> bool:
        return self.role == Role.JUDGE

    @property
    def is_observer(self) -> bool:
        return self.role == Role.OBSERVER


def full_name_of(user) -> str:
    """Returns how allauth's mails and pages address a person."""
    return user.full_name
