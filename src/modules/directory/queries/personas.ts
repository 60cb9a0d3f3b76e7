import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ViewerMembership } from '#platform/http';

/** An example person whom a visitor of a demo may become. */
export interface Persona {
  code: string;
  title: string;
  wish: string;
  name: string;
  personId: string;
  memberships: readonly ViewerMembership[];
}

/** The personas of a demo, in order; none in any other installation, because the database itself says whether it is one. */
export async function personas(tx: Tx): Promise<Persona[]> {
  const { rows } = await sql<{ person_id: string; code: string; title: string; wish: string; display_name: string; memberships: ViewerMembership[] }>`select * from directory.personas()`.execute(tx);
  return rows.map((row) => ({ code: row.code, title: row.title, wish: row.wish, name: row.display_name, personId: row.person_id, memberships: row.memberships }));
}
