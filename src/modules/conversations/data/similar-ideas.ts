import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { IdeaIndex } from '#engines/similarity';
import { keptBriefly, type Store } from '#platform/db';
import { openIdeaIndex } from './similar-words.ts';

/** Below it two ideas share a topic, not a wish. */
export const LEAST_LIKENESS = 0.5;
/** Ideas put into an index before other requests have a turn: about ten milliseconds' work. */
const AT_ONCE = 100;
const PHASES_HELD = 12;

interface Held {
  index: IdeaIndex;
  revisions: Map<string, number>;
  filling: Promise<void>;
}

const indexes = new WeakMap<Store, Map<string, Held>>();
const standing = keptBriefly<readonly { id: string; revision: number }[]>({ milliseconds: 1_000 });

/**
 * Ids of shown ideas of a phase that may say the same as a text, best first. The index is kept by each process for each phase and
 * follows what is shown to within a second. It holds no text.
 */
export async function similarIdeas(store: Store, phaseId: string, text: string, { limit = 3, least = LEAST_LIKENESS }: { limit?: number; least?: number } = {}): Promise<string[]> {
  const held = heldFor(store, phaseId);
  held.filling = held.filling.catch(() => undefined).then(() => follow(store, phaseId, held));
  await held.filling;
  return held.index.similar(text, { limit, least }).map(({ id }) => id);
}

function heldFor(store: Store, phaseId: string): Held {
  const phases = indexes.get(store) ?? new Map<string, Held>();
  indexes.set(store, phases);
  const held = phases.get(phaseId) ?? { index: openIdeaIndex(), revisions: new Map<string, number>(), filling: Promise.resolve() };
  // Put last, so that the phase that nobody asked for longest is the first to go.
  phases.delete(phaseId);
  phases.set(phaseId, held);
  for (const oldest of phases.keys()) if (phases.size > PHASES_HELD) phases.delete(oldest);
  return held;
}

async function follow(store: Store, phaseId: string, { index, revisions }: Held): Promise<void> {
  const now = await standing(store, phaseId, () => store.reading({ as: 'public' }, async (tx) =>
    (await sql<{ id: string; revision: number }>`select c.id, c.revision from conversations.contribution c where c.phase_id = ${phaseId} and c.state = 'shown' and c.kind = 'idea'`.execute(tx)).rows));
  const current = new Set(now.map(({ id }) => id));
  for (const id of revisions.keys()) {
    if (current.has(id)) continue;
    index.remove(id);
    revisions.delete(id);
  }
  const changed = now.filter(({ id, revision }) => revisions.get(id) !== revision);
  for (let start = 0; start < changed.length; start += AT_ONCE) await put(store, changed.slice(start, start + AT_ONCE), { index, revisions });
}

async function put(store: Store, ideas: readonly { id: string; revision: number }[], { index, revisions }: Pick<Held, 'index' | 'revisions'>): Promise<void> {
  const { rows } = await store.reading({ as: 'public' }, (tx) => sql<{ id: string; revision: number; words: string }>`select c.id, c.revision, coalesce(c.shown_words, c.words) as words
    from conversations.contribution c where c.id = any (${ideas.map(({ id }) => id)}::uuid[]) and c.state = 'shown'`.execute(tx));
  for (const { id, revision, words } of rows) {
    index.add(id, words);
    revisions.set(id, revision);
  }
  await setImmediate();
}
