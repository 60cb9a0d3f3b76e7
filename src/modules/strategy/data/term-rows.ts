import type { Tx } from '#platform/db';
import { Forbidden, NotFound } from '#platform/errors';
import { authoriseAround, mayAround, type AroundActing } from './around-acting.ts';

export interface TermRow {
  code: string;
  kind: string;
  ownerOrganisationId: string | null;
  currentVersion: number;
}

/** True for those who keep this word: its organisation's leads, or the national team for words that no organisation owns. */
export const keepsTerm = (viewer: AroundActing['viewer'], ownerOrganisationId: string | null): boolean =>
  ownerOrganisationId ? mayAround(viewer, 'review words', ownerOrganisationId) : mayAround(viewer, 'review words of every page');

/** Locks a word for whoever keeps it. Throws NotFound or Forbidden. */
export async function openTerm(tx: Tx, acting: AroundActing, code: string): Promise<TermRow> {
  const seen = await tx.selectFrom('strategy.term').select('owner_organisation_id').where('code', '=', code).executeTakeFirst();
  if (!seen) throw new NotFound('We cannot find that word.');
  if (!keepsTerm(acting.viewer, seen.owner_organisation_id)) throw new Forbidden('This word is kept by somebody else. You can tell them that it does not work for you.');
  const row = await tx.selectFrom('strategy.term').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that word.');
  return { code: row.code, kind: row.kind, ownerOrganisationId: row.owner_organisation_id, currentVersion: row.current_version };
}

/** The organisation in whose name this viewer keeps the word: the owner, or for a word of every page the one they are the national team of. */
export function keeperOf({ viewer }: AroundActing, ownerOrganisationId: string | null): string {
  const organisationId = ownerOrganisationId ?? viewer.grants.find((grant) => mayAround({ ...viewer, grants: [grant] }, 'review words of every page'))?.organisationId;
  if (!organisationId) throw new Forbidden();
  authoriseAround({ viewer, now: new Date(0) }, ownerOrganisationId ? 'review words' : 'review words of every page', organisationId);
  return organisationId;
}
