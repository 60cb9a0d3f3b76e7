import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { peopleOfOrganisation } from '#modules/directory';
import { authorise, mayDo, type Acting } from '../../data/acting.ts';
import { personActing } from '../../data/workshop-acting.ts';
import type { PeerNoteKind } from '../../domain/phases/peer-notes.ts';

export interface PeerNote {
  organisationId: string;
  personId: string;
  kind: PeerNoteKind;
  notedOn: Day;
  words: string;
}

/** Notes something for a peer leader: what they learnt, what support they had, or that expenses are dealt with. No sums are kept. */
export async function notePeerWork(tx: Tx, acting: Acting, { organisationId, personId, kind, notedOn, words }: PeerNote): Promise<void> {
  authorise(acting, 'keep peer records', organisationId);
  if (!mayDo(acting.viewer, 'organise conversations', organisationId) && personId !== personActing(acting)) throw new Forbidden('You can write notes of your own only.');
  const peers = (await peopleOfOrganisation(tx, organisationId)).filter(({ role }) => role === 'peer leader');
  if (!isId(personId) || !peers.some((peer) => peer.personId === personId)) throw new Invalid('Choose a peer leader.', { person: 'Choose a peer leader' });
  if (notedOn > londonDay(acting.now)) throw new Invalid('That day is still to come.', { notedOn: 'Enter a day that has been' });
  await tx.insertInto('conversations.peer_note').values({ id: newId(), organisation_id: organisationId, person_id: personId, kind, noted_on: notedOn, words, noted_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: `peer leader ${kind} noted`, organisationId, subject: { kind: 'person', id: personId } });
}
