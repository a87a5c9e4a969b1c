-- Ranking, version 3: methods mean, trimmed, median and additive; an edition may switch steps of the tie-break chain off.
-- Source of every formula: docs/ranking.md. One pipeline; each view reads only the one below it (plus tiny views of rules):
--
--   judging_card → judging_entry_stage → judging_entry → judging_entry_chain → judging_place → judging_standing
--
-- Rules for whoever changes this:
--  * Never join two aggregated views: the planner expects one row and computes the inner one again for each outer row.
--  * Every GROUP BY and PARTITION BY contains competition_id (and board), so that WHERE competition_id = … AND board = …
--    sinks down to the indexes. Filter by values, not through a join.
--  * Exact arithmetic: only +, − and × on numeric. Means are kept as sum × (5354228880 / n), where 5354228880 is the least
--    common multiple of 1 … 24; an entry has at most 24 scorecards in a stage, by constraint, so that division leaves no
--    remainder. The one other division, common / denominator, is by a divisor too.
--
-- A *board* is one ranking list: board 0 combines all stages, board n shows the stage at position n alone.

create aggregate judging_product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');

create aggregate judging_common_multiple(numeric) (sfunc = lcm, stype = numeric, initcond = '1');

create aggregate judging_array_join(anycompatiblearray) (
    sfunc = array_cat, stype = anycompatiblearray, initcond = '{}'
);

-- Position of the first element in which two arrays differ; null when they are equal.
create function judging_first_difference(a numeric[], b numeric[]) returns int
    language sql immutable parallel safe
    as 'select min(i) from generate_subscripts(a, 1) i where a[i] is distinct from b[i]';

-- One row per scorecard that counts: finished, with a mark on every criterion of its stage.
-- points = Σ weight × mark, from 0 to Σ weight × scale.
create view judging_card as
select stage.competition_id,
       card.stage_id,
       card.submission_id,
       card.judge_id,
       card.id as card_id,
       sum(criterion.weight * score.value) as points
from competitions_stage stage
join competitions_criterion criterion on criterion.stage_id = stage.id
join judging_score score on score.criterion_id = criterion.id and score.value is not null
join judging_scorecard card
    on card.id = score.scorecard_id and card.stage_id = criterion.stage_id and card.state = 'finished'
group by stage.competition_id, card.id
having (card.stage_id, count(*)) in (select stage_id, count(*) from competitions_criterion group by stage_id);

-- One row per stage: unit is the number of points that is a full score; labels name the keys of the chain in order,
-- without those of steps that the edition has switched off, and without the median where that is the score itself.
-- A stage that has no criteria yet gives no score and no keys.
-- An additive stage is computed in points × factor, the denominator of its judges' severities, so that these are whole;
-- until they are estimated, when it is closed, it counts as the plain mean and its entries are marked provisional.
create view judging_stage_rule as
select stage.competition_id,
       stage.id as stage_id,
       stage.position,
       stage.weight,
       stage.method,
       coalesce(estimate.denominator, 1) as factor,
       stage.method = 'additive' and estimate.id is null as is_provisional,
       sum(criterion.weight) * stage.scale_max * coalesce(estimate.denominator, 1) as unit,
       edition.ties_by_head_to_head,
       case when edition.ties_by_stage then array['stage:' || stage.position] else '{}' end
           || case
               when edition.ties_by_criterion
                   then array_agg('criterion:' || criterion.id order by criterion.weight desc, criterion.position)
               else '{}'
           end
           || case
               when edition.ties_by_median and stage.method <> 'median' then array['median:' || stage.position]
               else '{}'
           end as labels,
       edition.ties_by_median and stage.method <> 'median' as asks_median
from competitions_stage stage
join competitions_competition edition on edition.id = stage.competition_id
left join judging_severityestimate estimate
    on estimate.stage_id = stage.id and estimate.superseded_at is null
left join competitions_criterion criterion on criterion.stage_id = stage.id
group by stage.id, edition.id, estimate.id;

