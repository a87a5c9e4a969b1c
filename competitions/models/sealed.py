"""What the database refuses once an edition is sealed: every change of what its result rests on.

The seal is a row of a later app; the triggers name its table only when they run. Sealing locks the edition FOR UPDATE,
so it waits for a change that has begun, and a change that comes later waits for the seal and is refused.
"""

import pgtrigger

OF_EDITION = "select unnest(array[old.competition_id, new.competition_id])"
OF_STAGE = "select s.competition_id from competitions_stage s where s.id in (old.{key}, new.{key})"

GUARD = """
    if tg_op = 'UPDATE' and ({new}) is not distinct from ({old}) then
        return new;
    end if;
    if {locks} then
        perform from competitions_competition e where e.id in ({editions}) order by e.id for key share;
    end if;
    if exists (select from judging_sealing z where z.competition_id in ({editions}) and z.unsealed_at is null) then
        raise exception '{sentence}' using errcode = 'check_violation', constraint = '{name}';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
"""
SENTENCE = "Hasil edisi ini sudah ditetapkan dan disegel, jadi {what} tidak dapat diubah lagi."


def refused_when_sealed(
    name: str, what: str, columns: list[str], *, editions: str, locks: str = "true"
) -> pgtrigger.Trigger:
    """Builds the trigger that refuses new, changed (in `columns`) and removed rows of a sealed edition.

    editions: a query for the ids of the editions that `old` and `new` belong to. locks: when to wait for a sealing
    under way; elsewhere the row is one that sealing locks itself, or one that no longer counts.
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=GUARD.format(
            name=name,
            sentence=SENTENCE.format(what=what),
            editions=editions,
            locks=locks,
            new=", ".join(f"new.{column}" for column in columns),
            old=", ".join(f"old.{column}" for column in columns),
        ),
    )
