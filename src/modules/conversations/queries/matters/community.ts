import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface PlaceTold {
  /** Outward half of a postcode; null: the organisation as a whole. */
  district: string | null;
  answers: number;
  countedOn: Day;
}

export interface ThemeTold {
  codeId: string;
  name: string;
  /** In full eights: so many or more. */
  answers: number;
  /** What changed because of it, the latest first. */
  changes: readonly { words: string; doneOn: Day; objectiveId: string | null }[];
  /** Published themes of conversations that are made of the same code. */
  themes: readonly { id: string; title: string }[];
}

/** The places of which enough answers are counted, the whole first; empty where nothing is told yet. */
export async function placesTold(tx: Tx, organisationId: string): Promise<PlaceTold[]> {
  const { rows } = await sql<PlaceTold>`select b.district, sum(b.answers)::int as answers, max(b.counted_on) as "countedOn" from conversations.matter_batch b where b.organisation_id = ${organisationId} and b.district is not null group by b.district
    union all select null, sum(b.answers)::int, max(b.counted_on) from conversations.matter_batch b where b.organisation_id = ${organisationId} having count(*) > 0
    order by 1 nulls first`.execute(tx);
  return rows;
}

/** What people said matters, in one place or in all, with what changed because of it. */
export async function themesTold(tx: Tx, organisationId: string, district: string | null): Promise<ThemeTold[]> {
  const { rows } = await sql<{ codeId: string; name: string; answers: number }>`select code_id as "codeId", name, answers from conversations.matter_themes(${organisationId}, ${district})`.execute(tx);
  if (rows.length === 0) return [];
  const codeIds = rows.map(({ codeId }) => codeId);
  const { rows: changes } = await sql<{ codeId: string } & ThemeTold['changes'][number]>`select code_id as "codeId", words, done_on as "doneOn", objective_id as "objectiveId" from conversations.matter_changes(${organisationId})`.execute(tx);
  const { rows: themes } = await sql<{ codeId: string; id: string; title: string }>`select code_id as "codeId", theme_id as id, title from conversations.themes_of_codes(${codeIds}::uuid[])`.execute(tx);
  return rows.map((row) => ({ ...row, changes: changes.filter(({ codeId }) => codeId === row.codeId), themes: themes.filter(({ codeId }) => codeId === row.codeId) }));
}
