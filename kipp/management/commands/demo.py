"""`manage.py demo`: loads the demonstration into an empty portal, or an edition of another size for measuring."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from competitions.models import Competition
from kipp.accounts.organization_import import load_default_organizations
from kipp.demo.archive import make_archive, make_press_archives
from kipp.demo.current import make_current
from kipp.demo.people import PASSWORD, logins, make_people
from kipp.demo.rehearsal import make_rehearsal
from kipp.demo.sizes import SIZES, make_size
from kipp.shared import clock


class Command(BaseCommand):
    help = (
        "Loads the demonstration: the archive of 2022, an open edition and a rehearsal, all invented but the winners."
    )

    def add_arguments(self, parser):
        parser.add_argument("--size", choices=SIZES, help="also build an edition of this size, for measuring")
        parser.add_argument("--logins", action="store_true", help="only print the logins of the demonstration")

    def handle(self, *, size=None, logins=False, **options):
        if logins:
            self.print_logins()
            return
        if not settings.LOCAL:
            raise CommandError("The demonstration has well-known passwords; it is loaded only into a local portal.")
        if not Competition.objects.exists():
            self.load()
        elif not size:
            raise CommandError("The portal already holds editions; the demonstration goes into an empty one.")
        if size:
            self.load_size(size)
        self.print_logins()

    @transaction.atomic
    def load(self):
        """Loads everything or nothing."""
        now = clock.now()
        load_default_organizations()
        cast = make_people()
        self.stdout.write(f"{make_archive(cast)}: arsip, 32 proposal dari 20 perangkat daerah")
        make_press_archives(cast)
        self.stdout.write(f"{make_current(cast, now)}: pendaftaran dibuka")
        self.stdout.write(f"{make_rehearsal(cast, now)}: penilaian tahap 1 berlangsung")

    @transaction.atomic
    def load_size(self, size):
        competition = make_size(size, make_people(), clock.now())
        self.stdout.write(f"{competition}: {SIZES[size].entries} proposal untuk uji ukuran")

    def print_logins(self):
        accounts = [row for row in logins() if not row[1].startswith("penguji")]
        if not accounts:
            return
        self.stdout.write(f"\nAkun peragaan (kata sandi semua akun: {PASSWORD})")
        for role, email in accounts:
            self.stdout.write(f"  {role:<48} {email}")
