import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';

/** Programs name organisations and strategies by their codes. Throws Invalid for a code that the viewer cannot see. */
export async function placesByCode(tx: Tx, { organisation, strategy }: { organisation: string; strategy: string }): Promise<{ organisationId: string; strategyId: string }> {
  return { organisationId: await organisationByCode(tx, organisation), strategyId: await strategyByCode(tx, strategy) };
}

export async function organisationByCode(tx: Tx, organisation: string): Promise<string> {
  const place = await tx.selectFrom('directory.organisation').select('id').where('code', '=', organisation).executeTakeFirst();
  if (!place) throw new Invalid('There is no such organisation.', { organisation: 'Give the code of an organisation' });
  return place.id;
}

export async function strategyByCode(tx: Tx, strategy: string): Promise<string> {
  const held = await tx.selectFrom('strategy.strategy').select('id').where('code', '=', strategy).executeTakeFirst();
  if (!held) throw new Invalid('There is no such strategy.', { strategy: 'Give the code of a strategy' });
  return held.id;
}
