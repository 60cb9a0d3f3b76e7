import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId } from '#platform/ids';

/** A partner group of this organisation's register, or none. Throws Invalid for another. */
export async function checkPartner(tx: Tx, partnerGroupId: string | null, organisationId: string): Promise<void> {
  if (!partnerGroupId) return;
  const group = isId(partnerGroupId) && await tx.selectFrom('conversations.partner_group').select('id').where('id', '=', partnerGroupId).where('organisation_id', '=', organisationId).executeTakeFirst();
  if (!group) throw new Invalid('That partner group is not in the register.', { partner: 'Choose a partner group from the list' });
}
