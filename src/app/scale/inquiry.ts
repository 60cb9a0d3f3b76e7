import type { Statement } from './statement.ts';

/** Snapshots with all 20 cells of each provider (three years) and team (two), what was said around them, and priorities out of them. */
export const inquiryStatements = (): Statement[] => [
  ['snapshots by number', `create temporary table scale_snapshot on commit drop as
    select gen_random_uuid() as id, x.n, x.t, x.organisation_id, x.unit_id, tpl.id as template_id, make_date(x.year, 2 + x.n % 9, 1 + x.n % 27) as as_of, x.year from (
      select n, 0 as t, organisation_id, unit_id, 'provider' as template, y as year from scale_provider, generate_series(2023, 2025) y
      union all select n, t, organisation_id, unit_id, 'team', y from scale_team, generate_series(2024, 2025) y) x
    join inquiry.template tpl on tpl.code = x.template and tpl.version = 1`, []],
  ['snapshots', `insert into inquiry.snapshot (id, template_id, organisation_id, unit_id, as_of, is_example, started_at, who_took_part, seen_by, signed_off_at)
    select id, template_id, organisation_id, unit_id, as_of, true, as_of, 'Example people', case when (n + t) % 3 = 0 then 'own' else 'anyone' end, as_of + 14 from scale_snapshot`, []],
  ['stages', `insert into inquiry.answer (snapshot_id, question, stage, foundation, focus, answered_at)
    select id, 'f' || f || 'a' || a, (array['not-yet-explored', 'exploring', 'emerging', 'established', 'sharing', 'not-applicable'])[1 + least(5, (n * 7 + t * 3 + f * 5 + a * 2) % 4 + (year - 2023) / 2)], 'nat.f' || f, 'nat.a' || a, as_of
    from scale_snapshot, generate_series(1, 4) f, generate_series(1, 5) a`, []],
  ['strengths', `insert into inquiry.answer (snapshot_id, question, words, is_strength, foundation, focus, answered_at)
    select id, 'f' || f || '-strength', 'Example strength ' || f || ' of place ' || n || '.' || t, true, 'nat.f' || f, 'nat.a' || (1 + (n + t + f) % 5), as_of from scale_snapshot, generate_series(1, 4) f`, []],
  ['words', `insert into inquiry.answer (snapshot_id, question, words, answered_at)
    select id, q, 'Example words of place ' || n || '.' || t, as_of from scale_snapshot, unnest(array['proud', 'possible']) q`, []],
  ['phases', `insert into inquiry.phase_entry (snapshot_id, phase, entered_at) select id, p, as_of from scale_snapshot, unnest(array['define', 'discover', 'dream', 'design']) p`, []],
  ['talked about', `insert into inquiry.discussion (snapshot_id, held_on, who, said, recorded_at) select id, as_of + 7, 'Example people', 'Example words', as_of + 7 from scale_snapshot`, []],
  ['priorities', `insert into inquiry.priority (organisation_id, snapshot_id, unit_id, question, foundation, focus, title, who_chose, is_example, made_at, measure_what, measure_numerator, measure_denominator, measure_source, measure_often, measure_direction,
      measure_groups, celebration_plan, live_at, objective_id)
    select s.organisation_id, s.id, s.unit_id, 'f' || f || 'a' || a, 'nat.f' || f, 'nat.a' || a, 'Example priority ' || nth || ' of place ' || s.n || '.' || s.t, 'Example people', true, s.as_of + 20,
      'Example', 'Example', 'Example', 'Example', 'Each month', 'up', 'Example', 'Example', s.as_of + 21, case when nth < 3 then o.id end
    from scale_snapshot s cross join generate_series(1, 3) nth cross join lateral (select 1 + (s.n + nth) % 4 as f, 1 + (s.t + nth) % 5 as a) cell join scale_objective o on o.n = s.n and o.k = 1 + (s.t * 3 + nth) % 40 where s.year = 2025`, []],
  ['steps to do', `insert into inquiry.dated_step (organisation_id, snapshot_id, question, what, owner_role, due_on, made_at)
    select organisation_id, id, 'f1a1', 'Example step', 'Example lead', as_of + 200, as_of from scale_snapshot where year = 2025`, []],
  ['stories', `insert into inquiry.story (organisation_id, unit_id, source, title, what_happened, made_at)
    select organisation_id, unit_id, 'told here', 'Example story of place ' || n || '.' || t, 'Example words', '2025-06-01' from scale_team`, []],
];
