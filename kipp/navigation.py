"""The frame of every page: the menu of the role, the edition in view, the server's clock."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from competitions.access import public_edition
from competitions.models import Competition
from judging.rules import may_read_ranking
from kipp.accounts.models import Role
from kipp.shared import clock


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    is_current: bool = False


def page_frame(request):
    """Context processor: `navigation`, `account_links`, `edition` (the one in the address, if any), `server_time`.

    Strangers also get `public_edition`, which asks the database only where a template uses it (the login page).
    """
    user = getattr(request, "user", None)
    edition = getattr(request, "edition", None)
    frame = {"server_time": clock.now(), "edition": edition}
    if user is None or not user.is_authenticated:
        lazy_edition = SimpleLazyObject(public_edition)
        return {**frame, "navigation": mark_current(PUBLIC, request.path), "public_edition": lazy_edition}
    return {
        **frame,
        "navigation": mark_current(menu_of(user, edition), request.path),
        "account_links": mark_current(SETTINGS if user.is_admin else [], request.path),
    }


PUBLIC = [("Beranda", "landing"), ("Arsip pemenang", "awards"), ("Aturan penilaian", "rules")]
SETTINGS = [
    ("Edisi", "competitions:edition-list"),
    ("Perangkat daerah", "accounts:organization-list"),
    ("Akun", "accounts:user-list"),
    ("Surel", "accounts:mail-list"),
]


def menu_of(user, edition) -> list[tuple]:
    """Returns (label, URL name, arguments …) for a role; pages of an edition only when there is one."""
    if user.role in (Role.OPERATOR, Role.HEAD):
        return [("Proposal", "submissions:submission-list"), ("Hasil", "results:own-results"), *PUBLIC[1:]]
    if user.is_judge:
        return [("Penilaian", "judging:scorecard-list"), ("Profil", "judging:profile-edit"), *PUBLIC[1:]]
    edition = edition or current_edition(user)
    if edition is None:
        return [("Edisi", "competitions:edition-list")] if user.is_admin else list(PUBLIC)
    return admin_menu(edition) if user.is_admin else observer_menu(user, edition)


def admin_menu(edition) -> list[tuple]:
    return [
        ("Papan kendali", "competitions:edition-detail", edition.slug),
        ("Partisipasi", "submissions:participation", edition.slug),
        ("Proposal", "submissions:entry-list", edition.slug),
        ("Seleksi", "submissions:screening-list", edition.slug),
        *((f"Tahap {place}", "judging:stage-detail", edition.slug, place) for place in stage_positions(edition)),
        ("Peringkat", "judging:ranking", edition.slug),
        ("Hasil", "results:overview", edition.slug),
        ("Unduhan", "results:downloads", edition.slug),
    ]


def observer_menu(user, edition) -> list[tuple]:
    items = [
        ("Edisi", "competitions:edition-list"),
        ("Partisipasi", "submissions:participation", edition.slug),
        ("Proposal", "submissions:entry-list", edition.slug),
        ("Benturan", "judging:conflict-list", edition.slug),
    ]
    if may_read_ranking(user, edition):
        items += [
            ("Peringkat", "judging:ranking", edition.slug),
            ("Hasil", "results:overview", edition.slug),
            ("Unduhan", "results:downloads", edition.slug),
        ]
    return [*items, *PUBLIC[1:]]


def current_edition(user) -> Competition | None:
    """Returns the edition that a member most likely means: a running real one, else the newest."""
    editions = list(Competition.objects.visible_to(user).newest_first())
    running = (edition for edition in editions if edition.status == "running" and not edition.is_rehearsal)
    return next(running, editions[0] if editions else None)


def stage_positions(edition) -> list[int]:
    return list(edition.stages.order_by("position").values_list("position", flat=True))


def mark_current(menu, path: str) -> list[Item]:
    """Turns a menu into links and marks the one whose address begins like that of the page."""
    items = [Item(label, reverse(name, args=args)) for label, name, *args in menu]
    matching = [item.url for item in items if path == item.url or (item.url != "/" and path.startswith(item.url))]
    current = max(matching, key=len, default=None)
    return [Item(item.label, item.url, item.url == current) for item in items]
