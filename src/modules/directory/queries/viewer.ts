import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import { askTogether, type Store } from '#platform/db';
import type { Viewer, ViewerMembership } from '#platform/http';
import { hashToken } from '#platform/ids';
import { sessionUntil } from '#platform/session';

interface FoundViewer {
  session_id: string;
  person_id: string;
  seen_at: Date;
  display_name: string | null;
  memberships: ViewerMembership[];
}

/** Who holds this session cookie; null when the session is unknown, over, or its person has left. */
export async function viewerBySession(store: Store, token: string, now: Date): Promise<Viewer | null> {
  const found = await foundBySession(store, hashToken(token).toString('hex'), now);
  if (!found) return null;
  await keepAlive(store, found, now);
  return {
    kind: 'person', signedIn: true, personId: found.person_id, sessionId: found.session_id, tokenId: null, name: found.display_name,
    memberships: found.memberships, tokenScopes: [],
    grants: found.memberships.map(({ role, organisationId, unitLevel }) => ({ role, organisationId, level: unitLevel })),
  };
}

interface SessionDesk {
  at: Date;
  ask: (hash: string) => Promise<FoundViewer | undefined>;
}
const desks = new WeakMap<Store, SessionDesk>();

/** One question to the database for everyone whose request came in the same turn, at the time of the latest of them. */
function foundBySession(store: Store, hash: string, now: Date): Promise<FoundViewer | undefined> {
  const desk = desks.get(store) ?? openDesk(store, now);
  desks.set(store, desk);
  desk.at = now;
  return desk.ask(hash);
}

function openDesk(store: Store, now: Date): SessionDesk {
  const desk: SessionDesk = {
    at: now,
    ask: askTogether(async (hashes) => {
      const { rows } = await store.unscoped((database) => sql<FoundViewer & { hash: string }>`
        select asked.hash, found.* from unnest(${hashes}::text[]) asked (hash), directory.viewer_by_session(decode(asked.hash, 'hex'), ${desk.at}) found`.execute(database));
      return new Map(rows.map((row) => [row.hash, row]));
    }),
  };
  return desk;
}

/** A session in use lives on; its row is written at most every ten minutes. */
async function keepAlive(store: Store, found: FoundViewer, now: Date): Promise<void> {
  if (now.getTime() - found.seen_at.getTime() < 600_000) return;
  await store.unscoped((database) => sql`select platform.touch_session(${found.session_id}, ${now}, ${sessionUntil(now)}), directory.mark_seen(${found.person_id}, ${londonDay(now)})`.execute(database));
}

/** The days on which this process has already noted that a token was used. */
const noted = new Map<string, string>();

async function noteTokenUse(store: Store, tokenId: string, now: Date): Promise<void> {
  const today = londonDay(now);
  if (noted.get(tokenId) === today) return;
  noted.set(tokenId, today);
  await store.unscoped((database) => sql`select directory.mark_token_used(${tokenId}, ${today})`.execute(database));
}

/** A program with a token acts for one organisation, in the role "program" and within the token's scopes. */
export async function viewerByToken(store: Store, token: string, now: Date): Promise<Viewer | null> {
  const { rows } = await store.unscoped((database) => sql<{ token_id: string; organisation_id: string; scopes: string[] }>`
    select * from directory.viewer_by_token(${hashToken(token)}, ${now})`.execute(database));
  const found = rows[0];
  if (!found) return null;
  await noteTokenUse(store, found.token_id, now);
  return {
    kind: 'token', signedIn: true, personId: null, sessionId: null, tokenId: found.token_id, name: null, memberships: [],
    tokenScopes: found.scopes, grants: [{ role: 'program', organisationId: found.organisation_id }],
  };
}
