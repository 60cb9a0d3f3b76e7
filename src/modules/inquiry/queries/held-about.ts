import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** A person's own snapshots with every answer, for their own copy: nobody else can read these. */
export async function heldAbout(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql`select t.title, s.as_of as "asOf", s.signed_off_at as "signedOff", (select h.shared_at from inquiry.share h where h.snapshot_id = s.id) as "sharedForACount",
    (select coalesce(jsonb_object_agg(a.question, coalesce(a.stage, a.words)), '{}') from inquiry.answer a where a.snapshot_id = s.id) as answers
    from inquiry.snapshot s join inquiry.template t on t.id = s.template_id where s.person_id = ${personId} order by s.as_of`.execute(tx);
  return { mySnapshots: rows };
}
