import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { hashToken } from '#platform/ids';
import { recordNothingChanged } from './record-progress.ts';

/** What the link in a reminder stands for: one person, one objective, one month. */
export interface ReminderLink {
  objectiveId: string;
  organisationId: string;
  personId: string;
  /** YYYY-MM-01. */
  month: string;
  answered: boolean;
}

/** Finds a link that still counts; null when it is unknown, over, or its person has left. Changes nothing. */
export async function findReminderLink(store: Store, token: string, now: Date): Promise<ReminderLink | null> {
  const { rows } = await store.unscoped((database) => sql<{ objective_id: string; organisation_id: string; person_id: string; month: string; answered: boolean }>`
    select * from strategy.update_link_by_token(${hashToken(token)}, ${now})`.execute(database));
  const row = rows[0];
  return row ? { objectiveId: row.objective_id, organisationId: row.organisation_id, personId: row.person_id, month: row.month, answered: row.answered } : null;
}

/** The scope of the link's person in that one organisation: what the owner themself would see. */
export const scopeOfLink = (link: ReminderLink) => ({ as: 'person' as const, personId: link.personId, organisationIds: [link.organisationId] });

/**
 * Records "nothing changed, because" for the owner who followed a link, without a session. The link and every other one for
 * that objective and month are used up in the same transaction. Throws NotFound for a dead link, Conflict for a used one.
 */
export async function answerReminder(store: Store, source: { now: Date; id?: string }, { token, because }: { token: string; because: string }): Promise<ReminderLink> {
  const link = await findReminderLink(store, token, source.now);
  if (!link) throw new NotFound('This link has ended. Sign in to record an update.');
  await store.within(scopeOfLink(link), async (tx) => {
    await useLink(tx, token, source.now);
    await recordNothingChanged(tx, { ...source, viewer: viewerOf(link) }, { id: link.objectiveId, because, route: 'mail link' });
  });
  return link;
}

async function useLink(tx: Tx, token: string, now: Date): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`select strategy.use_update_link(${hashToken(token)}, ${now}) as used`.execute(tx);
  if (!rows[0]?.used) throw new Conflict('An update for this month is already recorded from a link. Thank you, there is nothing more to do.');
}

/** They hold no role through the link: only what they own is open to them. */
const viewerOf = (link: ReminderLink): Viewer => ({
  kind: 'person', signedIn: true, personId: link.personId, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [], grants: [],
});
