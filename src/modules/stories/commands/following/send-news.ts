import { sql } from 'kysely';
import { formatLondonDate, londonDay } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Store } from '#platform/db';
import type { Log } from '#platform/log';
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

interface Sending {
  store: Store;
  config: Config;
  log: Log;
  now: Date;
}

const BATCH = 200;

/**
 * Each morning: one letter to everybody who said yes, for whom something happened, and whose day it is (each day, Mondays, the first of the month), in the
 * transaction that says so; and addresses that nobody confirmed within two days are forgotten. Answers how many letters go.
 */
export async function sendNews(sending: Sending): Promise<number> {
  const today = londonDay(sending.now);
  await sending.store.within({ as: 'worker' }, (tx) => sql`delete from stories.follow where not is_confirmed and began_on < ${today}::date - 2`.execute(tx));
  let sent = 0;
  for (const often of howOften) sent += await sendKind(sending, { often, until: toldUntil(often, today) });
  return sent;
}

async function sendKind(sending: Sending, { often, until }: { often: string; until: string }): Promise<number> {
  let [sent, after] = [0, '00000000-0000-0000-0000-000000000000'];
  const known = new Map<string, Promise<Told | null>>();
  const due = sql`is_confirmed and often = ${often} and told_until < ${until}::date`;
  for (;;) {
    const { rows: batch } = await sending.store.reading({ as: 'worker' }, (tx) => sql<Follower>`select id, kind, subject, address, told_until::text as "toldUntil" from stories.follow where ${due} and id > ${after}::uuid order by id limit ${BATCH}`.execute(tx));
    const told = new Map<string, { follower: Follower; what: Told }>();
    for (const follower of batch) {
      const what = await toldOf(sending, follower, { until, known });
      if (what) told.set(follower.id, { follower, what });
    }
    sent += await sending.store.within({ as: 'worker' }, async (tx) => {
      const { rows: still } = await sql<{ id: string }>`select id from stories.follow where ${due} and id = any (${[...told.keys()]}::uuid[]) order by id for update skip locked`.execute(tx);
      const letters = still.flatMap(({ id }) => told.get(id) ?? []).filter(({ what }) => what.name !== null && what.news.lines.length > 0);
      for (const { follower, what } of letters) await queueMail(tx, letterTo(follower, what, sending.config), sending.now);
      await sql`update stories.follow set told_until = ${until} where id = any (${still.map(({ id }) => id)}::uuid[])`.execute(tx);
      return letters.length;
    });
    if (batch.length < BATCH) return sent;
    after = batch.at(-1)?.id ?? after;
  }
}

interface Told {
  name: string | null;
  news: News;
}

/**
 * What happened is worked out once for all who follow the same thing and were told until the same day. Null where that fails: theirs stays due and is tried again
 * tomorrow; the others wait for nobody.
 */
function toldOf({ store, log }: Sending, follower: Follower, { until, known }: { until: string; known: Map<string, Promise<Told | null>> }): Promise<Told | null> {
  const key = JSON.stringify([follower.kind, follower.subject, follower.toldUntil]);
  const told = known.get(key) ?? store.reading({ as: 'worker' }, async (tx): Promise<Told> => ({ name: await nameOfFollowed(tx, follower), news: await newsOf(tx, follower, { from: follower.toldUntil, before: until }) })).catch((error: unknown) => {
    log.error('news could not be worked out', { kind: follower.kind }, error);
    return null;
  });
  known.set(key, told);
  return told;
}

function letterTo({ id, address, kind, subject }: Follower, { name, news }: Told, { baseUrl, secret }: Config) {
  const key = letterKey(id, secret);
  return {
    to: address, subject: `News about ${name ?? ''}`.slice(0, 200), purpose: 'news',
    body: `You asked us to tell you what happens with “${name ?? ''}”.\n\n${news.earlier > 0 ? `The latest ${news.lines.length} of ${news.lines.length + news.earlier}. More: ${baseUrl}${followHref({ kind, subject })}\n\n` : ''}${news.lines.map(({ at, what, href }) => `* ${formatLondonDate(at)}: ${what}\n  ${baseUrl}${href}`).join('\n')}\n\nTo choose how often they come, or to stop these letters with one press and have your address forgotten, open this page:\n${baseUrl}/letters?key=${key}\n`,
    stopAddress: `${baseUrl}/letters/stop?key=${key}`,
  };
}
