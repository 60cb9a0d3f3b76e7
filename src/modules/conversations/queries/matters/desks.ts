import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { organisationByCode } from '#modules/directory';

export interface MattersDesk {
  organisationId: string;
  code: string;
  name: string;
  isExample: boolean;
  /** The conversation whose codes are used; null where the organisation does not ask yet. */
  conversationId: string | null;
}

/** The organisations that ask what matters, by name. */
export async function mattersDesks(tx: Tx): Promise<MattersDesk[]> {
  const { rows } = await sql<MattersDesk>`select d.organisation_id as "organisationId", o.code, o.name, d.is_example or o.is_example as "isExample", d.conversation_id as "conversationId"
    from conversations.matters_desk d join directory.organisation o on o.id = d.organisation_id and o.closed_at is null order by o.name`.execute(tx);
  return rows;
}

/** One organisation, whether it asks or not. Throws NotFound. */
export async function mattersDeskOf(tx: Tx, code: string): Promise<MattersDesk> {
  const organisation = await organisationByCode(tx, code);
  if (!organisation || organisation.policyTextOnly) throw new NotFound('We cannot find that organisation.');
  const desk = await tx.selectFrom('conversations.matters_desk').select(['conversation_id', 'is_example']).where('organisation_id', '=', organisation.id).executeTakeFirst();
  return { organisationId: organisation.id, code: organisation.code, name: organisation.name, isExample: organisation.isExample || (desk?.is_example ?? false), conversationId: desk?.conversation_id ?? null };
}

/** The same by the organisation's id, for whoever holds the code of an answer. */
export async function mattersDeskById(tx: Tx, organisationId: string): Promise<MattersDesk> {
  const { code } = await tx.selectFrom('directory.organisation').select('code').where('id', '=', organisationId).executeTakeFirstOrThrow();
  return mattersDeskOf(tx, code);
}