-- One row per entry and stage that it was admitted to, with or without cards.
-- score_key and median_key are the stage score and the median in units of unit × 5354228880; totals are those of the
-- judges as they gave them. severity = Σ of what the judges of this entry give above the others, in units of unit.
create view judging_entry_stage as
select counted.*,
       rule.position,
       rule.weight,
       rule.unit,
       case
           when rule.method = 'median' then twice_median * 2677114440
           when rule.method = 'trimmed' and cards >= 5
               then (total - totals[1] - totals[cards]) * (5354228880 / (cards - 2))
           else (total - severity) * (5354228880 / nullif(cards, 0))
       end as score_key,
       twice_median * 2677114440 as median_key,
       rule.method = 'trimmed' and cards between 1 and 4 as is_untrimmed,
       rule.is_provisional,
       rule.asks_median
from (
    select gathered.*, totals[(cards + 1) / 2] + totals[cards / 2 + 1] as twice_median
    from (
        select competition_id,
               stage_id,
               submission_id,
               max(panel_position) as panel_position,
               max(panel_decision_id) as panel_decision_id,
               count(points)::int as cards,
               sum(points) as total,
               coalesce(sum(severity), 0) as severity,
               array_agg(points order by points, judge_id) filter (where points is not null) as totals,
               array_agg(judge_id order by points, judge_id) filter (where points is not null) as judges,
               array_agg(card_id) filter (where points is not null) as card_ids
        from (
            select card.competition_id, card.stage_id, card.submission_id, card.judge_id, card.card_id,
                   card.points * coalesce(estimate.denominator, 1) as points, severity.numerator as severity,
                   false as is_admitted, null::smallint as panel_position, null::bigint as panel_decision_id
            from judging_card card
            left join judging_severityestimate estimate
                on estimate.stage_id = card.stage_id and estimate.superseded_at is null
            left join judging_severity severity
                on severity.estimate_id = estimate.id and severity.judge_id = card.judge_id
            union all
            select stage.competition_id, admission.stage_id, admission.submission_id, null, null, null, null,
                   true, admission.panel_position, admission.panel_decision_id
            from competitions_stage stage
            join judging_admission admission on admission.stage_id = stage.id
            join submissions_submission submission
                on submission.id = admission.submission_id and submission.state = 'eligible'
        ) cards_and_admissions
        group by competition_id, stage_id, submission_id
        having bool_or(is_admitted)
    ) gathered
) counted
left join judging_stage_rule rule
    on rule.competition_id = counted.competition_id and rule.stage_id = counted.stage_id;

-- One row per entry and board: the stages it was admitted to, latest first, the totals of the last of them, and the final
-- score as numerator / denominator.
-- The numerator is null while one of those stages has no finished card ("belum dinilai").
create view judging_entry as
select competition_id,
       board,
       submission_id,
       max(position) as reached,
       case
           when count(score_key) < count(*) then null
           when sum(weight) > 0 then sum(weight * score_key * (unit_product / unit))
           else (array_agg(score_key order by position desc))[1]
       end as numerator,
       5354228880 * case
           when sum(weight) > 0 then max(unit_product) * sum(weight)
           else (array_agg(unit order by position desc))[1]
       end as denominator,
       array_agg(stage_id order by position desc) as stages,
       array_agg(position order by position desc) as positions,
       array_agg(score_key order by position desc) as scores,
       array_agg(median_key order by position desc) as medians,
       array_agg(asks_median order by position desc) as asks_medians,
       array_agg(unit order by position desc) as units,
       (array_agg(cards order by position desc))[1] as cards,
       bool_or(is_untrimmed) as is_untrimmed,
       bool_or(is_provisional) as is_provisional,
       judging_array_join(card_ids order by position desc) as card_ids,
       (array_agg(panel_position order by position desc))[1] as panel_position,
       (array_agg(panel_decision_id order by position desc))[1] as panel_decision_id,
       judging_array_join(judges) filter (where position = top) as judges,
       judging_array_join(totals) filter (where position = top) as totals
from (
    select entry_stage.*,
           board.board,
           judging_product(unit) over one_entry as unit_product,
           max(entry_stage.position) over one_entry as top
    from judging_entry_stage entry_stage
    cross join lateral (values (0), (entry_stage.position::int)) board(board)
    window one_entry as (partition by entry_stage.competition_id, board.board, entry_stage.submission_id)
) stages
group by competition_id, board, submission_id;

