import type { Tx } from '#platform/db';

export interface Owner {
  id: string;
  code: string;
  name: string;
}

/** The organisation with this code. */
export const ownerByCode = (tx: Tx, code: string): Promise<Owner | undefined> =>
  tx.selectFrom('directory.organisation').select(['id', 'code', 'name']).where('code', '=', code).executeTakeFirst();

/** The organisation of exactly this name, as a file's publisher is written. */
export const ownerByName = (tx: Tx, name: string): Promise<Owner | undefined> =>
  tx.selectFrom('directory.organisation').select(['id', 'code', 'name']).where('name', '=', name).orderBy('code').executeTakeFirst();
