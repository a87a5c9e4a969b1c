"""The people of the demonstration: one password, addresses at example.id, names that say they are invented."""

from dataclasses import dataclass

from judging.models import JudgeProfile
from kipp.accounts.models import Organization, Role, User

PASSWORD = "kudus-peragaan"

JUDGES = [
    ("juri1@example.id", "Juri Satu Rekaan", "Universitas Rekaan Semarang"),
    ("juri2@example.id", "Juri Dua Rekaan", "Universitas Rekaan Muria"),
    ("juri3@example.id", "Juri Tiga Rekaan", "Harian Rekaan Kudus"),
    ("juri4@example.id", "Juri Empat Rekaan", "Universitas Rekaan Semarang"),
    ("juri5@example.id", "Juri Lima Rekaan", "Forum Pelayanan Publik Rekaan"),
]
# Where judges worked before, in the words in which people write it.
FORMER_EMPLOYERS = {"juri2@example.id": "Arpusda Kab. Kudus", "juri4@example.id": "Dinkes Kudus (tenaga ahli)"}
OPERATORS = [
    ("operator.dinkes@example.id", "Operator Dinkes Rekaan", "Dinkes"),
    ("operator.puskesmas@example.id", "Operator Puskesmas Rekaan", "Puskesmas Kaliwungu"),
    ("operator.disdukcapil@example.id", "Operator Disdukcapil Rekaan", "Disdukcapil"),
    ("operator.arpusda@example.id", "Operator Arpusda Rekaan", "Arpusda"),
    ("operator.pkplh@example.id", "Operator PKPLH Rekaan", "Dinas PKPLH"),
    ("operator.gebog@example.id", "Operator Gebog Rekaan", "Kec. Gebog"),
    ("operator.rsud@example.id", "Operator RSUD Rekaan", "RSUD dr. Loekmono Hadi"),
    ("operator.dpupr@example.id", "Operator DPUPR Rekaan", "DPUPR"),
    ("operator.bappeda@example.id", "Operator Bappeda Rekaan", "Bappeda"),
]
# Twelve digits that no network has given out.
PHONE = "0800 0000 {:04}"
HEADS = [("pimpinan.dinkes@example.id", "Pimpinan Dinkes Rekaan", "Dinkes")]


@dataclass(frozen=True)
class Cast:
    """Who appears in the demonstration."""

    admin: User
    judges: list[User]
    operators: dict[str, User]

    def operator_of(self, organization: Organization) -> User:
        """Returns who writes for an organization; where nobody was invented, Setda keeps the rows."""
        return self.operators.get(organization.short_name, self.admin)


def make_people() -> Cast:
    """Saves the accounts; safe to repeat."""
    admin = make_user("setda@example.id", "Admin Setda Rekaan", Role.ADMIN)
    make_user("pengamat@example.id", "Pengamat Rekaan", Role.OBSERVER, affiliation="Inspektorat")
    operators = {
        short_name: make_user(
            email, name, Role.OPERATOR, organization=organization_named(short_name), phone=PHONE.format(number)
        )
        for number, (email, name, short_name) in enumerate(OPERATORS, start=1)
    }
    for email, name, short_name in HEADS:
        make_user(email, name, Role.HEAD, organization=organization_named(short_name))
    judges = [make_user(email, name, Role.JUDGE, affiliation=office) for email, name, office in JUDGES]
    make_profiles(judges)
    return Cast(admin=admin, judges=judges, operators=operators)


def make_profiles(judges: list[User]) -> None:
    """Fills in the profiles of judges that have none."""
    for judge in judges:
        details = {
            "employer": judge.affiliation,
            "former_employers": FORMER_EMPLOYERS.get(judge.email, ""),
            "expertise": "Pelayanan publik (rekaan)",
            "updated_at": judge.created_at,
        }
        JudgeProfile.objects.get_or_create(judge=judge, defaults=details)


def organization_named(short_name: str) -> Organization:
    return Organization.objects.get(short_name=short_name)


def make_user(email: str, full_name: str, role: Role, **fields) -> User:
    user = User.objects.filter(email=email).first()
    return user or User.objects.create_user(email, PASSWORD, full_name=full_name, role=role, **fields)


def logins() -> list[tuple[str, str]]:
    """Returns role and address of each account of the demonstration, in the order of the work."""
    order = {role: place for place, role in enumerate(Role)}
    users = User.objects.active().filter(email__endswith="@example.id").select_related("organization").order_by("pk")
    return [(user.role_label, user.email) for user in sorted(users, key=lambda user: order[user.role])]
