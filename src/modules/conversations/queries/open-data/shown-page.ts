import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface ShownLine {
  id: string;
  item: number;
  kind: 'idea' | 'comment';
  /** The shown idea that a comment is on. */
  on: string | null;
  words: string;
  language: string;
  route: string;
}

/** Shown words of a phase in the order of their random numbers, after one of them: one more than asked for, where there are more. */
export async function shownPage(tx: Tx, { phaseId, kind, after, limit }: { phaseId: string; kind: 'idea' | 'comment' | undefined; after: number; limit: number }): Promise<ShownLine[]> {
  const { rows } = await sql<ShownLine>`select c.id, c.item, c.kind, case when i.state = 'shown' then i.id else conversations.stands_with(i.id) end as "on", coalesce(c.shown_words, c.words) as words, c.language, c.route
    from conversations.contribution c left join conversations.contribution i on i.id = c.parent_id
    where c.phase_id = ${phaseId} and c.state = 'shown' and c.item > ${after} and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
      and (c.parent_id is null or i.state = 'shown' or conversations.stands_with(c.parent_id) is not null)
    order by c.item limit ${limit + 1}`.execute(tx);
  return rows;
}
