import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { OrganisationCopy } from './file.ts';
import { checkCopy } from './check-copy.ts';
import { holdings } from './holdings.ts';
import { insertRows } from './insert-rows.ts';
import { moveIds, placeSurroundings } from './placing.ts';

/** Why a copy was not taken: one sentence each, the first twenty. Nothing was written. */
export class ImportRefused extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences.length > 20 ? [...sentences.slice(0, 20), `And ${sentences.length - 20} more.`] : sentences;
  }
}

export interface ImportReport {
  rows: number;
  /** What the reader should know although nothing was wrong. */
  notes: string[];
}

/**
 * Writes an exported organisation into a site that does not hold it, within the transaction given.
 * Throws ImportRefused, which must end the transaction, when anything does not fit.
 */
export async function importOrganisation(tx: Tx, copy: OrganisationCopy, now: Date): Promise<ImportReport> {
  refuse(await checkCopy(tx, copy));
  const placed = await placeSurroundings(tx, copy);
  refuse(placed.problems);
  const tables = moveIds(copy.tables, placed.ids);
  const problems: string[] = [];
  for (const { table } of holdings) {
    problems.push(...(await insertRows(tx, table, tables[table] ?? [])));
    refuse(problems);
  }
  refuse(await settle(tx));
  refuse(await missingNodes(tx, copy.organisation));
  await tellCaches(tx);
  // Results of figures are not in a copy: the worker works them out now and not in the night.
  await sql`select platform.enqueue('quality-judge-again', '{}', 'quality-judge-imported')`.execute(tx);
  const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0);
  const id = String(tables['directory.organisation']?.[0]?.['id']);
  await recordEvent(tx, { now, actor: 'operator' }, { room: 'directory', name: 'organisation imported', organisationId: id, subject: { kind: 'organisation', id }, facts: { rows, exportedAt: copy.madeAt } });
  return { rows, notes: placed.notes };
}

function refuse(sentences: readonly string[]): void {
  if (sentences.length > 0) throw new ImportRefused(sentences);
}

/** The rules that the database checks at the end of a transaction, checked now. */
async function settle(tx: Tx): Promise<string[]> {
  try {
    await sql`set constraints all immediate`.execute(tx);
    return [];
  } catch (error) {
    return [`The rows do not fit together: ${(error as Error).message}.`];
  }
}

/** A link to a part that the strategy does not have here would lead nowhere. */
async function missingNodes(tx: Tx, code: string): Promise<string[]> {
  const { rows } = await sql<{ node: string; strategy: string; n: number }>`
    select p.node_code as node, s.code as strategy, count(*)::int as n from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id
    join directory.organisation o on o.id = p.organisation_id
    where o.code = ${code} and p.ended_at is null and not exists (select from strategy.node n where n.strategy_id = s.id and n.code = p.node_code)
    group by 1, 2 order by 2, 1`.execute(tx);
  return rows.map(({ node, strategy, n }) => `${n} ${n === 1 ? 'objective serves' : 'objectives serve'} “${node}”, and the strategy “${strategy}” has no such part here.`);
}

async function tellCaches(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('strategy.strategy').select('code').orderBy('code').execute();
  for (const { code } of rows) await sql`select platform.bump(${`strategy:${code}`})`.execute(tx);
  await sql`select platform.bump('strategies')`.execute(tx);
}
