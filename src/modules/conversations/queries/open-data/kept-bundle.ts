import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';

export interface KeptBundle {
  phaseId: string;
  madeAt: Date;
  sizeBytes: number;
  sha256: string;
}

/** The bundles of a conversation's phases that hold what is shown now; the others are being made. */
export async function keptBundles(tx: Tx, conversationId: string): Promise<Map<string, KeptBundle>> {
  const { rows } = await sql<KeptBundle>`select d.phase_id as "phaseId", d.made_at as "madeAt", d.size_bytes as "sizeBytes", encode(d.sha256, 'hex') as sha256
    from conversations.open_data d join conversations.phase p on p.id = d.phase_id where p.conversation_id = ${conversationId} and d.made_of_changes = d.changes and d.made_at is not null`.execute(tx);
  return new Map(rows.map((row) => [row.phaseId, row]));
}

/** One piece of a bundle that is still the one with this sum; null after the last. Throws NotFound where the bundle was made anew. */
export async function pieceOf(tx: Tx, { phaseId, sha256 }: Pick<KeptBundle, 'phaseId' | 'sha256'>, number: number): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer | null }>`select (select x.bytes from conversations.open_data_piece x where x.phase_id = d.phase_id and x.number = ${number}) as bytes
    from conversations.open_data d where d.phase_id = ${phaseId} and d.sha256 = decode(${sha256}, 'hex') and d.made_of_changes = d.changes`.execute(tx);
  if (!rows[0]) throw new NotFound('The open data has just been made anew. Take it again.');
  return rows[0].bytes;
}

export interface Provenance {
  source: string;
  licence: string;
  attribution: string;
}

/** Where a conversation was loaded from; null where it was held here. */
export async function provenanceOf(tx: Tx, conversationId: string): Promise<Provenance | null> {
  const { rows } = await sql<Provenance>`select source, licence, attribution from conversations.provenance where conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? null;
}
