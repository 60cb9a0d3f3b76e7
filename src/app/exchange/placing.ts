import type { Tx } from '#platform/db';
import type { OrganisationCopy, Row, Rows } from './file.ts';
import { insertRows } from './insert-rows.ts';

export interface Placed {
  /** Ids of the file and what the same thing is called here. */
  ids: Map<string, string>;
  problems: string[];
  notes: string[];
}

/** Finds the strategies and the tree above the organisation by their codes; adds the part of the tree that is not here. */
export async function placeSurroundings(tx: Tx, copy: OrganisationCopy): Promise<Placed> {
  const placed: Placed = { ids: new Map(), problems: [], notes: [] };
  await findStrategies(tx, copy, placed);
  await placeByCode(tx, 'directory.organisation', copy.surroundings, placed);
  const added = await placeByCode(tx, 'directory.unit', copy.surroundings, placed);
  const parents = moveIds({ parents: copy.surroundings['directory.unit_parent'] ?? [] }, placed.ids)['parents'] ?? [];
  placed.problems.push(...(await insertRows(tx, 'directory.unit_parent', parents.filter((row) => added.has(String(row['unit_id']))))));
  return placed;
}

async function findStrategies(tx: Tx, { references }: OrganisationCopy, { ids, problems, notes }: Placed): Promise<void> {
  for (const { id, code, wordingHash } of references.strategies) {
    const here = await tx.selectFrom('strategy.strategy as s').innerJoin('strategy.version as v', (join) => join.onRef('v.strategy_id', '=', 's.id').onRef('v.number', '=', 's.current_version'))
      .select(['s.id', 'v.document_hash']).where('s.code', '=', code).executeTakeFirst();
    if (!here) {
      problems.push(`The rows speak of the strategy “${code}”, which this site does not hold. Load it first: bin/allied strategy import FILE.`);
      continue;
    }
    ids.set(id, here.id);
    if (here.document_hash !== wordingHash) notes.push(`The strategy “${code}” has another wording here than where the copy was made.`);
  }
}

/** Answers the ids, as they are here, of the rows that were not here before. */
async function placeByCode(tx: Tx, table: 'directory.organisation' | 'directory.unit', around: Rows, { ids, problems }: Placed): Promise<Set<string>> {
  const fresh: Row[] = [];
  for (const row of moveIds({ rows: around[table] ?? [] }, ids)['rows'] ?? []) {
    const here = await tx.selectFrom(table).select('id').where('code', '=', String(row['code'])).executeTakeFirst();
    if (here) ids.set(String(row['id']), here.id);
    else fresh.push(row);
  }
  problems.push(...(await insertRows(tx, table, fresh)));
  return new Set(fresh.map(({ id }) => String(id)));
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The rows with every id that is called otherwise here replaced, wherever it stands. */
export const moveIds = (tables: Rows, ids: ReadonlyMap<string, string>): Rows =>
  JSON.parse(JSON.stringify(tables).replace(uuids, (id) => ids.get(id.toLowerCase()) ?? id)) as Rows;
