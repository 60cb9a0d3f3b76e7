import type { Statement } from './statement.ts';

/** How much stands under each organisation of the generated England. */
export const perOrganisation = { teams: 6, people: 20, projects: 10 };

const level = 'system';

/** Teams and people under each generated organisation, and 42 generated integrated care systems in seven regions above them. */
export const placeStatements = (): Statement[] => [
  ['regions and integrated care systems', `insert into directory.organisation (code, name, setting, is_example)
    select 'example-above-' || kind || '-' || n, name || ' ' || n, 'nhs', true from (values ('region', 'Example region', 7), ('${level}', 'Example integrated care system', 42)) k (kind, name, many), generate_series(1, many) n`, []],
  ['their units', `insert into directory.unit (organisation_id, code, level, name, opened_on)
    select id, code, split_part(code, '-', 3), name, '2022-04-01' from directory.organisation where code like 'example-above-%'`, []],
  ['providers', `create temporary table scale_provider on commit drop as
    select split_part(o.code, '-', 3)::int as n, o.id as organisation_id, u.id as unit_id from directory.organisation o join directory.unit u on u.organisation_id = o.id and u.code = o.code where o.code like 'example-scale-%'`, []],
  ['teams', `insert into directory.unit (organisation_id, code, level, name, opened_on)
    select organisation_id, 'example-scale-' || n || '-team-' || t, 'team', 'Example team ' || t, '2022-04-01' from scale_provider, generate_series(1, $1::int) t`, [perOrganisation.teams]],
  ['places under places', `insert into directory.unit_parent (unit_id, parent_id, valid_from, reason)
    select t.id, p.unit_id, '2022-04-01'::date, 'Generated' from scale_provider p join directory.unit t on t.organisation_id = p.organisation_id and t.level = 'team'
    union all select p.unit_id, s.id, '2022-04-01', 'Generated' from scale_provider p join directory.unit s on s.code = 'example-above-${level}-' || (1 + p.n % 42)
    union all select s.id, r.id, '2022-04-01', 'Generated' from generate_series(1, 42) n join directory.unit s on s.code = 'example-above-${level}-' || n join directory.unit r on r.code = 'example-above-region-' || (1 + n % 7)`, []],
  ['teams by number', `create temporary table scale_team on commit drop as
    select p.n, right(u.code, 1)::int as t, p.organisation_id, u.id as unit_id from scale_provider p join directory.unit u on u.organisation_id = p.organisation_id and u.level = 'team'`, []],
  ['people by number', `create temporary table scale_person on commit drop as
    select gen_random_uuid() as id, t.n, k, t.organisation_id, t.unit_id from generate_series(1, $1::int) k join scale_team t on t.t = 1 + k % $2::int`, [perOrganisation.people, perOrganisation.teams]],
  ['people', "insert into directory.person (id, display_name, is_example) select id, 'Example person ' || n || '.' || k, true from scale_person", []],
  ['memberships', `insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, profession, started_on)
    select id, organisation_id, unit_id, case when k % 4 = 0 then 'support-workers' else 'registered-professionals' end, 'member', (array['prof.podiatrists', 'prof.physiotherapists', 'prof.dietitians', 'prof.paramedics'])[1 + k % 4], '2022-04-01' from scale_person`, []],
  // Some objectives of each organisation, by number: what priorities, projects and case studies point at.
  ['objectives by number', `create temporary table scale_objective on commit drop as
    select p.n, p.organisation_id, o.id, row_number() over (partition by o.organisation_id order by o.id) as k from scale_provider p join strategy.objective o on o.organisation_id = p.organisation_id`, []],
  ['their order', 'create unique index on scale_objective (n, k)', []],
];
