import pg from 'pg';
import { improvementStatements } from './improvement.ts';
import { inquiryStatements } from './inquiry.ts';
import { learningStatements } from './learning.ts';
import { newestStatements } from './newest.ts';
import { placeStatements } from './places.ts';
import type { Statement } from './statement.ts';
import { storyStatements } from './stories.ts';

/** How large an imagined England is: organisations, strategies with their nodes, objectives with their links. */
export interface Scale {
  organisations: number;
  strategies: number;
  nodesPerStrategy: number;
  objectives: number;
}

export const england: Scale = { organisations: 500, strategies: 5_000, nodesPerStrategy: 30, objectives: 200_000 };

/**
 * Fills a demonstration with generated organisations, strategies and objectives, and with what the rooms inquiry, improvement and stories hold of them, all marked as examples, so that pages
 * can be measured at the size of England. Made in the database itself; running it twice adds nothing.
 */
export async function loadScale(ownerUrl: string, scale: Scale, print: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from directory.organisation where code = 'example-scale-1'");
    if (rowCount) return print('The generated England is already there.');
    await client.query("begin; set local allied.search_waits = 'yes'");
    for (const [what, statement, values] of statements(scale)) {
      const began = Date.now();
      const { rowCount: made } = await client.query(statement, values);
      print(`${what}: ${made} in ${Date.now() - began} ms`);
    }
    await client.query("select platform.enqueue('reindex-search', '{}')");
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const statements = (scale: Scale): Statement[] => [
  ...directoryStatements(scale), ...strategyStatements(scale), ...objectiveStatements(scale),
  ...placeStatements(), ...inquiryStatements(), ...improvementStatements(), ...learningStatements(), ...newestStatements(), ...storyStatements(),
];

function directoryStatements({ organisations }: Scale): Statement[] {
  return [
    ['organisations', `insert into directory.organisation (code, name, setting, is_example)
      select 'example-scale-' || n, 'Example trust ' || n, 'nhs', true from generate_series(1, $1::int) n`, [organisations]],
    ['units', `insert into directory.unit (organisation_id, code, level, name, opened_on)
      select id, code, 'provider', name, '2022-04-01' from directory.organisation where code like 'example-scale-%'`, []],
  ];
}

function strategyStatements({ organisations, strategies, nodesPerStrategy }: Scale): Statement[] {
  return [
    ['strategies', `insert into strategy.strategy (code, organisation_id, title, short_title, state, period_start, period_end, is_example, is_public, created_at)
      select 'scale-' || n, o.id, 'Example strategy ' || n, 'Example ' || n, 'live', 2023, 2027, true, true, '2023-04-01'
      from generate_series(1, $2::int) n join directory.organisation o on o.code = 'example-scale-' || (1 + n % $1::int)`, [organisations, strategies]],
    ['versions', `insert into strategy.version (strategy_id, number, made_at, reason, document, document_hash)
      select s.id, 1, '2023-04-01', 'Generated', jsonb_set(jsonb_set(jsonb_set(
        (select document - 'nodes' || '{"nodes": [], "alignments": []}' from strategy.version v join strategy.strategy d on d.id = v.strategy_id where d.code = 'vale' and v.number = 1),
        '{code}', to_jsonb(s.code)), '{title}', to_jsonb(s.title)), '{shortTitle}', to_jsonb(s.short_title)), s.code
      from strategy.strategy s where s.code like 'scale-%'`, []],
    ['nodes', `insert into strategy.node (strategy_id, version_number, code, type, parent_code, position, title)
      select s.id, 1, 's.' || case when n <= 5 then n::text else (1 + n % 5) || '.' || n end, case when n <= 5 then 'priority' else 'objective' end,
        case when n <= 5 then null else 's.' || (1 + n % 5) end, n, 'Example aim ' || n || ' of ' || s.short_title
      from strategy.strategy s cross join generate_series(1, $1::int) n where s.code like 'scale-%'`, [nodesPerStrategy]],
  ];
}

function objectiveStatements({ objectives, strategies, nodesPerStrategy }: Scale): Statement[] {
  return [
    ['objectives', `create temporary table generated on commit drop as
      select gen_random_uuid() as id, s.id as strategy_id, s.organisation_id, n, 2023 + n % 4 as year_start,
        's.' || (1 + m % 5) || '.' || m as node_code
      from generate_series(1, $1::int) n
      cross join lateral (select 6 + (n / $2::int) % ($3::int - 5) as m) pick
      join strategy.strategy s on s.code = 'scale-' || (1 + n % $2::int)`, [objectives, strategies, nodesPerStrategy]],
    ['objective rows', `insert into strategy.objective (id, organisation_id, year_start, is_public, is_example, made_at)
      select id, organisation_id, year_start, true, true, make_timestamptz(year_start, 4, 2, 9, 0, 0) from generated`, []],
    ['wordings', `insert into strategy.objective_version (objective_id, organisation_id, number, wording, owner_role, aims, measure_plan, expected_direction, made_at, reason)
      select id, organisation_id, 1, 'Example objective ' || n, 'Example lead', array['quality'], 'Counted each month', 'up', make_timestamptz(year_start, 4, 2, 9, 0, 0), 'Generated' from generated`, []],
    ['links', `insert into strategy.objective_parent (objective_id, organisation_id, strategy_id, node_code, weight, reason, began_at)
      select id, organisation_id, strategy_id, node_code, 'main', 'Generated', now() from generated`, []],
    // The codes are gathered once: a subquery for each of 200,000 rows is planned without knowing the tables.
    ['national links', `with ambitions as materialized (
        select s.id, array_agg(node.code order by node.code) as codes from strategy.strategy s
        join strategy.node node on node.strategy_id = s.id and node.version_number = s.current_version and node.type = 'ambition' where s.code = 'nat' group by s.id)
      insert into strategy.objective_parent (objective_id, organisation_id, strategy_id, node_code, weight, reason, began_at)
      select g.id, g.organisation_id, a.id, a.codes[1 + g.n % cardinality(a.codes)], 'also', 'Generated', now() from generated g cross join ambitions a`, []],
    ['impact checks', `insert into strategy.impact_check (objective_id, organisation_id, groups_considered, evidence, possible_harm, mitigation, owner_role, review_on, completed_at)
      select id, organisation_id, array['age'], 'Generated', 'Generated', 'Generated', 'Example lead', '2027-03-31', make_timestamptz(year_start, 4, 2, 9, 0, 0) from generated`, []],
    ['publications', `insert into strategy.objective_publication (objective_id, organisation_id, published_at)
      select id, organisation_id, make_timestamptz(year_start, 4, 3, 9, 0, 0) from generated`, []],
  ];
}