-- What decides, in order, as one array: the final score, then (only for entries that share it) stage by stage from the
-- latest: its score, the mean on each criterion from the heaviest, the median of the totals; each only where the edition
-- has that step, as in the labels of judging_stage_rule.
-- Final scores are brought to one denominator first, for entries may have been admitted to different stages.
-- Keys of −1 stand for a stage that this entry was not admitted to, which keeps the arrays of the tied aligned.
create view judging_entry_chain as
select shared.competition_id,
       shared.board,
       shared.submission_id,
       shared.reached,
       shared.numerator,
       shared.denominator,
       shared.cards,
       shared.is_untrimmed,
       shared.is_provisional,
       edition.ties_by_head_to_head,
       shared.panel_position,
       shared.panel_decision_id,
       shared.stages,
       shared.scores,
       shared.units,
       shared.judges,
       shared.totals,
       case when shared.final_key is not null then shared.final_key || coalesce(chain.keys, '{}') end as keys
from (
    select scaled.*, count(*) over (partition by competition_id, board, reached, final_key) as same_score
    from (
        select entry.*,
               numerator * div(
                   judging_common_multiple(denominator) over (partition by competition_id, board, reached), denominator
               ) as final_key
        from judging_entry entry
    ) scaled
) shared
join competitions_competition edition on edition.id = shared.competition_id
left join lateral (
    select judging_array_join(stage.keys order by stage.position desc) as keys
    from (
        select shared.positions[mean.i] as position,
               case when edition.ties_by_stage then array[shared.scores[mean.i]] else '{}' end
                   || case
                       when edition.ties_by_criterion
                           then array_agg(mean.key order by mean.weight desc, mean.rubric_position)
                       else '{}'
                   end
                   || case when shared.asks_medians[mean.i] then array[shared.medians[mean.i]] else '{}' end as keys
        from (
            select array_position(shared.stages, criterion.stage_id) as i,
                   criterion.weight,
                   criterion.position as rubric_position,
                   sum(score.value) * (5354228880 / count(*)) as key
            from judging_score score
            join competitions_criterion criterion on criterion.id = score.criterion_id
            where shared.same_score > 1 and shared.final_key is not null
              and score.scorecard_id = any (shared.card_ids)
            group by criterion.id
        ) mean
        group by mean.i
        union all
        select missed.position,
               array_fill(
                   -1::numeric,
                   array[
                       edition.ties_by_stage::int + edition.ties_by_criterion::int * count(*)::int
                       + (edition.ties_by_median and missed.method <> 'median')::int
                   ]
               )
        from competitions_stage missed
        join competitions_criterion criterion on criterion.stage_id = missed.id
        where shared.same_score > 1 and shared.final_key is not null
          and missed.competition_id = shared.competition_id
          and missed.position < shared.reached
          and shared.board = 0
          and missed.id <> all (shared.stages)
        group by missed.id
    ) stage
) chain on true;

-- The places: one competition ranking (1, 2, 2, 4) over the stage reached, the keys, head-to-head wins, the panel.
-- A win: a judge who scored every tied entry gave this one a strictly higher total than all the others; the edition may
-- have switched that step off.
-- The panel's positions count only while one decision covers all that are still tied.
-- Without a finished card there is no place; entries below keep counting behind.
create view judging_place as
select competition_id,
       board,
       submission_id,
       reached,
       cards,
       is_untrimmed,
       is_provisional,
       panel_decision_id,
       stages,
       scores,
       units,
       judges,
       totals,
       case
           when keys is not null then
               keys || case when ties_by_head_to_head then array[wins::numeric] else '{}' end
               || coalesce(-decided_position, 0)::numeric
       end as keys,
       numerator,
       denominator,
       case
           when keys is not null then
               rank() over (
                   partition by competition_id, board order by before, wins desc, decided_position
               )
       end as place,
       case
           when keys is not null then
               count(*) over (partition by competition_id, board, before, wins, decided_position)
       end as sharing
