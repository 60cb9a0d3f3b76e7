import { perOrganisation } from './places.ts';
import type { Statement } from './statement.ts';

/** Projects with aims, drivers, tests, checks and ends, and what each person set out to do. */
export const improvementStatements = (): Statement[] => [
  ['projects by number', `create temporary table scale_project on commit drop as
    select gen_random_uuid() as id, t.n, k, t.organisation_id, t.unit_id, '2023-04-01'::date + (t.n * 13 + k * 97) % 1200 as started_on from generate_series(1, $1::int) k join scale_team t on t.t = 1 + k % $2::int`, [perOrganisation.projects, perOrganisation.teams]],
  ['projects', `insert into improvement.project (id, organisation_id, unit_id, title, why, kind, objective_id, professions, audience, contact_role, started_on, is_example, made_at)
    select p.id, p.organisation_id, p.unit_id, 'Example project ' || p.n || '.' || p.k || ': ' || (array['fewer falls at home', 'shorter waits for feet', 'meals that people can eat', 'speech after a stroke', 'video visits'])[1 + (p.n + p.k) % 5],
      'People of place ' || p.n || ' told us that ' || (array['they wait too long', 'the bus does not come', 'nobody rings back', 'forms are hard to read'])[1 + (p.n * 3 + p.k) % 4], (array['improvement', 'redesign', 'digital'])[1 + p.k % 3],
      case when p.k % 3 > 0 then o.id end, array[(array['prof.podiatrists', 'prof.physiotherapists', 'prof.dietitians', 'prof.paramedics', 'prof.orthoptists'])[1 + (p.n + p.k) % 5]], case when p.k % 4 = 0 then 'organisation' else 'everyone' end, 'Example lead', p.started_on, true, p.started_on
    from scale_project p join scale_objective o on o.n = p.n and o.k = 1 + p.k % 40`, []],
  ['aims', `insert into improvement.aim (project_id, organisation_id, number, what, how_much, by_when, made_at) select id, organisation_id, 1, 'Example aim', 'From half to three in four', started_on + 400, started_on from scale_project`, []],
  ['drivers by number', `create temporary table scale_driver on commit drop as select gen_random_uuid() as id, p.id as project_id, p.organisation_id, d, p.started_on from scale_project p, generate_series(1, 3) d`, []],
  ['drivers', `insert into improvement.driver (id, project_id, organisation_id, kind, words, position, made_at) select id, project_id, organisation_id, 'primary', 'Example driver ' || d, d, started_on from scale_driver`, []],
  ['what moves those', `insert into improvement.driver (project_id, organisation_id, parent_id, kind, words, position, made_at) select project_id, organisation_id, id, 'secondary', 'Example driver ' || d || '.' || e, 10 * d + e, started_on from scale_driver, generate_series(1, 2) e`, []],
  ['cycles', `insert into improvement.cycle (project_id, organisation_id, number, title, plan, prediction, starts_on, made_at) select id, organisation_id, c, 'Example test ' || c, 'Example plan', 'Example prediction', started_on + c * 30, started_on + c * 30 from scale_project, generate_series(1, 4) c`, []],
  ['results', `insert into improvement.cycle_result (cycle_id, project_id, organisation_id, ended_on, done, result, as_predicted, decision, follows, made_at)
    select c.id, c.project_id, c.organisation_id, c.starts_on + 14, 'Example', 'Example', 'partly', (array['adopt', 'adapt', 'abandon'])[1 + c.number % 3], 'Example', c.made_at + interval '14 days' from improvement.cycle c join scale_project p on p.id = c.project_id where c.number < 4`, []],
  ['team members', `insert into improvement.member (project_id, organisation_id, person_id, role_group, does, joined_on, made_at)
    select p.id, p.organisation_id, x.id, case when x.k % 4 = 0 then 'support-workers' else 'registered-professionals' end, 'Example', p.started_on, p.started_on from scale_project p join scale_person x on x.n = p.n and x.k % 10 = p.k % 10`, []],
  ['checks', `insert into improvement.check_part (project_id, organisation_id, part, state, words, made_at)
    select id, organisation_id, c, case when (n + k) % 5 = 0 then 'missing' else 'there' end, 'Example', started_on from scale_project, unnest(array['time', 'skills', 'resources']) c`, []],
  ['how far', `insert into improvement.stage (project_id, organisation_id, number, score, evidence, made_at) select id, organisation_id, s, 0.5 + s * (1 + (n + k) % 3) * 0.5, 'Example', started_on + s * 60 from scale_project, generate_series(1, 3) s`, []],
  ['prompts answered', `insert into improvement.prompt_answer (project_id, organisation_id, prompt, answer, made_at)
    select id, organisation_id, q, 'Example answer', started_on from scale_project, unnest(array['equality', 'prevention', 'carbon']) with ordinality u (q, at) where (n + k + at) % 2 = 0`, []],
  ['ends', `insert into improvement.closing (project_id, organisation_id, outcome, learned, closed_on, made_at) select id, organisation_id, case when k % 2 = 0 then 'finished' else 'stopped' end, 'Example learning of project ' || n || '.' || k, started_on + 300, started_on + 300 from scale_project where (n + k) % 5 < 3`, []],
  ['own parts', `insert into improvement.my_part (person_id, organisation_id, unit_id, strategy_id, node_code, what, review_on, is_shared, made_at)
    select x.id, x.organisation_id, x.unit_id, s.id, 'nat.a' || (1 + x.k % 5), 'Example part', '2027-01-31', x.k % 3 > 0, '2026-01-31' from scale_person x join strategy.strategy s on s.code = 'nat'`, []],
  ['followed', `insert into improvement.follower (project_id, person_id, began_at) select p.id, x.id, '2026-01-31' from scale_project p join scale_person x on x.n = p.n and x.k % 5 = p.k % 5`, []],
];
