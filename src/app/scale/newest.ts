import type { Statement } from './statement.ts';

/**
 * Research visions, digital roles, requests, reviews without blame, checks of confidence; people's own snapshots and those sent up; figures with decisions, modes of care and collections
 * of each organisation. Figures are copies of the imagined trust's physiotherapy and speech and language therapy, and are judged by the worker like all others.
 */
export const newestStatements = (): Statement[] => [...researchStatements, ...sharedStatements, ...figureStatements];

const researchStatements: readonly Statement[] = [
  ['questions to funders', `insert into improvement.funder_question (organisation_id, title, funder, raised_on, answer, answered_on, is_example, made_at)
    select organisation_id, 'Example question to a funder ' || n || '.' || k, 'Example funder', make_date(2023 + k, 3, 1), case when k = 1 then 'Example answer' end, case when k = 1 then date '2024-06-01' end, true, '2026-01-01' from scale_provider, generate_series(1, 3) k`, []],
  ['who leads studies', `update improvement.study s set lead_profession = (array['prof.podiatrists', 'prof.dietitians', 'prof.paramedics'])[1 + p.n % 3] from scale_provider p where p.organisation_id = s.organisation_id and s.title like 'Example study %'`, []],
  ['digital roles', `insert into improvement.informatics_role (organisation_id, title, unit_id, profession, share_percent, since_on, ended_on, is_example, made_at)
    select organisation_id, 'Example digital role ' || n || '.' || t, unit_id, 'prof.podiatrists', 10 * (1 + t % 5), '2025-01-01', case when t = 6 then date '2026-01-01' end, true, '2025-01-01' from scale_team`, []],
  ['requests for evidence', `insert into improvement.evidence_request (organisation_id, question, asked_at, answer, answered_at, is_example)
    select organisation_id, 'Example question ' || n || '.' || k || ' to a librarian', '2026-01-01', case when k > 1 then 'Example answer' end, case when k > 1 then timestamptz '2026-01-15' end, true from scale_provider, generate_series(1, 4) k`, []],
  ['learning reviews', `insert into improvement.learning_review (organisation_id, title, held_on, happened, affected, needs, response, learned, is_example, made_at)
    select organisation_id, 'Example review ' || n || '.' || k, '2026-01-01', 'Example', 'Example', 'Example', 'Example', 'Example', true, '2026-01-02' from scale_provider, generate_series(1, 3) k`, []],
  ['what keeps people well', `insert into improvement.prevention_activity (organisation_id, title, what, need, cost_pounds, is_example, made_at)
    select organisation_id, 'Example activity ' || n || '.' || k, 'Example', 'Example', 100 * k, true, '2026-01-01' from scale_provider, generate_series(1, 6) k`, []],
  ['whom it reached', `insert into improvement.prevention_reach (activity_id, organisation_id, place, held_on, people, groups_served, made_at)
    select a.id, a.organisation_id, 'Example place ' || k % 3, date '2026-01-01' + k, case when k % 4 > 0 then 8 + k end, case when k % 2 = 0 then '{People in rural areas}'::text[] else '{}' end, '2026-02-01' from improvement.prevention_activity a, generate_series(1, 8) k where a.title like 'Example activity %'`, []],
  ['digital tools', `insert into improvement.tool (organisation_id, title, kind, about, owner_role, is_example, made_at)
    select organisation_id, 'Example tool ' || n || '.' || k, case when k = 1 then 'device' else 'program' end, 'Example', 'Example role', true, '2026-01-01' from scale_provider, generate_series(1, 3) k`, []],
  ['who has them', `insert into improvement.tool_access (tool_id, organisation_id, unit_id, role_group, access, training, said_on, made_at)
    select x.id, x.organisation_id, t.unit_id, g, (array['all', 'some', 'none'])[1 + (t.t + length(g)) % 3], 'all', '2026-01-01', '2026-01-01' from improvement.tool x join scale_team t on t.organisation_id = x.organisation_id, unnest(array['support-workers', 'registered-professionals']) g where x.title like 'Example tool %'`, []],
  ['checks of confidence', `insert into improvement.confidence_check (organisation_id, title, about, is_example, made_at) select organisation_id, 'Example check ' || n, 'research', true, '2026-01-01' from scale_provider`, []],
];

