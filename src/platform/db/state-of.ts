import { sql } from 'kysely';
import { askTogether } from './ask-together.ts';
import type { Store } from './store.ts';

/**
 * The state of the whole database as a text: two equal texts mean that nothing was written between the two questions. It is the snapshot of
 * PostgreSQL, which moves whenever a transaction that wrote begins or ends. Cheaper than any reading of rows, and exact, so it suits as part of a key.
 */
export async function stateOf(store: Store): Promise<string> {
  const ask = asking.get(store) ?? askTogether(async (keys) => {
    const { rows: [row] } = await store.unscoped((database) => sql<{ state: string }>`select pg_current_snapshot()::text as state`.execute(database));
    return new Map(keys.map((key) => [key, row?.state ?? '']));
  });
  asking.set(store, ask);
  return (await ask('')) ?? '';
}

const asking = new WeakMap<Store, (key: string) => Promise<string | undefined>>();
