"""A small engine for lifecycles: one literal table of transitions drives buttons, permissions and checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError


@dataclass(frozen=True)
class Transition:
    """One allowed step: `action` leads from any of `sources` to `target` when done by one of `roles`.

    One that waits is only noted at first and takes effect when it is announced.
    """

    action: str
    label: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    needs_reason: bool = False
    waits: bool = False


def transition(
    action: str,
    label: str,
    *,
    sources: Iterable[str],
    target: str,
    roles: Iterable[str],
    needs_reason: bool = False,
    waits: bool = False,
) -> Transition:
    """Writes a row of a table with plain collections."""
    return Transition(action, label, frozenset(sources), target, frozenset(roles), needs_reason, waits)


@dataclass(frozen=True)
class Workflow:
    """A table of transitions, looked up by action, state and role."""

    table: tuple[Transition, ...]
    by_action: dict[str, Transition] = field(init=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "by_action", {row.action: row for row in self.table})

    def available(self, *, state: str, role: str) -> list[Transition]:
        """Returns what a person of `role` may do now, in the order of the table."""
        return [row for row in self.table if state in row.sources and role in row.roles]

    def check(self, action: str, *, state: str, role: str, reason: str = "") -> Transition:
        """Returns the transition, or raises.

        PermissionDenied: the role never does this. ValidationError: not from this state, or the reason is missing.
        """
        row = self.by_action[action]
        if role not in row.roles:
            raise PermissionDenied(f"Peran Anda tidak dapat melakukan “{row.label}”.")
        if state not in row.sources:
            raise ValidationError(
                f"“{row.label}” tidak dapat dilakukan lagi karena keadaannya sudah berubah. Muat ulang halaman ini.",
                code="state",
            )
        if row.needs_reason and not reason.strip():
            raise ValidationError({"reason": "Tuliskan alasannya."})
        return row

    def as_mermaid(self, *, start: str, labels: Mapping[str, str]) -> str:
        """Returns the table as the text of a Mermaid state diagram; `labels` names the states."""
        states = [f"    {state}: {label}" for state, label in labels.items()]
        steps = [
            f"    {state} --> {row.target}: {row.label}{', lalu umumkan' if row.waits else ''} "
            f"({', '.join(sorted(row.roles))})"
            for row in self.table
            for state in labels
            if state in row.sources
        ]
        return "\n".join(["stateDiagram-v2", *states, f"    [*] --> {start}", *steps])
