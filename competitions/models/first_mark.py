"""What the database locks from the first mark on: the rules that turn marks into places.

Marks live in tables of a later app; the triggers name them only when they run. Locking the stages makes a change of
the rules and a first mark wait for one another.
"""

import pgtrigger

HAS_MARK = """exists (
        select from judging_scorecard c join judging_score m on m.scorecard_id = c.id
        join competitions_stage s on s.id = c.stage_id
        where {stages} and m.value is not null
    )"""
OF_STAGE = "s.id in (old.{key}, new.{key})"
OF_EDITION = "s.competition_id in (old.competition_id, new.competition_id)"
OF_ITSELF = "s.competition_id = new.id"

GUARD = """
    if tg_op = 'UPDATE' and ({new}) is not distinct from ({old}) then
        return new;
    end if;
    perform from competitions_stage s where {stages} order by s.id for no key update;
    if {has_mark} then
        raise exception '{sentence}' using errcode = 'check_violation', constraint = '{name}';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
"""


def locked_after_first_mark(
    name: str, sentence: str, columns: list[str], *, stages: str, only_updates: bool = False
) -> pgtrigger.Trigger:
    """Builds the trigger that refuses new, changed (in `columns`) and removed rows once one of `stages` has a mark."""
    operation = pgtrigger.Update if only_updates else pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        func=GUARD.format(
            name=name,
            sentence=sentence,
            stages=stages,
            has_mark=HAS_MARK.format(stages=stages),
            new=", ".join(f"new.{column}" for column in columns),
            old=", ".join(f"old.{column}" for column in columns),
        ),
    )