const sharedStatements: readonly Statement[] = [
  ['own snapshots by number', `create temporary table scale_own on commit drop as
    select gen_random_uuid() as id, p.n, p.k, p.id as person_id, p.organisation_id, v.unit_id, t.id as template_id, t.code from scale_person p join scale_provider v on v.n = p.n join inquiry.template t on t.code = 'digital-capability' and t.version = 1 and t.organisation_id is null`, []],
  ['own snapshots', `insert into inquiry.snapshot (id, template_id, person_id, as_of, is_example, started_at) select id, template_id, person_id, '2026-01-05', true, '2026-01-05' from scale_own`, []],
  ['their stages', `insert into inquiry.answer (snapshot_id, question, stage, answered_at) select id, q, (array['exploring', 'emerging', 'established'])[1 + (k + length(q)) % (2 + n % 2)], '2026-01-05' from scale_own, unnest(array['record', 'data', 'safe', 'remote', 'learn', 'help']) q`, []],
  ['signed off', `update inquiry.snapshot s set signed_off_at = '2026-01-06' from scale_own o where o.id = s.id`, []],
  // The count itself is made by the worker on a first of the month, as for everybody.
  ['let join a count', `insert into inquiry.share (snapshot_id, organisation_id, unit_id, template_code, shared_at) select id, organisation_id, unit_id, code, '2026-01-07' from scale_own`, []],
  ['sent up', `insert into inquiry.sending (organisation_id, snapshot_id, to_unit_id, sent_at) select s.organisation_id, s.id, u.parent_id, s.as_of + 15 from scale_snapshot s join directory.unit_parent u on u.unit_id = s.unit_id where s.t = 0 and s.year = 2025`, []],
];

/** The series of the imagined trust whose figures are copied, and with which decisions are made. */
const supervision = "(select s.* from quality.series s join directory.unit u on u.id = s.unit_id join quality.measure m on m.id = s.measure_id where u.code = 'vale-physiotherapy' and m.code = 'supervision-done' and s.split = '' and not s.is_rolled_up)";
const modes = "(select r.* from quality.mode_record r join directory.unit u on u.id = r.unit_id where u.code = 'vale-speech-and-language-therapy')";

const figureStatements: readonly Statement[] = [
  ['series', `insert into quality.series (measure_id, unit_id, organisation_id, profession, first_period, numerators, denominators, too_few, parts_known, parts, audience, is_example, loaded_at)
    select d.measure_id, t.unit_id, t.organisation_id, d.profession, d.first_period, d.numerators, d.denominators, d.too_few, d.parts_known, d.parts, 'public', true, d.loaded_at from ${supervision} d cross join scale_team t where t.t <= 2`, []],
  ['series to judge', `select platform.enqueue('quality-judge-series', json_build_object('seriesIds', json_agg(s.id))) from quality.series s join scale_team t on t.unit_id = s.unit_id`, []],
  ['decisions', `insert into quality.figure_use (series_id, organisation_id, decision, decided_by, decided_on, objective_id, revision, measure_version, first_period, numerators, denominators, too_few, is_example, made_at)
    select s.id, s.organisation_id, 'Example decision ' || t.n || '.' || g.d, 'Example meeting', make_date(2026, g.d, 1), o.id, s.revision, m.current_version, s.first_period, s.numerators, s.denominators, s.too_few, true, make_date(2026, g.d, 2)
    from quality.series s join scale_team t on t.unit_id = s.unit_id and t.t = 1 join quality.measure m on m.id = s.measure_id cross join generate_series(1, 3) g (d) join scale_objective o on o.n = t.n and o.k = g.d`, []],
  ['modes of care', `insert into quality.mode_record (unit_id, organisation_id, quarter, source, miles, visits, losses, is_example, loaded_at) select t.unit_id, t.organisation_id, r.quarter, r.source, r.miles, r.visits, r.losses, true, r.loaded_at from ${modes} r cross join scale_team t where t.t <= 2`, []],
  ['their figures', `insert into quality.mode_figure (unit_id, quarter, organisation_id, group_name, what, counts, total) select t.unit_id, f.quarter, t.organisation_id, f.group_name, f.what, f.counts, f.total from ${modes} r join quality.mode_figure f on f.unit_id = r.unit_id and f.quarter = r.quarter cross join scale_team t where t.t <= 2`, []],
  ['collections', `insert into quality.collection (organisation_id, name, grain, due_days, first_period, made_at) select organisation_id, 'Example collection ' || n, 'month', 15, '2026-07-01', '2026-07-01' from scale_provider`, []],
  ['what they ask for', `insert into quality.collection_item (collection_id, measure_id, unit_id, organisation_id) select c.id, d.measure_id, t.unit_id, t.organisation_id from ${supervision} d cross join scale_team t join quality.collection c on c.organisation_id = t.organisation_id and c.name = 'Example collection ' || t.n`, []],
];
