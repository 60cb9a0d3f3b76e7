import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { sentences } from '../../permissions.ts';

/** For leads: questions from above their organisation that nobody has answered. */
export async function questionNotices(tx: Tx, viewer: Viewer): Promise<OwnNotice[]> {
  const own = organisationsWhere(sentences, viewer, 'ask why figures differ');
  if (own.length === 0) return [];
  const { rows: [row] } = await sql<{ n: number }>`
    select count(*)::int as n from quality.variation_question q where q.asked_from is not null and q.organisation_id = any (${own}::uuid[]) and not exists (select from quality.variation_answer a where a.question_id = q.id)`.execute(tx);
  const waiting = row?.n ?? 0;
  return waiting === 0 ? [] : [{ text: `${waiting === 1 ? '1 question about your figures waits' : `${waiting} questions about your figures wait`} for an answer: others ask why they differ`, href: '/quality/questions' }];
}
