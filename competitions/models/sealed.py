"""What the database refuses once an edition is sealed: every change of what its result rests on.

The seal is a row of a later app; the triggers name its table only when they run. Sealing locks the edition FOR UPDATE,
so it waits for a change that has begun, and a change that comes later waits for the seal and is refused. A transaction
that reads as of its beginning would not see the seal after waiting; it may not write here at all.
"""

import pgtrigger

OF_ITSELF = "select unnest(array[old.id, new.id])"
OF_EDITION = "select unnest(array[old.competition_id, new.competition_id])"
OF_STAGE = "select s.competition_id from competitions_stage s where s.id in (old.{key}, new.{key})"
OF_ENTRY = """select p.competition_id from submissions_submission p
        where p.id in (old.submission_id, new.submission_id)"""
OF_SHEET = """select s.competition_id from judging_scorecard c join competitions_stage s on s.id = c.stage_id
        where c.id in (old.scorecard_id, new.scorecard_id)"""

# Which rows a change locks before it looks for the seal; sealing locks the edition and then its stages.
LOCKS_EDITION = "perform from competitions_competition e where e.id in ({editions}) order by e.id for key share;"
LOCKS_STAGE = """perform from competitions_stage s
        where s.id in (old.stage_id, new.stage_id) order by s.id for key share;"""
LOCKS_STAGE_OF_SHEET = """perform from competitions_stage s where s.id in (
            select c.stage_id from judging_scorecard c where c.id in (old.scorecard_id, new.scorecard_id)
        ) order by s.id for key share;"""
LOCKS_STAGES = """perform from competitions_stage s
        where s.competition_id in ({editions}) order by s.position, s.id for key share;"""

GUARD = """
    if tg_op = 'UPDATE' and ({new}) is not distinct from ({old}) then
        return new;
    end if;
    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
        raise exception 'Perubahan ini hanya dapat disimpan pada tingkat isolasi read committed.'
            using errcode = 'check_violation', constraint = '{name}';
    end if;
    if {locks} then
        {lock}
    end if;
    if exists (select from judging_sealing z where z.competition_id in ({editions}) and z.unsealed_at is null) then
        raise exception '{sentence}' using errcode = 'check_violation', constraint = '{name}';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
"""
SENTENCE = "Hasil edisi ini sudah ditetapkan dan disegel, jadi {what} tidak dapat diubah sebelum segelnya dibuka."


def refused_when_sealed(
    name: str, what: str, columns: list[str], *, editions: str, lock: str = LOCKS_EDITION, locks: str = "true"
) -> pgtrigger.Trigger:
    """Builds the trigger that refuses new, changed (in `columns`) and removed rows of a sealed edition.

    editions: a query for the ids of the editions that `old` and `new` belong to. lock: the rows at which it waits for a
    sealing under way. locks: when it does; elsewhere the row is one that sealing locks itself, or that does not count.
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=GUARD.format(
            name=name,
            sentence=SENTENCE.format(what=what),
            editions=editions,
            lock=lock.format(editions=editions),
            locks=locks,
            new=", ".join(f"new.{column}" for column in columns),
            old=", ".join(f"old.{column}" for column in columns),
        ),
    )