from (
    select won.*,
           case
               when count(panel_decision_id) over still_tied = count(*) over still_tied
                and min(panel_decision_id) over still_tied = max(panel_decision_id) over still_tied
                   then panel_position
           end as decided_position
    from (
        select seen.*,
               count(*) filter (where i is not null and judge_saw = tied and same_total = 1 and points = judge_best)
                   over (partition by competition_id, board, submission_id) as wins
        from (
            select tied_entry.*,
                   sheet.i,
                   sheet.points,
                   count(*) over one_judge as judge_saw,
                   max(sheet.points) over one_judge as judge_best,
                   count(*) over (
                       partition by competition_id, board, tied_entry.before, sheet.judge_id, sheet.points
                   ) as same_total
            from (
                select chain.*,
                       count(*) over (partition by competition_id, board, reached, keys) as tied,
                       rank() over (
                           partition by competition_id, board order by reached desc, keys desc nulls last
                       ) as before
                from judging_entry_chain chain
            ) tied_entry
            left join lateral (
                select *
                from unnest(tied_entry.judges, tied_entry.totals) with ordinality sheet(judge_id, points, i)
                where tied_entry.tied > 1 and tied_entry.keys is not null and tied_entry.ties_by_head_to_head
            ) sheet on true
            window one_judge as (partition by competition_id, board, tied_entry.before, sheet.judge_id)
        ) seen
    ) won
    where i is null or i = 1
    window still_tied as (partition by competition_id, board, before, wins)
) decided;

-- Names of the steps in keys, for each stage that an entry may have reached and each board.
create view judging_chain_label as
select top.competition_id,
       board.board,
       top.position as reached,
       array['score']
           || judging_array_join(below.labels order by below.position desc)
           || case when top.ties_by_head_to_head then array['head_to_head'] else '{}' end || array['panel'] as labels
from judging_stage_rule top
cross join lateral (values (0), (top.position::int)) board(board)
join judging_stage_rule below
    on below.competition_id = top.competition_id and below.position <= top.position
   and (board.board = 0 or below.position = board.board)
   and below.unit is not null
group by top.competition_id, board.board, top.position, top.ties_by_head_to_head;

-- What pages and exports read: the places with the tier, the step that decided the line above (null when the score did),
-- and whether a shared place lies across a line that has to be drawn: the end of a tier once no later stage can part
-- them, or the number that goes on from a stage that is not closed yet.
create view judging_standing as
select stepped.submission_id,
       stepped.competition_id,
       stepped.board,
       stepped.reached,
       stepped.cards,
       stepped.is_untrimmed,
       stepped.is_provisional,
       stepped.panel_decision_id,
       stepped.stages,
       stepped.scores,
       stepped.units,
       stepped.judges,
       stepped.totals,
       stepped.numerator as score_numerator,
       stepped.denominator as score_denominator,
       100.000000000000000000000000000000 * stepped.numerator / stepped.denominator as score,
       stepped.place,
       stepped.sharing,
       case when step > 1 then label.labels[step] end as decided_by,
       tier.label as tier,
       tier.position as tier_position,
       coalesce(stepped.sharing > 1 and exists (
           select
           from competitions_stage stage
           where stage.competition_id = stepped.competition_id
             and stage.position = stepped.reached
             and (
                 (
                     stepped.board = 0
                     and (stage.state = 'closed' or not exists (
                         select from competitions_stage later
                         where later.competition_id = stage.competition_id and later.position > stage.position
                     ))
                     and exists (
                         select from competitions_awardtier cut
                         where cut.competition_id = stepped.competition_id
                           and stepped.place <= cut.last_place
                           and cut.last_place < stepped.place + stepped.sharing - 1
                     )
                 )
                 or (
                     stage.state <> 'closed'
                     and stage.finalist_tie = 'panel'
                     and stepped.place <= stage.finalists
                     and stage.finalists < stepped.place + stepped.sharing - 1
                     and (stepped.board = 0 or not exists (
                         select from competitions_stage earlier
                         where earlier.competition_id = stage.competition_id and earlier.position < stage.position
                     ))
                 )
             )
       ), false) as needs_decision
from (
    select place.*,
           case when reached = lag(reached) over by_place and keys[1] = lag(keys[1]) over by_place
               then judging_first_difference(keys, lag(keys) over by_place) end as step
    from judging_place place
    window by_place as (partition by competition_id, board order by place, submission_id)
) stepped
left join judging_chain_label label
    on label.competition_id = stepped.competition_id and label.board = stepped.board and label.reached = stepped.reached
left join (
    select competition_id, label, first_place, last_place,
           rank() over (partition by competition_id order by first_place) as position
    from competitions_awardtier
) tier
    on stepped.board = 0 and tier.competition_id = stepped.competition_id
   and stepped.place between tier.first_place and tier.last_place;
