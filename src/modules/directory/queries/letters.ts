import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** The addresses of the administrators who answer a request; only in the scope of the person who asks, and only for their letter. */
export async function administratorsToWriteTo(tx: Tx, requestId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`select address from directory.administrators_to_write_to(${requestId}, ${londonDay(now)}) as found (address)`.execute(tx);
  return rows.map(({ address }) => address);
}

/** The address of whoever asked to join; only in the scope of the organisation asked, and only for their letter. */
export async function askerToWriteTo(tx: Tx, requestId: string): Promise<string | null> {
  const { rows } = await sql<{ address: string | null }>`select directory.asker_to_write_to(${requestId}) as address`.execute(tx);
  return rows[0]?.address ?? null;
}

/** Is there anybody who could answer a request to join? */
export async function hasAdministrator(tx: Tx, organisationId: string, onDay: Day): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select directory.has_administrator(${organisationId}, ${onDay}) as there`.execute(tx);
  return rows[0]?.there ?? false;
}
