"""`manage.py tick`: one round of what the portal does by itself; `serve` does it every five seconds."""

from django.core.management.base import BaseCommand, CommandError

from kipp.shared import clock
from kipp.ticking import tick


class Command(BaseCommand):
    help = "Submits complete drafts at the deadline where an edition wants it, tells of it, reminds, and sends mails."

    def handle(self, **options):
        done = tick(now=clock.now())
        if done is None:
            self.stdout.write("Another round is under way.")
            return
        for name, count in done.items():
            if count:
                self.stdout.write(f"{name}: {count}")
        failed = [name for name, count in done.items() if count is None]
        if failed:
            raise CommandError(f"Failed, see the log: {', '.join(failed)}")
