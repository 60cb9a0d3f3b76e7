import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { happeningsOf, type Followed, type Happening } from './happenings.ts';

export interface FollowedPage extends Followed {
  isConfirmed: boolean;
  isByLetter: boolean;
  /** The idea that is followed stands with the one of these words now. */
  isJoined: boolean;
  beganOn: string;
  title: string;
  href: string;
  /** None where the idea is not shown any more. */
  words: string | null;
  happenings: readonly Happening[];
}

/** What is followed with a code (its hash) or by a letter (its row), and what happened since, as everyone may read it. Null where nothing is. */
export async function followedWith(store: Store, { hash = null, letter = null }: { hash?: Buffer | null; letter?: string | null }, now: Date): Promise<FollowedPage | null> {
  const { rows: [found] } = await store.unscoped((database) => sql<Followed & { isConfirmed: boolean; beganOn: string; isByLetter: boolean }>`select conversation_id as "conversationId", contribution_id as "contributionId",
    is_confirmed as "isConfirmed", began_on::text as "beganOn", by_letter as "isByLetter" from conversations.followed(${hash}, ${letter})`.execute(database));
  if (!found) return null;
  return store.reading({ as: 'public' }, async (tx) => {
    const { rows: [place] } = await sql<{ title: string; href: string; words: string | null; isJoined: boolean }>`select c.title, '/conversations/' || c.code || coalesce('/' || p.position || '/ideas/' || i.id, '') as href, coalesce(i.shown_words, i.words) as words, coalesce(i.id <> ${found.contributionId}, false) as "isJoined"
      from conversations.conversation c left join conversations.contribution i on i.id = coalesce(conversations.stands_with(${found.contributionId}), ${found.contributionId}::uuid) left join conversations.phase p on p.id = i.phase_id where c.id = ${found.conversationId}`.execute(tx);
    return place ? { ...found, ...place, happenings: await happeningsOf(tx, found, { since: new Date(`${found.beganOn}T00:00:00Z`), until: now }) } : null;
  });
}
