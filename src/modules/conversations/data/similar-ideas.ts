import { setImmediate, setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { IdeaIndex } from '#engines/similarity';
import { keptBriefly, type Store } from '#platform/db';
import { sentenceVectors } from '#platform/sentence-vectors';
import { openIdeaIndex } from './similar-words.ts';

/** Below it two ideas have no more than a topic in common. The same wish in wholly other words seldom lies much above. */
const LEAST_LIKENESS = 0.25;
/** From here on it is worth a step of an author's way: lower, nearly every idea in a large conversation would meet it. */
export const WORTH_A_STEP = 0.5;
/** Ideas put into an index before other requests have a turn: about ten milliseconds' work. */
const AT_ONCE = 100;
const PHASES_HELD = 12;
/** Nobody waits longer for a large phase to be put in after a start: what is in by then is compared. */
const FILLING_MS = 1_500;
/** Nobody waits longer for the encoder of sentences; their words are then compared without it. */
const WAIT_MS = 250;
/** Ideas whose sentences are read at a time, while nobody waits. */
const READ_AT_ONCE = 25;

interface Held {
  index: IdeaIndex;
  revisions: Map<string, number>;
  /** Ideas whose sentences the encoder has not read yet, by revision. */
  unread: Map<string, number>;
  filling: Promise<void>;
  isReading: boolean;
}

const indexes = new WeakMap<Store, Map<string, Held>>();
const standing = keptBriefly<readonly { id: string; revision: number }[]>({ milliseconds: 1_000 });

interface Wanted {
  limit?: number;
  least?: number;
  /** None are answered unless the best is as like as this. */
  best?: number;
}

/**
 * Ids of shown ideas of a phase that may say the same as a text, best first. The index is kept by each process for each phase and
 * follows what is shown to within a second. It holds no text; vectors of sentences are in it and nowhere else, for they tell roughly
 * what was said. They are worked out beside requests: until then, and where that fails, ideas are compared by their words.
 */
export async function similarIdeas(store: Store, phaseId: string, text: string, { limit = 5, least = LEAST_LIKENESS, best = least }: Wanted = {}): Promise<string[]> {
  const held = heldFor(store, phaseId);
  held.filling = held.filling.catch(() => undefined).then(() => follow(store, phaseId, held));
  await Promise.race([held.filling, setTimeout(FILLING_MS, undefined, { ref: false })]);
  const sentence = await sentenceOf(text, held);
  // Reading goes on only now: whoever waits is first.
  void readSentences(store, phaseId, held);
  const found = held.index.similar(text, { limit, least, sentence });
  return (found[0]?.likeness ?? 0) >= best ? found.map(({ id }) => id) : [];
}

/** How many shown ideas of a phase are known to this process, and how many sentences of them wait to be read. For figures and tests. */
export const knownIdeas = (store: Store, phaseId: string): { ideas: number; unread: number } => {
  const held = indexes.get(store)?.get(phaseId);
  return { ideas: held?.index.size ?? 0, unread: held?.unread.size ?? 0 };
};

function heldFor(store: Store, phaseId: string): Held {
  const phases = indexes.get(store) ?? new Map<string, Held>();
  indexes.set(store, phases);
  const held = phases.get(phaseId) ?? { index: openIdeaIndex(), revisions: new Map<string, number>(), unread: new Map<string, number>(), filling: Promise.resolve(), isReading: false };
  // Put last, so that the phase that nobody asked for longest is the first to go.
  phases.delete(phaseId);
  phases.set(phaseId, held);
  for (const oldest of phases.keys()) if (phases.size > PHASES_HELD) phases.delete(oldest);
  return held;
}

async function follow(store: Store, phaseId: string, { index, revisions, unread }: Held): Promise<void> {
  const now = await standing(store, phaseId, () => store.reading({ as: 'public' }, async (tx) =>
    (await sql<{ id: string; revision: number }>`select c.id, c.revision from conversations.contribution c where c.phase_id = ${phaseId} and c.state = 'shown' and c.kind = 'idea'`.execute(tx)).rows));
  const current = new Set(now.map(({ id }) => id));
  for (const id of revisions.keys()) {
    if (current.has(id)) continue;
    index.remove(id);
    revisions.delete(id);
    unread.delete(id);
  }
  const changed = now.filter(({ id, revision }) => revisions.get(id) !== revision);
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    for (const { id, revision, words } of await wordsOf(store, changed.slice(start, start + AT_ONCE))) {
      index.add(id, words);
      revisions.set(id, revision);
      unread.set(id, revision);
    }
    await setImmediate();
  }
}

const wordsOf = async (store: Store, ideas: readonly { id: string }[]): Promise<{ id: string; revision: number; words: string }[]> =>
  store.reading({ as: 'public' }, async (tx) => (await sql<{ id: string; revision: number; words: string }>`select c.id, c.revision, coalesce(c.shown_words, c.words) as words
    from conversations.contribution c where c.id = any (${ideas.map(({ id }) => id)}::uuid[]) and c.state = 'shown'`.execute(tx)).rows);

/** Undefined while no idea could be compared by it, and where the encoder does not answer in time. */
async function sentenceOf(text: string, { index, unread }: Held): Promise<Float32Array | undefined> {
  return index.size > unread.size ? (await sentenceVectors([text], { withinMs: WAIT_MS }))?.[0] : undefined;
}

/** Reads the sentences that wait, a few at a time, as long as the phase is held. What failed waits until somebody asks again. */
async function readSentences(store: Store, phaseId: string, held: Held): Promise<void> {
  if (held.isReading) return;
  held.isReading = true;
  try {
    while (held.unread.size > 0 && indexes.get(store)?.get(phaseId) === held && (await readSome(store, held)));
  } catch {
    // The database is away or closed: nothing is lost, and whoever asks next begins again.
  } finally {
    held.isReading = false;
  }
}

async function readSome(store: Store, { index, revisions, unread }: Held): Promise<boolean> {
  const next = [...unread].slice(0, READ_AT_ONCE);
  const ideas = await wordsOf(store, next.map(([id]) => ({ id })));
  const vectors = await sentenceVectors(ideas.map(({ words }) => words), { urgent: false, withinMs: 60_000 });
  if (!vectors) return false;
  // What changed meanwhile waits for its turn under the new revision.
  for (const [id, revision] of next) if (unread.get(id) === revision) unread.delete(id);
  ideas.forEach(({ id, revision }, at) => {
    const vector = vectors[at];
    if (vector && revisions.get(id) === revision) index.say(id, vector);
  });
  return true;
}
