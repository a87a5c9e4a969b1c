"""Cards for the ceremony: a name card for every innovator, a table card for every winner."""

from competitions.models import Competition
from judging.results.ceremony.calling import Call
from judging.seal_mark import mark_line_of
from kipp.shared import pdf

NAME, TABLE = "nama", "meja"
KINDS = (NAME, TABLE)


def cards_pdf(*, competition: Competition, calls: list[Call], kind: str) -> bytes:
    """Returns name cards (90 × 55 mm, to be cut) or table cards (to be folded), in the order of calling."""
    cards = [card for call in calls for card in (name_cards(call) if kind == NAME else [table_card(call)])]
    return pdf.render(
        "kartu",
        {
            "title": f"Kartu {kind} {competition}",
            "occasion": f"{competition.name} Kabupaten Kudus {competition.year}",
            "kind": "name" if kind == NAME else "table",
            "cards": cards,
            "mark": mark_line_of(competition),
        },
    )


def name_cards(call: Call) -> list[dict]:
    """Returns a card for each innovator, or for whoever stands in for them."""
    if call.detail and call.detail.represented_by:
        return [card_of(call, call.detail.represented_by)]
    return [card_of(call, name) for name in call.winner.names] or [card_of(call, call.winner.organization)]


def table_card(call: Call) -> dict:
    return card_of(call, call.winner.title)


def card_of(call: Call, name: str) -> dict:
    return {
        "name": name,
        "organization": call.winner.organization,
        "entry": call.winner.title,
        "seat": call.detail.seat if call.detail else "",
    }
