import { sql } from 'kysely';
import { formatLondonDate, londonDay } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { letterKey } from '#modules/conversations';
import { followHref, type FollowedThing } from '../../domain/following/followed-kinds.ts';
import { howOften, toldUntil } from '../../domain/following/when-told.ts';
import { nameOfFollowed, newsOf, type News } from '../../queries/following/news.ts';

interface Follower extends FollowedThing {
  id: string;
  address: string;
  toldUntil: string;
}

const BATCH = 200;

/**
 * Each morning: one letter to everybody who said yes, for whom something happened, and whose day it is (each day, Mondays, the first of the month), in the
 * transaction that says so; and addresses that nobody confirmed within two days are forgotten. Answers how many letters go.
 */
export async function sendNews(store: Store, config: Config, now: Date): Promise<number> {
  const today = londonDay(now);
  await store.within({ as: 'worker' }, (tx) => sql`delete from stories.follow where not is_confirmed and began_on < ${today}::date - 2`.execute(tx));
  let sent = 0;
  for (const often of howOften) sent += await sendKind(store, config, { now, often, until: toldUntil(often, today) });
  return sent;
}

async function sendKind(store: Store, config: Config, { now, often, until }: { now: Date; often: string; until: string }): Promise<number> {
  let [sent, after] = [0, '00000000-0000-0000-0000-000000000000'];
  const known = new Map<string, Promise<Told>>();
  for (;;) {
    const batch = await store.within({ as: 'worker' }, async (tx) => {
      const { rows } = await sql<Follower>`select id, kind, subject, address, told_until::text as "toldUntil" from stories.follow
        where is_confirmed and often = ${often} and told_until < ${until}::date and id > ${after}::uuid order by id limit ${BATCH} for update skip locked`.execute(tx);
      for (const follower of rows) sent += await tell(tx, follower, { config, now, until, known });
      await sql`update stories.follow set told_until = ${until} where id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
      return rows;
    });
    if (batch.length < BATCH) return sent;
    after = batch.at(-1)?.id ?? after;
  }
}

interface Told {
  name: string | null;
  news: News;
}

/** What happened is worked out once for all who follow the same thing and were told until the same day. Nothing happened: no letter. */
async function tell(tx: Tx, follower: Follower, { config, now, until, known }: { config: Config; now: Date; until: string; known: Map<string, Promise<Told>> }): Promise<0 | 1> {
  const key = JSON.stringify([follower.kind, follower.subject, follower.toldUntil]);
  const told = known.get(key) ?? toldOf(tx, follower, until);
  known.set(key, told);
  const { name, news } = await told;
  if (name === null || news.lines.length === 0) return 0;
  await queueMail(tx, letterTo(follower, { name, news }, config), now);
  return 1;
}

const toldOf = async (tx: Tx, follower: Follower, until: string): Promise<Told> => ({ name: await nameOfFollowed(tx, follower), news: await newsOf(tx, follower, { from: follower.toldUntil, before: until }) });

function letterTo({ id, address, kind, subject }: Follower, { name, news }: { name: string; news: News }, { baseUrl, secret }: Config) {
  const key = letterKey(id, secret);
  return {
    to: address, subject: `News about ${name}`.slice(0, 200), purpose: 'news',
    body: `You asked us to tell you what happens with “${name}”.\n\n${news.earlier > 0 ? `The latest ${news.lines.length} of ${news.lines.length + news.earlier}. More: ${baseUrl}${followHref({ kind, subject })}\n\n` : ''}${news.lines.map(({ at, what, href }) => `* ${formatLondonDate(at)}: ${what}\n  ${baseUrl}${href}`).join('\n')}\n\nTo choose how often they come, or to stop these letters with one press and have your address forgotten, open this page:\n${baseUrl}/letters?key=${key}\n`,
    stopAddress: `${baseUrl}/letters/stop?key=${key}`,
  };
}
