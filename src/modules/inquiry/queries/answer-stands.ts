import { sql } from 'kysely';

/** Whether the answer of the celebration `c` is still published, and says that it is done or being done. */
export const answerStands = sql`exists (select from conversations.theme_reply r join conversations.theme_publication p on p.theme_id = r.theme_id and p.replaced_at is null where r.theme_id = c.subject_id and r.replaced_on is null and r.state in ('doing', 'done'))`;
