import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { letterKey } from '../../domain/letter-key.ts';
import { happeningsOf, type Followed, type Happening } from '../../queries/following/happenings.ts';

interface Follower extends Followed {
  id: string;
  address: string;
  title: string;
  toldUntil: string;
}

const BATCH = 200;

/**
 * Once a day: one letter to everybody for whom something happened since the last one, in the transaction that says so; and addresses that
 * nobody confirmed within two days are forgotten. Answers how many letters go. A letter tells of whole days that are over.
 */
export async function sendLetters(store: Store, config: Config, now: Date): Promise<number> {
  const today = londonDay(now);
  await store.within({ as: 'worker' }, (tx) => sql`delete from conversations.follow where not is_confirmed and began_on < ${today}::date - 2`.execute(tx));
  const happenings = happeningsOnce(startOf(today));
  let [sent, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const batch = await store.within({ as: 'worker' }, async (tx) => {
      const { rows } = await sql<Follower>`select f.id, f.address, f.conversation_id as "conversationId", f.contribution_id as "contributionId", f.told_until::text as "toldUntil", c.title
        from conversations.follow f join conversations.conversation c on c.id = f.conversation_id
        where f.is_confirmed and f.address is not null and f.told_until < ${today}::date and f.id > ${after}::uuid order by f.id limit ${BATCH} for update of f skip locked`.execute(tx);
      for (const follower of rows) {
        const told = await happenings(tx, follower);
        if (told.length > 0) await queueMail(tx, letterTo(follower, told, config), now);
        sent += told.length > 0 ? 1 : 0;
        await sql`update conversations.follow set told_until = ${today} where id = ${follower.id}`.execute(tx);
      }
      return rows;
    });
    if (batch.length < BATCH) return sent;
    after = batch.at(-1)?.id ?? after;
  }
}

/** What happened until then, worked out once for all who follow the same thing and were told until the same day. */
function happeningsOnce(until: Date): (tx: Tx, follower: Follower) => Promise<readonly Happening[]> {
  const known = new Map<string, readonly Happening[]>();
  return async (tx, follower) => {
    const key = `${follower.conversationId} ${follower.contributionId} ${follower.toldUntil}`;
    const told = known.get(key) ?? await happeningsOf(tx, follower, { since: startOf(follower.toldUntil), until });
    known.set(key, told);
    return told;
  };
}

/** Days are told apart at midnight in universal time: a letter is a day late at most, and nothing is told twice or left out. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

function letterTo({ id, address, title, contributionId }: Follower, happenings: readonly Happening[], { baseUrl, secret }: Config) {
  const about = contributionId ? `an idea you follow in “${title}”` : `“${title}”`;
  const key = letterKey(id, secret);
  return {
    to: address, subject: `News about ${about}`, purpose: 'following news', stopAddress: `${baseUrl}/following/stop?key=${key}`,
    body: `You asked us to tell you what happens with ${about}.\n\n${happenings.map(({ what, href }) => `* ${what}\n  ${baseUrl}${href}`).join('\n')}\n\nTo stop these letters, and have your address forgotten, open:\n${baseUrl}/following/letters?key=${key}\n`,
  };
}
