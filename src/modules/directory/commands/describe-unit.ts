import { may } from '#platform/access';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sentences } from '../permissions.ts';

export interface UnitWords {
  name: string;
  leadRole: string | null;
  note: string | null;
}

/** Changes what is said of a unit. `was` is what the form was made from: if somebody changed it since, nothing is lost. */
export async function describeUnit(ctx: RequestContext, code: string, words: UnitWords, was: string): Promise<void> {
  await ctx.write(async (tx) => {
    const unit = await tx.selectFrom('directory.unit').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
    if (!unit) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'change units', unit.organisation_id)) throw new Forbidden();
    const now = { name: unit.name, leadRole: unit.lead_role, note: unit.note };
    if (fingerprintOf(now) !== was) throw new Conflict(`Somebody changed this meanwhile. It now reads: ${now.name}; lead: ${now.leadRole ?? 'none'}; note: ${now.note ?? 'none'}. Your words are below.`);
    await tx.updateTable('directory.unit').set({ name: words.name, lead_role: words.leadRole, note: words.note }).where('id', '=', unit.id).execute();
    await recordEvent(tx, ctx, {
      room: 'directory', name: 'unit described', organisationId: unit.organisation_id, subject: { kind: 'unit', id: unit.id },
      facts: { code, changed: (['name', 'leadRole', 'note'] as const).filter((key) => now[key] !== words[key]) }, visibility: 'public',
    });
  });
}

/** The words a form was made from, carried in the form. */
export const fingerprintOf = ({ name, leadRole, note }: UnitWords): string => JSON.stringify([name, leadRole, note]);
