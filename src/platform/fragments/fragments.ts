import type { Store } from '#platform/db';
import { openRevisions, type Revisions } from './revisions.ts';

/** Parts of pages, drawn once and kept until what they tell about changes. */
export interface Fragments {
  /** The fragment as HTML: kept, or drawn now. A failure is thrown to everyone who waits and never kept. */
  readonly fragment: (request: FragmentRequest) => Promise<string>;
  /** Letters held, and how many fragments. */
  readonly size: () => { characters: number; count: number };
}

export interface FragmentRequest {
  /** What the fragment tells about; whoever changes it calls platform.bump in the same transaction. */
  topics: readonly string[];
  /** Which fragment: the page and everything of the address that it depends on. */
  key: string;
  /** Whose eyes: `sharedScope(viewer).key`. What one scope may see is never given to another. */
  scopeKey: string;
  /** Ask the database for changes now instead of within a quarter of a second: for a person who just changed something. */
  fresh?: boolean;
  readonly render: () => Promise<string>;
}

interface Options {
  revisions: Revisions;
  /** 64 MB of text as V8 holds it: two bytes a letter at most. */
  mostCharacters?: number;
}

interface Kept {
  revision: string;
  html: string;
}

/**
 * A kept fragment is given out only while the revision of its topics is the one it was drawn at. The revision is read
 * before drawing: a change that lands in between makes the fragment newer than its mark, never older.
 */
export function openFragments({ revisions, mostCharacters = 32_000_000 }: Options): Fragments {
  const shelf = openShelf(mostCharacters);
  const drawing = new Map<string, Promise<string>>();
  const draw = async (name: string, revision: string, render: () => Promise<string>) => {
    const html = await render();
    shelf.keep(name, { revision, html });
    return html;
  };
  return {
    fragment: async ({ topics, key, scopeKey, fresh = false, render }) => {
      const revision = await revisions.of(topics, fresh);
      const name = JSON.stringify([scopeKey, key]);
      const found = shelf.take(name, revision);
      if (found !== null) return found;
      const flight = `${name} ${revision}`;
      const running = drawing.get(flight) ?? draw(name, revision, render).finally(() => drawing.delete(flight));
      drawing.set(flight, running);
      return running;
    },
    size: shelf.size,
  };
}

/** Holds so many characters; what nobody asked for longest goes first. */
function openShelf(mostCharacters: number) {
  const kept = new Map<string, Kept>();
  let characters = 0;
  const drop = (name: string) => {
    characters -= (kept.get(name)?.html.length ?? 0) + name.length;
    kept.delete(name);
  };
  const keep = (name: string, entry: Kept) => {
    if (kept.has(name)) drop(name);
    kept.set(name, entry);
    characters += entry.html.length + name.length;
    for (const oldest of kept.keys()) {
      if (characters <= mostCharacters) return;
      drop(oldest);
    }
  };
  const take = (name: string, revision: string): string | null => {
    const found = kept.get(name);
    if (found?.revision !== revision) return null;
    // Used last: moved to the end, so that the front is what nobody asked for longest.
    kept.delete(name);
    kept.set(name, found);
    return found.html;
  };
  return { keep, take, size: () => ({ characters, count: kept.size }) };
}

const ofStores = new WeakMap<Store, Fragments>();

/** The fragments of this process, one collection per database. */
export function fragmentsOf(store: Store): Fragments {
  const found = ofStores.get(store) ?? openFragments({ revisions: openRevisions(store) });
  ofStores.set(store, found);
  return found;
}
