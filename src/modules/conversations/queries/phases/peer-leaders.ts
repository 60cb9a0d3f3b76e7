import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { peopleOfOrganisation } from '#modules/directory';
import type { PeerNoteKind } from '../../domain/phases/peer-notes.ts';

export interface PeerLeader {
  personId: string;
  /** Null until they gave one. */
  name: string | null;
  notes: readonly { id: string; kind: PeerNoteKind; notedOn: Day; words: string }[];
}

/** The peer leaders of an organisation with their notes; for a peer leader only their own. */
export async function peerLeaders(tx: Tx, { organisationId, onlyPersonId }: { organisationId: string; onlyPersonId: string | null }): Promise<PeerLeader[]> {
  const people = (await peopleOfOrganisation(tx, organisationId)).filter(({ role, personId }) => role === 'peer leader' && (onlyPersonId === null || personId === onlyPersonId));
  const { rows } = await sql<{ id: string; personId: string; kind: PeerNoteKind; notedOn: Day; words: string }>`select id, person_id as "personId", kind, noted_on as "notedOn", words from conversations.peer_note
    where organisation_id = ${organisationId} and (${onlyPersonId}::uuid is null or person_id = ${onlyPersonId}) order by noted_on desc, id`.execute(tx);
  return people.map(({ personId, name }) => ({ personId, name, notes: rows.filter((note) => note.personId === personId) }));
}
