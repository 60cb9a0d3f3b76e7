import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { OpenStatement } from '../../domain/open-data/open-data-set.ts';

const ROWS_AT_ONCE = 2_000;

interface Place {
  phaseId: string;
  organisationId: string;
  /** The number of each statement in the vote store. */
  items: readonly number[];
}

/** Writes statements as words: ideas before comments on them. What was refused elsewhere is refused here, with a decision that says so. */
export async function insertStatements(tx: Tx, statements: readonly OpenStatement[], { phaseId, organisationId, items }: Place): Promise<void> {
  const ids = new Map(statements.map(({ id }) => [id, newId()]));
  const rows = statements.map((statement, at) => ({
    id: ids.get(statement.id), parent_id: statement.on === null ? null : ids.get(statement.on), item: items[at], kind: statement.on === null ? 'idea' : 'comment',
    words: statement.words, route: statement.route, language: statement.language, hour: statement.hour.toISOString(), state: statement.state,
    // Nobody holds a code for words that came in a file: this one is drawn and forgotten.
    hash: createHash('sha256').update(randomBytes(32)).digest('hex'),
  })).toSorted((a, b) => a.kind === b.kind ? 0 : a.kind === 'idea' ? -1 : 1);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await insertRows(tx, rows.slice(from, from + ROWS_AT_ONCE), phaseId, organisationId);
}

async function insertRows(tx: Tx, rows: readonly object[], phaseId: string, organisationId: string): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, parent_id uuid, item integer, kind text, words text, route text, language text, hour timestamptz, state text, hash text)`;
  await sql`insert into conversations.contribution (id, phase_id, organisation_id, item, kind, parent_id, words, route, language, received_hour, state, code_hash)
    select r.id, ${phaseId}, ${organisationId}, r.item, r.kind, r.parent_id, r.words, r.route, r.language, r.hour, r.state, decode(r.hash, 'hex') from ${given} order by random()`.execute(tx);
  await sql`insert into conversations.showing (contribution_id, organisation_id, began_hour) select r.id, ${organisationId}, r.hour from ${given} where r.state = 'shown'`.execute(tx);
  await sql`insert into conversations.decision (contribution_id, organisation_id, outcome, reason_code, decided_at)
    select r.id, ${organisationId}, r.state, case when r.state = 'refused' then 'refused-elsewhere' end, r.hour from ${given} where r.state in ('shown', 'refused')`.execute(tx);
}
